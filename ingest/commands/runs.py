"""``parley runs``: the ledger of ingest."""

import datetime as dt
from typing import Annotated

import typer

from graph_schema.errors import NotFoundError
from graph_schema.model.run import ArticleState, Run, RunState
from graph_schema.settings import StoreSettings
from ingest.commands.say import say
from ingest.commands.tables import print_table
from ingest.graph import open_graph

runs_app = typer.Typer(name="runs", help="Look at the runs of ingest, and what became of each article.")

_HEADINGS = ("run", "what", "state", "began", "took", "written", "unchanged", "skipped", "failed", "aside", "why")


@runs_app.callback(invoke_without_command=True)
def list_runs(
    context: typer.Context,
    state: Annotated[RunState | None, typer.Option(help="Only those in this state.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many, the latest first.")] = 20,
) -> None:
    """List the runs of ingest, the latest first.

    Example: parley runs --state died
    """
    if context.invoked_subcommand is None:
        with open_graph(StoreSettings(), say) as graph:
            print_table(_HEADINGS, [_row(run) for run in graph.ledger.runs(state=state, limit=limit)])


@runs_app.command("show")
def show_run(
    id: Annotated[str, typer.Argument(metavar="ID", help="As `parley runs` shows it: run-…")],
    state: Annotated[ArticleState | None, typer.Option(help="Only articles that ended so.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="How many articles.")] = 1000,
) -> None:
    """Print a run, article by article. Articles that were known already, unchanged, are only counted.

    Example: parley runs show run-20250817-120000-1a2b3c4d --state failed
    """
    with open_graph(StoreSettings(), say) as graph:
        found = graph.ledger.run(id, state=state, limit=limit)
    if found is None:
        raise NotFoundError(f"there is no run {id!r}; `parley runs` lists them")
    run, entries = found
    print_table(_HEADINGS, [_row(run)])
    print_table(
        ("article", "state", "at", "meetings", "positions", "origin", "why"),
        [
            (one.article_id, one.state, f"{one.at:%H:%M:%S}", one.meetings, one.positions, one.origin, one.reason)
            for one in entries
        ],
    )


@runs_app.command("prune")
def prune_runs(
    days: Annotated[int, typer.Option(min=0, help="Forget those that began so many days ago.")] = 90,
) -> None:
    """Forget old runs with their articles' entries. What they brought into the graph stays.

    Example: parley runs prune --days 30
    """
    with open_graph(StoreSettings(), say) as graph:
        typer.echo(f"{graph.ledger.prune(days)} entries and runs forgotten.")


def _row(run: Run) -> tuple[object, ...]:
    took = _seconds(run.finished_at - run.started_at) if run.finished_at else None
    counts = (run.written, run.unchanged, run.skipped, run.failed, run.quarantined)
    return run.id, run.scope, run.state, f"{run.started_at:%Y-%m-%d %H:%M:%S}", took, *counts, run.stopped


def _seconds(time: dt.timedelta) -> str:
    return f"{time.total_seconds():.1f} s"
