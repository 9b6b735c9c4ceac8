"""``parley quarantine``: articles that failed too often, and are put aside."""

from collections.abc import Collection
from typing import Annotated

import typer

from graph_schema.errors import InputError
from graph_schema.model.article import RawArticle
from graph_schema.model.job import JsonObject
from graph_schema.model.run import FailureState
from graph_schema.settings import StoreSettings
from graph_schema.store.ledger import ATTEMPTS
from ingest.commands.say import say
from ingest.commands.tables import print_table
from ingest.graph import open_graph
from ingest.reopening import reopened

quarantine_app = typer.Typer(
    name="quarantine",
    help=f"Articles that failed {ATTEMPTS} times as they are. They are not tried again unless you say so.",
    no_args_is_help=True,
)

Ids = Annotated[list[str] | None, typer.Argument(metavar="ID…", help="As `parley quarantine list` shows them: fail-…")]
All = Annotated[bool, typer.Option("--all", help="All that are in quarantine.")]


@quarantine_app.command("list")
def list_quarantine(
    failing: Annotated[bool, typer.Option("--failing", help="Those too that will be tried again.")] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help="Those too that were given up.")] = False,
) -> None:
    """List the articles that are put aside, with the reason of the last failure.

    Example: parley quarantine list --failing
    """
    states = [FailureState.QUARANTINED]
    states += [FailureState.FAILING] if failing else []
    states += [FailureState.DROPPED] if dropped else []
    with open_graph(StoreSettings(), say) as graph:
        found = graph.ledger.failed(states)
    print_table(
        ("id", "state", "times", "last", "article", "origin", "why"),
        [
            (one.id, one.state, one.attempts, f"{one.last_at:%Y-%m-%d %H:%M}", one.article_id, one.origin, one.reason)
            for one in found
        ],
    )


@quarantine_app.command("retry")
def retry_quarantine(ids: Ids = None, everything: All = False) -> None:
    """Try articles again. They become jobs, which `parley work` does; what is no article yet is read at the next run.

    Pages that a feed, sitemap or list named are fetched again, even if it names them no more. While sources are being
    read this has to wait.

    Example: parley quarantine retry fail-0123456789abcdef
    """
    with open_graph(StoreSettings(), say) as graph:
        chosen = _chosen(ids, everything, [one.id for one in graph.ledger.failed([FailureState.QUARANTINED])])
        kept = graph.ledger.failed_as(chosen)
        readers = reopened(graph, [one.origin for one in kept.values() if one.raw is None])
        for id, one in kept.items():
            if one.raw is None:
                source = readers.get(one.origin, "its source")
                typer.echo(f"{id}: {source} is asked again at the next run")
            else:
                job = graph.jobs.enqueue("ingest", {"articles": [_order(one.raw)]}, author="parley quarantine")
                typer.echo(f"{id}: {job.id}")
        graph.ledger.forget_failures(kept)
    _complain(chosen, kept)


@quarantine_app.command("drop")
def drop_quarantine(ids: Ids = None, everything: All = False) -> None:
    """Give articles up: as they are now, they are never tried again. A new edition is.

    Example: parley quarantine drop --all
    """
    with open_graph(StoreSettings(), say) as graph:
        chosen = _chosen(ids, everything, [one.id for one in graph.ledger.failed([FailureState.QUARANTINED])])
        kept = graph.ledger.failed_as(chosen)
        typer.echo(f"{graph.ledger.drop_failures(kept)} given up.")
    _complain(chosen, kept)


def _chosen(ids: list[str] | None, everything: bool, all_ids: list[str]) -> list[str]:
    if bool(ids) == everything:
        raise InputError("say which: ids as `parley quarantine list` shows them, or --all")
    return all_ids if everything else ids or []


def _complain(chosen: list[str], kept: Collection[str]) -> None:
    if unknown := [id for id in chosen if id not in kept]:
        typer.echo(f"not there: {', '.join(unknown)}; `parley quarantine list` lists them", err=True)
        raise typer.Exit(1)


def _order(raw: RawArticle) -> JsonObject:
    return raw.model_dump(mode="json", exclude={"origin"}, exclude_none=True)
