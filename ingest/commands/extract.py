"""``parley extract``: what articles say, without a database."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.commands import options
from ingest.commands.progress import shown
from ingest.report import RunReport, State
from ingest.sources.open import count_articles, open_sources

_LONGEST_TABLE = 60
"""Articles of which each gets a line; more are only counted."""

Out = Annotated[Path, typer.Option(help="Folder for the JSON files; made if need be.")]


def extract(
    sources: options.Sources,
    out: Out,
    published: options.Published = None,
    outlet: options.Outlet = None,
    title: options.Title = None,
    url: options.Url = None,
    model: options.Model = None,
    processes: options.Processes = None,
) -> None:
    """Write what articles say as JSON, one file an article. Needs no database.

    A text file NAME.txt may have NAME.json beside it with title, published, outlet and url; other keys are not read.

    Exit code 0: all were read; 1: some failed, each is named with its reason; 2: nothing could be done.

    Example: parley extract news/ --out claims/
    """
    settings = options.settings(model, processes)
    places = options.places(sources)
    items = open_sources(places, options.given(published, outlet, title, url), settings.max_article_bytes)
    from ingest.extract_all import extract_all  # spaCy takes seconds: first let wrong arguments be told

    with shown("Extracting", count_articles(places), Console(stderr=True)) as observe:
        report = extract_all(items, out, settings, observe)
    print_outcomes(report, Console())
    raise typer.Exit(report.exit_code)


def print_outcomes(report: RunReport, console: Console) -> None:
    """Print a line an article, if they are few, and the sum."""
    if len(report.outcomes) <= _LONGEST_TABLE:
        table = Table(box=None, pad_edge=False)
        table.add_column("article", no_wrap=True, max_width=24)
        table.add_column("", no_wrap=True, max_width=32)
        table.add_column("meetings", justify="right", no_wrap=True)
        table.add_column("positions", justify="right", no_wrap=True)
        for outcome in report.outcomes:
            taken = outcome.state is State.WRITTEN
            numbers = (str(outcome.meetings), str(outcome.positions)) if taken else ("", "")
            table.add_row(Text(Path(outcome.origin).name), Text(outcome.reason or outcome.title or ""), *numbers)
        console.print(table)
    console.print(Text(report.summary()))
