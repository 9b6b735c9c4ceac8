"""``parley query`` and ``parley cypher``: questions to the graph on the command line. Both only read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from app.commands import parameters
from app.commands.answers import Format, write
from graph_schema.errors import QueryError
from graph_schema.queries import catalog
from graph_schema.queries.catalog import Kind
from graph_schema.settings import StoreSettings
from graph_schema.store import reader, readonly
from graph_schema.store.connect import open_driver, resolve_server

Params = Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...", help="Values of its parameters.")]
As = Annotated[Format, typer.Option("--format", help="table for people; json is a list of objects.")]


def query(
    name: Annotated[str | None, typer.Argument(help="Name of a query; without it, all are listed.")] = None,
    params: Params = None,
    form: As = Format.TABLE,
) -> None:
    """Answer a question that is a file of graph_schema/queries/read. docs/queries.md lists them all.

    Examples:

        parley query

        parley query who_attended words="Alaska summit"

        parley query meetings_list status=planned --format json
    """
    if name is None:
        listed = [
            {"name": q.name, "question": q.question, "parameters": list(q.params)} for q in catalog.all(Kind.READ)
        ]
        write(("name", "question", "parameters"), listed, form)
        return
    found = catalog.load(name)
    if found.kind is not Kind.READ:
        raise QueryError(f"{name} is not a question: it changes the graph")
    values = parameters.fitting(found, parameters.split(params or ()))
    with opened() as source:
        rows = reader.read_rows(source, name, values)
    if found.columns[:2] == ("total", "items") and rows:
        total, rows = rows[0]["total"], rows[0]["items"]
        write(tuple(rows[0]) if rows else (), rows, form)
        typer.echo(f"{len(rows)} of {total}", err=True)
    else:
        write(found.columns, rows, form)


def cypher(
    text: Annotated[str, typer.Argument(metavar="CYPHER", help="One statement that only reads.")],
    params: Params = None,
    form: As = Format.TABLE,
    limit: Annotated[int, typer.Option("--limit", min=1, help="The most rows.")] = 1000,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that it may take.")] = 30,
) -> None:
    """Run Cypher of your own. Whatever does more than read the graph is refused (LOAD CSV, procedures, writes).

    Examples:

        parley cypher 'MATCH (m:Meeting {status: "planned"}) RETURN m.title, m.start_date'

        parley cypher 'MATCH (a:Actor {name: $name})-->(m:Meeting) RETURN m.title' name="Angela Merkel"
    """
    values = parameters.free(parameters.split(params or ()))
    with opened() as source:
        answer = readonly.run_readonly(source, text, values, timeout=timeout, max_rows=limit)
    write(answer.columns, answer.rows, form)
    if answer.cut:
        typer.echo(f"Only the first {limit} rows; --limit gives more.", err=True)


@contextmanager
def opened() -> Iterator[reader.Source]:
    """Yield the graph that the settings name, to be read."""
    server = resolve_server(StoreSettings(), report=lambda line: typer.echo(line, err=True))
    with open_driver(server, "api") as driver:
        yield reader.Source(driver, server.database)
