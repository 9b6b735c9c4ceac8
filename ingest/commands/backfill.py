"""``parley backfill``: large archives into the graph, on one machine or many."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from graph_schema.errors import SettingsError
from graph_schema.settings import StoreSettings
from graph_schema.store.bulk import complete, import_into_local
from graph_schema.store.bulk.offline import check_empty
from ingest.alone import AlreadyRunningError, alone, paths_scope
from ingest.backfill.engine import Engine
from ingest.commands import options
from ingest.commands.progress import shown
from ingest.commands.say import say
from ingest.graph import open_graph
from ingest.settings import IngestSettings
from ingest.signals import StopRequest, stop_on_signals

if TYPE_CHECKING:
    from ingest.backfill.shard import ShardDone


class Load(StrEnum):
    """How claims files become a graph."""

    INCREMENTAL = "incremental"
    IMPORT = "import"
    CSV = "csv"
    FINISH = "finish"
    NONE = "none"


_LOADS = (
    "incremental: as ingest does; import: all at once into an empty local Neo4j; csv: the files of an import, for a "
    "server; finish: what is left to do after a server imported them; none: claims files only."
)

Shards = Annotated[list[Path], typer.Argument(metavar="SHARD…", help="JSONL files, also .gz and .zst.")]
Out = Annotated[Path, typer.Option(help="Folder of the claims files; with --scheduler one that all workers see.")]
Scheduler = Annotated[str | None, typer.Option(help="An existing Dask cluster, tcp://host:8786. [one of its own]")]


def backfill(
    shards: Shards,
    engine: Annotated[Engine, typer.Option(help="Processes of this machine, or Dask.")] = Engine.LOCAL,
    scheduler: Scheduler = None,
    out: Out = Path("claims"),
    load: Annotated[Load, typer.Option(help=_LOADS)] = Load.INCREMENTAL,
    published: options.Published = None,
    outlet: options.Outlet = None,
    model: options.Model = None,
    processes: options.Processes = None,
) -> None:
    """Read shards of articles into files of claims, on as many machines as there are; then load these.

    A shard whose claims file is there and still right is not read again: stopped half-way, run it again. Exit code 0:
    all is in the graph; 1: some articles or shards failed, the reasons are on standard error; 2: nothing could be done.

    Example: parley backfill archive/*.jsonl.zst --engine dask --scheduler tcp://10.0.0.1:8786 --load import
    """
    settings, store = options.settings(model, processes), StoreSettings()
    if scheduler and engine is not Engine.DASK:
        raise SettingsError("--scheduler names a Dask cluster: give --engine dask with it")
    if load is Load.FINISH:
        with open_graph(store, say) as graph:
            number = complete(graph.source.driver, graph.source.database, out / "graph")
        typer.echo(f"{number} nodes completed")
        return
    if load is Load.IMPORT:
        check_empty(store, say)
    from ingest.backfill import run  # spaCy takes seconds: first let wrong arguments be told

    given = options.given(published, outlet, None, None)
    with stop_on_signals() as stop:
        done = run.make_claims(shards, out, settings, given, engine, scheduler, stop, lambda one: say(_told(one)))
        if stop:
            say(f"stopped with {len(done)} of {len(shards)} shards done; run it again to go on")
            raise typer.Exit(128 + (stop.signal or 0))
        failed = sum(one.error is not None for one in done)
        files = [one.claims for one in done if one.claims]
        typer.echo(
            f"{len(files)} claims files ({sum(one.unchanged for one in done)} were there), "
            f"{sum(one.articles for one in done)} articles, {sum(one.problems for one in done)} problems"
            + (f"; {failed} shards failed" if failed else "")
        )
        if not files:
            raise typer.Exit(2)
        code = _load(load, files, out, settings, store, stop, paths_scope(shards))
    raise typer.Exit(code or (1 if failed or any(one.problems for one in done) else 0))


def _load(
    load: Load,
    files: list[Path],
    out: Path,
    settings: IngestSettings,
    store: StoreSettings,
    stop: StopRequest,
    scope: str,
) -> int:
    from ingest.backfill.load import load_incremental, write_graph_files
    from ingest.extractor import fingerprint_of

    if load is Load.NONE:
        return 0
    if load in (Load.IMPORT, Load.CSV):
        say("Resolving all claims and writing the files of the graph")
        folder = out / "graph"
        made = write_graph_files(files, fingerprint_of(settings), folder)
        if load is Load.CSV:
            typer.echo(f"{folder}: run import.sh there with the database stopped; docs/backfill.md has the steps")
            return 0
        import_into_local(store, folder, made.arguments(), say)
    # After an import all is there: this notes in the ledger what was, and what failed.
    try:
        with (
            open_graph(store, say, settings.lease) as graph,
            alone(graph.lease(scope), stop),
            shown("Loading", None, Console(stderr=True)) as observe,
        ):
            report = load_incremental(files, graph, settings, observe, stop, scope)
    except AlreadyRunningError as running:
        typer.echo(str(running))
        return 0
    typer.echo(report.summary())
    return report.exit_code


def _told(one: "ShardDone") -> str:
    if one.error:
        return f"failed: {one.shard.name}: {one.error}"
    kept = "was there" if one.unchanged else "done"
    return f"{kept}: {one.shard.name}: {one.articles} articles" + (f", {one.problems} problems" if one.problems else "")
