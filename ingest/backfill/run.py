"""A backfill from its shards to their claims files."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from graph_schema.errors import SettingsError
from ingest.backfill.claims_file import claims_path
from ingest.backfill.engine import Engine
from ingest.backfill.local import run_local
from ingest.backfill.on_dask import run_dask
from ingest.backfill.shard import ShardDone
from ingest.settings import IngestSettings
from ingest.signals import StopRequest
from ingest.sources import Metadata
from ingest.sources.folder import JSONL, suffix_of

Observe = Callable[[ShardDone], None]


def make_claims(
    shards: Sequence[Path],
    out: Path,
    settings: IngestSettings,
    given: Metadata | None,
    engine: Engine,
    scheduler: str | None,
    stop: StopRequest,
    observe: Observe,
) -> list[ShardDone]:
    """Make the claims file of every shard; return what became of each, in the order of the shards.

    One that fails stops no other; shards that a stop left over are not in the list. Raises SettingsError for shards
    that can't be told apart by their names or are no JSONL, and where the engine can't start.
    """
    check_shards(shards)
    absolute = [shard.absolute() for shard in shards]
    done = {}
    for one in _engine(engine, absolute, out.absolute(), settings, given, scheduler, stop):
        done[one.shard] = one
        observe(one)
    for one in done.values():
        if one.claims:
            _clear(one.claims)
    return [done[shard] for shard in absolute if shard in done]


def check_shards(shards: Sequence[Path]) -> None:
    """Raise SettingsError where they can't be the shards of one backfill."""
    names = Counter(claims_path(shard, Path()).name for shard in shards)
    if twice := [shard.name for shard in shards if names[claims_path(shard, Path()).name] > 1]:
        raise SettingsError(f"two shards are called {twice[0]}: their claims would go to one file, rename one of them")
    if other := [shard for shard in shards if suffix_of(shard) not in JSONL]:
        raise SettingsError(f"{other[0]} is no shard: a shard is a file of JSONL, also packed (.gz, .zst)")


def _engine(
    engine: Engine,
    shards: Sequence[Path],
    out: Path,
    settings: IngestSettings,
    given: Metadata | None,
    scheduler: str | None,
    stop: StopRequest,
) -> Iterator[ShardDone]:
    if engine is Engine.DASK:
        return run_dask(shards, out, settings, given, stop, scheduler)
    return run_local(shards, out, settings, given, stop)


def _clear(claims: Path) -> None:
    """Remove what processes that died left of it."""
    for part in claims.parent.glob(f"{claims.name}.*.part"):
        with suppress(OSError):
            part.unlink()
