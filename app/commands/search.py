"""``parley search``: one search over everything on the command line."""

import asyncio
import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from app.ask.search import search as find
from app.commands.answers import Format, write
from app.responses.search import Type
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import resolve_server
from graph_schema.store.reader import GraphReader


class Form(StrEnum):
    """How the hits are written."""

    TABLE = "table"
    JSON = "json"


def search(
    words: Annotated[str, typer.Argument(help="Words of a name, a title, a sentence.")],
    types: Annotated[list[Type] | None, typer.Option("--type", help="Only this type; may be repeated.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=200, help="The most hits.")] = 20,
    form: Annotated[
        Form, typer.Option("--format", help="table for people; json is all that GET /search answers.")
    ] = Form.TABLE,
) -> None:
    """Search actors, meetings, positions and articles; typing errors in names are forgiven.

    Examples:

        parley search Zelensky

        parley search "Alaska summit" --type meeting
    """
    found = asyncio.run(_found(words, [one.value for one in types or ()], limit))
    if form is Form.JSON:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    rows = [
        {
            "type": hit["type"],
            "title": hit["title"]["text"],
            "text": hit["text"]["text"],
            "date": hit["date"],
            "id": hit["id"],
        }
        for hit in found["items"]
    ]
    write(("type", "title", "text", "date", "id"), rows, Format.TABLE)
    typer.echo(f"{len(rows)} of {found['total']}", err=True)


async def _found(words: str, types: list[str], limit: int) -> dict[str, Any]:
    server = resolve_server(StoreSettings(), report=lambda line: typer.echo(line, err=True))
    async with GraphReader(server, timeout=60) as reader:
        return await find(reader, words, types, 0, limit)
