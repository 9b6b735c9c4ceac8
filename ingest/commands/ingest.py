"""``parley ingest``: articles into the graph."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph_schema.errors import SettingsError
from graph_schema.settings import StoreSettings
from ingest.alone import AlreadyRunningError, alone, paths_scope
from ingest.commands import options
from ingest.commands.progress import shown
from ingest.commands.say import say
from ingest.commands.schedule import ConfigFile, ingest_configured
from ingest.graph import Graph, open_graph
from ingest.report import RunReport
from ingest.settings import IngestSettings
from ingest.signals import stop_on_signals
from ingest.sources import SourceItem
from ingest.sources.open import Place, count_articles, open_sources


def ingest(
    sources: Annotated[list[str] | None, typer.Argument(metavar="SOURCE…", help=options.KINDS_OF_SOURCES)] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All sources of sources.toml that are switched on.")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option("--source", metavar="NAME", help="This source of sources.toml; may be repeated.")
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Read them once and end, for cron and the like; `parley schedule` goes on.")
    ] = False,
    config: ConfigFile = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
    title: options.Title = None,
    url: options.Url = None,
    model: options.Model = None,
    processes: options.Processes = None,
) -> None:
    """Take articles into the graph. Articles that it has already, unchanged, are left alone.

    A text file NAME.txt may have NAME.json beside it with title, published, outlet and url. Exit code 0: all are in
    the graph, or another process takes in the same just now; 1: some failed, the reasons are on stderr; 2: nothing
    could be done. Stopped half-way it goes on where it stopped when it is run again.

    Examples:

        parley ingest news/ article.txt --published 2025-08-17 --outlet "The Example Post"

        parley ingest --all --once --sources sources.toml
    """
    settings = options.settings(model, processes)
    if everything or only:
        if sources or published or outlet or title or url:
            raise SettingsError("--all and --source read what sources.toml says: give no files and no facts with them")
        ingest_configured(config, only or (), settings)
        return
    if not sources or once or config:
        raise SettingsError("say what to read: files and folders, or --all for the sources of sources.toml")
    places = options.places(sources)
    items = open_sources(places, options.given(published, outlet, title, url), settings.max_article_bytes)
    try:
        with open_graph(StoreSettings(), say, settings.lease) as graph:
            report = take_in(items, places, graph, settings)
    except AlreadyRunningError as running:
        typer.echo(str(running))
        return
    typer.echo(report.summary())
    raise typer.Exit(report.exit_code)


def take_in(items: Iterable[SourceItem], places: Sequence[Place], graph: Graph, settings: IngestSettings) -> RunReport:
    """Take the articles of these places in, showing how far it is on standard error.

    Raises AlreadyRunningError where another process takes in the same just now.
    """
    from ingest.worker import ingest_all

    scope = paths_scope(places)
    with (
        stop_on_signals() as stop,
        alone(graph.lease(scope), stop),
        shown("Reading articles", count_articles(places), Console(stderr=True)) as observe,
    ):
        return ingest_all(items, graph.writer, graph.ledger, settings, observe, stop, scope=scope)


def ingest_folder(folder: Path, graph: Graph) -> RunReport:
    """Take in a folder with the settings of the environment, as ``parley run`` does with the examples."""
    settings = options.checked(IngestSettings())
    return take_in(open_sources([folder], None, settings.max_article_bytes), [folder], graph, settings)
