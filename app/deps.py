"""What routes are handed by the application."""

from typing import Annotated

from fastapi import Depends, Request

from graph_schema.errors import NotFoundError
from graph_schema.store.jobs import JobDesk
from graph_schema.store.reader import GraphReader


# Asynchronous, though they wait for nothing: others would be run in a thread, at each request.
async def _reader(request: Request) -> GraphReader:
    reader: GraphReader = request.app.state.reader
    return reader


Reader = Annotated[GraphReader, Depends(_reader)]


async def _jobs(reader: Reader) -> JobDesk:
    return JobDesk(reader)


Jobs = Annotated[JobDesk, Depends(_jobs)]


async def actor_ids(reader: GraphReader, named: str) -> list[str]:
    """The ids of the actors that an id or a name means: those that bear just this name, else all whose name holds it.

    Empty where nobody is meant, so that a list filtered by it is empty too.
    """
    found = await reader.rows("actors_named", name=named)
    exact = [row["id"] for row in found if row["exact"]]
    return exact or [row["id"] for row in found]


async def known_actor_ids(reader: GraphReader, named: str) -> list[str]:
    """As ``actor_ids``, where somebody must be meant: raises NotFoundError if nobody is."""
    ids = await actor_ids(reader, named) if named.strip() else []
    if not ids:
        raise NotFoundError(f"There is no actor {named!r}.")
    return ids
