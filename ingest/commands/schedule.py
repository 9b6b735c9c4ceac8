"""``parley ingest --all`` and ``parley schedule``: the sources of ``sources.toml``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph_schema.errors import SettingsError
from graph_schema.settings import StoreSettings
from ingest.alone import SOURCES, AlreadyRunningError, alone
from ingest.commands import options
from ingest.commands.progress import shown
from ingest.commands.say import say
from ingest.graph import Graph, open_graph
from ingest.report import RunReport
from ingest.settings import IngestSettings
from ingest.signals import StopRequest, stop_on_signals
from ingest.sources.config import SourceConfig
from ingest.sources.config_file import load_sources

ConfigFile = Annotated[
    Path | None, typer.Option("--sources", metavar="FILE", help="Which sources. [PARLEY_SOURCES, sources.toml]")
]


def schedule(sources: ConfigFile = None, model: options.Model = None, processes: options.Processes = None) -> None:
    """Read each source of sources.toml at its own interval, until Ctrl-C or SIGTERM.

    The ledger (`parley runs`) has what every run did. While another process reads the sources, a turn is left out.

    Example: parley schedule --sources sources.toml
    """
    settings = options.settings(model, processes)
    chosen = chosen_sources(sources, settings, ())
    with stop_on_signals() as stop, open_graph(StoreSettings(), say, settings.lease) as graph:
        from ingest.schedule import keep_schedule

        def read(source: SourceConfig) -> None:
            say(f"{source.name}: {read_sources([source], graph, settings, stop, quiet=True).summary()}")

        keep_schedule(chosen, graph.ledger.ages(), read, stop, say)
    raise typer.Exit(0 if stop.signal is None else 128 + stop.signal)


def ingest_configured(file: Path | None, only: Sequence[str], settings: IngestSettings) -> None:
    """Read all sources once, or the named ones; the exit code is that of ``parley ingest``."""
    chosen = chosen_sources(file, settings, only)
    try:
        with stop_on_signals() as stop, open_graph(StoreSettings(), say, settings.lease) as graph:
            report = read_sources(chosen, graph, settings, stop)
    except AlreadyRunningError as running:
        typer.echo(str(running))
        return
    typer.echo(report.summary())
    raise typer.Exit(report.exit_code)


def read_sources(
    sources: Sequence[SourceConfig], graph: Graph, settings: IngestSettings, stop: StopRequest, *, quiet: bool = False
) -> RunReport:
    """Read the sources in one run. Raises AlreadyRunningError where another process reads sources just now."""
    from ingest.all_sources import ingest_sources

    scope = SOURCES if len(sources) != 1 else f"source:{sources[0].name}"
    console = Console(stderr=True, quiet=quiet)
    with alone(graph.lease(SOURCES), stop), shown("Reading sources", None, console) as observe:
        return ingest_sources(sources, graph, settings, stop, observe, scope=scope)


def chosen_sources(file: Path | None, settings: IngestSettings, only: Sequence[str]) -> list[SourceConfig]:
    """Return the sources that are switched on, or those of these names. Raises SettingsError."""
    path = file or settings.sources
    if not path.is_file():
        raise SettingsError(f"there is no {path}: copy deploy/sources.example.toml, or name another file by --sources")
    found = load_sources(path)
    if unknown := sorted(set(only) - {source.name for source in found}):
        raise SettingsError(f"{path} has no source {unknown[0]!r}")
    chosen = [source for source in found if (source.name in only if only else source.enabled)]
    if not chosen:
        raise SettingsError(f"{path} has no source that is switched on")
    return chosen
