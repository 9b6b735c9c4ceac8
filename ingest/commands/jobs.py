"""``parley jobs``: what the service was asked for, and what became of it."""

import json
from typing import Annotated

import typer

from graph_schema.errors import NotFoundError
from graph_schema.model.job import JobState
from graph_schema.settings import StoreSettings
from ingest.commands.say import say
from ingest.commands.tables import print_table
from ingest.graph import open_graph

jobs_app = typer.Typer(name="jobs", help="Look at what the service was asked for.", no_args_is_help=True)


@jobs_app.command("list")
def list_jobs(
    state: Annotated[JobState | None, typer.Option(help="Only those that are this far.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only those of this kind, e.g. ingest.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many, the latest first.")] = 25,
) -> None:
    """List jobs, the latest first.

    Example: parley jobs list --state failed
    """
    with open_graph(StoreSettings(), say) as graph:
        found = graph.jobs.page(state=state, kind=kind, limit=limit)
    print_table(
        ("job", "kind", "state", "asked for", "attempts", "why"),
        [
            (one.id, one.kind, one.state, f"{one.created_at:%Y-%m-%d %H:%M:%S}", one.attempts, one.error)
            for one in found
        ],
    )


@jobs_app.command("show")
def show_job(id: Annotated[str, typer.Argument(metavar="ID", help="As POST /articles told it: job-…")]) -> None:
    """Print a job with its result as JSON.

    Example: parley jobs show job-0123456789abcdef
    """
    with open_graph(StoreSettings(), say) as graph:
        job = graph.jobs.get(id)
    if job is None:
        raise NotFoundError(f"there is no job {id!r}; `parley jobs list` lists them")
    typer.echo(json.dumps(job.model_dump(mode="json", exclude_none=True), ensure_ascii=False, indent=2))


@jobs_app.command("prune")
def prune_jobs(
    days: Annotated[int, typer.Option(min=0, help="Forget those that were over so many days ago.")] = 30,
) -> None:
    """Forget old jobs that are done or failed. What they brought into the graph stays.

    Example: parley jobs prune --days 7
    """
    with open_graph(StoreSettings(), say) as graph:
        typer.echo(f"{graph.jobs.prune(days)} jobs forgotten.")
