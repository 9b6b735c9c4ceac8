"""Shards on Dask distributed: a cluster that is there, else worker processes of this machine."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from graph_schema.errors import ParleyError, SettingsError
from ingest.backfill.shard import ShardDone, process_shard
from ingest.pool import THREADS
from ingest.settings import IngestSettings
from ingest.signals import StopRequest
from ingest.sources import Metadata

TRIES = 3
"""A shard whose worker dies so often is given up; an existing cluster has its own number."""
_LIGHT = {
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None,
    "distributed.worker.profile.enabled": False,
}
"""What workers are spared: Dask has them give freed memory back at once (MALLOC_TRIM_THRESHOLD_), which costs spaCy a
sixth of its time in page faults (bench/README.md), and samples their stacks, which nobody looks at."""


def run_dask(
    shards: Sequence[Path],
    out: Path,
    settings: IngestSettings,
    given: Metadata | None,
    stop: StopRequest,
    scheduler: str | None = None,
) -> Iterator[ShardDone]:
    """Yield each shard as it is done, until all are or a stop is asked for.

    ``scheduler`` is the address of an existing cluster, whose workers must see the same folders and have the same
    Parley. Without it as many workers as ``run_local`` would have are started on the loopback address, without a
    dashboard. A shard whose worker dies is done by another one. Raises SettingsError where Dask is not installed or the
    scheduler does not answer.
    """
    try:
        from dask import config
        from distributed import Client, LocalCluster, wait
    except ImportError as error:
        raise SettingsError("--engine dask needs Dask: pip install 'parley-graph[dask]'") from error
    for name in THREADS:
        os.environ.setdefault(name, "1")
    with ExitStack() as stack:
        if scheduler is None:
            stack.enter_context(config.set(_LIGHT))
            cluster = LocalCluster(  # type: ignore[no-untyped-call]
                n_workers=min(settings.workers(), len(shards)),
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
                scheduler_kwargs={"allowed_failures": TRIES - 1},
            )
            stack.enter_context(cluster)
        try:
            address = cluster if scheduler is None else scheduler
            client = stack.enter_context(Client(address, timeout="10s"))  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise SettingsError(f"no Dask scheduler answers at {scheduler}: {error}") from error
        futures = {
            client.submit(process_shard, shard, out, settings, given, pure=False, key=f"{shard.name}-{i}"): shard
            for i, shard in enumerate(shards)
        }
        while futures and not stop:
            try:
                over = wait(  # type: ignore[no-untyped-call]
                    list(futures), timeout=0.5, return_when="FIRST_COMPLETED"
                )
            except TimeoutError:
                continue
            for future in over.done:
                shard = futures.pop(future)
                yield future.result() if future.status == "finished" else _failed(shard, future.exception())
        client.cancel(list(futures))


def _failed(shard: Path, error: BaseException | None) -> ShardDone:
    from distributed import KilledWorker

    if isinstance(error, ParleyError):
        raise error
    if isinstance(error, KilledWorker):
        return ShardDone(shard, error="the workers that read it died one after the other (memory?)")
    return ShardDone(shard, error=f"{type(error).__name__}: {error}")
