"""``parley digest`` and ``parley changes``: what the facts are as a whole, and what becomes of them."""

from typing import Annotated

import typer

from app.commands.answers import Format, write
from app.commands.query import opened
from app.since import since_when
from graph_schema.store import digest as facts
from graph_schema.store.reader import read_rows

Since = Annotated[str, typer.Option(help="Number of the last change that you know, or a time: 2025-08-15T12:00:00Z.")]


def digest(
    lines: Annotated[
        bool, typer.Option("--lines", help="The sorted lines that it is made of, to compare graphs.")
    ] = False,
) -> None:
    """Print a fingerprint of all facts with their evidence: equal for graphs that say the same.

    Example: parley digest --lines | diff - yesterday.txt
    """
    with opened() as source:
        if lines:
            for line in facts.lines(source.driver, source.database):
                typer.echo(line)
        else:
            typer.echo(facts.digest(source.driver, source.database))


def changes(
    since: Since = "0",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="The most changes.")] = 100,
    form: Annotated[
        Format, typer.Option("--format", help="table for people; json is a list of objects.")
    ] = Format.TABLE,
) -> None:
    """List what became of facts, write by write: created, changed, merged with another one, deleted.

    Example: parley changes --since 2025-08-15 --format json
    """
    number, moment = since_when(since)
    with opened() as source:
        (row,) = read_rows(source, "changes_since", {"number": number, "moment": moment, "limit": limit})
    if row["first"] is not None and moment is None and number < row["first"] - 1:
        typer.echo(f"changes before {row['first']} are not kept any more", err=True)
    columns = ("number", "at", "causes", "created", "changed", "merged", "deleted")
    write(columns, [{name: item[name] for name in columns} for item in row["items"]], form)
