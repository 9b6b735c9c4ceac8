"""``parley retract``: articles out of the graph."""

from typing import Annotated

import typer

from graph_schema.settings import StoreSettings
from graph_schema.store.write_article import Outcome
from ingest.commands.say import say
from ingest.graph import open_graph

Ids = Annotated[
    list[str], typer.Argument(metavar="ID…", help="Ids of articles (art-…), as `articles_list` gives them.")
]


def retract(ids: Ids) -> None:
    """Take articles back: what stays is exactly the graph that would be without them.

    Exit code 1 if the graph has no article of one of the ids; the others are taken back all the same.

    Example: parley retract art-0123456789abcdef
    """
    missing = False
    with open_graph(StoreSettings(), say) as graph:
        for article in ids:
            done = graph.writer.retract(article)
            if done.outcome is Outcome.ABSENT:
                missing = True
                typer.echo(f"{article}: there is no such article; `parley query articles_list` lists them", err=True)
            else:
                typer.echo(
                    f"{article}: taken back; {done.claims_removed} claims went, "
                    f"{done.facts_removed} facts went, {done.facts_written} changed"
                )
    raise typer.Exit(1 if missing else 0)
