"""Whole facts, page after page in the order of their ids, so that an export of any size needs little memory."""

from collections.abc import AsyncIterator
from typing import Any, NamedTuple

from graph_schema.store.reader import GraphReader, Row

PAGE = 200
"""Facts that are read at a time: each page is one question within the service's time limit."""


class Wanted(NamedTuple):
    """Which facts are exported; what is None or empty filters nothing. Days are ISO days."""

    actors: tuple[str, ...] = ()
    kind: str | None = None
    status: str | None = None
    stance: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float = 0.0
    min_sources: int = 1


async def meetings(reader: GraphReader, wanted: Wanted) -> AsyncIterator[Row]:
    """Yield the meetings: values, place, ``parties`` with their roles, the best sentence in ``evidence``."""
    async for row in _pages(
        reader, "export_meetings", "meeting", kind=wanted.kind, status=wanted.status, **_common(wanted)
    ):
        yield row


async def positions(reader: GraphReader, wanted: Wanted) -> AsyncIterator[Row]:
    """Yield the positions with holders, topic, target and the best sentence."""
    async for row in _pages(
        reader, "export_positions", "position", stance=wanted.stance, topic=wanted.topic, **_common(wanted)
    ):
        yield row


async def actors(reader: GraphReader, _: Wanted) -> AsyncIterator[Row]:
    """Yield all actors with aliases and whom they represent; no filter applies to them."""
    async for row in _pages(reader, "export_actors", "actor"):
        yield row


def _common(wanted: Wanted) -> dict[str, Any]:
    return {
        "actors": list(wanted.actors),
        "from": wanted.since,
        "to": wanted.until,
        "min_confidence": wanted.min_confidence,
        "min_sources": wanted.min_sources,
    }


async def _pages(reader: GraphReader, query: str, column: str, **params: Any) -> AsyncIterator[Row]:
    after = ""
    while page := await reader.rows(query, after=after, limit=PAGE, **params):
        for row in page:
            yield row[column]
        after = page[-1]["id"]
        if len(page) < PAGE:
            return
