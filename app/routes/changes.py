"""``/changes``: what became of facts, write by write, so that a copy can follow; ``/changes.atom`` for people."""

import datetime as dt
from email.utils import format_datetime
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from app.deps import Reader, known_actor_ids
from app.exports import atom
from app.filters import Text
from app.responses.change import Changes
from app.since import since_when
from graph_schema.errors import GoneError
from graph_schema.model.change import ChangeKind

router = APIRouter(tags=["changes"])

_ATOM: dict[int | str, dict[str, Any]] = {
    200: {"description": "The feed", "content": {"application/atom+xml": {"schema": {"type": "string"}}}},
    404: {},
}


class FactType(StrEnum):
    """What sort of fact a change is of."""

    MEETING = "meeting"
    POSITION = "position"
    ACTOR = "actor"
    TOPIC = "topic"
    PLACE = "place"


class ChangeQuery(BaseModel):
    """From where on, and how many."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: str = Field(
        default="0",
        max_length=40,
        description="`next` of the answer before, or a time with its zone",
        examples=["1200", "2025-08-15T12:00:00Z"],
    )
    limit: int = Field(default=100, ge=1, le=1000, description="the most writes of one answer")


class FeedQuery(BaseModel):
    """Which changes; all filters must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: str = Field(
        default="0",
        max_length=40,
        description="only what came after the change of this number, or after this time with its zone",
        examples=["1200", "2025-08-15T12:00:00Z"],
    )
    type: list[FactType] = Field(
        default=[FactType.MEETING, FactType.POSITION], max_length=5, description="of which facts; repeated: any of them"
    )
    change: list[ChangeKind] = Field(default=[], max_length=4, description="what became of them; repeated: any of it")
    actor: Text | None = Field(
        default=None, description="id or name of an actor that has a part in the fact", examples=["Angela Merkel"]
    )
    limit: int = Field(default=50, ge=1, le=200, description="the most entries")


@router.get("/changes", operation_id="listChanges", summary="What has changed")
async def list_changes(reader: Reader, asked: Annotated[ChangeQuery, Query()]) -> Changes:
    """Facts that were created, changed, merged and deleted, in the order of writing.

    A new copy begins with `since=0`, or notes `last`, copies the facts, and goes on from there. Who was away so long
    that changes are missing gets 410.
    """
    number, moment = since_when(asked.since)
    row = await reader.row("changes_since", number=number, moment=moment, limit=asked.limit)
    first, last, items = (row["first"], row["last"], row["items"]) if row else (None, None, [])
    if moment is None and first is not None and 0 < number < first - 1:
        raise GoneError(f"Changes up to {first - 1} are no longer kept: copy the facts anew, then go on from {last}.")
    following = items[-1]["number"] if items else (number if moment is None else last or 0)
    return Changes(items=items, next=str(following), last=last or 0)


@router.get(
    "/changes.atom", operation_id="followChanges", summary="A feed of changes", response_class=Response, responses=_ATOM
)
async def follow_changes(request: Request, reader: Reader, asked: Annotated[FeedQuery, Query()]) -> Response:
    """An Atom feed to subscribe to: one entry for each fact that was created, changed, merged or deleted, latest first.

    Entries lead to the pages of the explorer and name the sentence that says it best. The feed looks back over the last
    2,000 writes; programs that must not miss anything ask `/changes`.
    """
    number, moment = since_when(asked.since)
    actors = await known_actor_ids(reader, asked.actor) if asked.actor else []
    row = await reader.row(
        "changes_feed",
        number=number,
        moment=moment,
        types=[one.value for one in asked.type],
        kinds=[one.value for one in asked.change],
        actors=actors,
        limit=asked.limit,
    )
    items = row["items"] if row else []
    written = dt.datetime.fromisoformat(atom.updated(items)).astimezone(dt.UTC)
    return Response(
        atom.feed(items, str(request.base_url).rstrip("/"), str(request.url)),
        media_type=atom.MEDIA_TYPE,
        headers={"Last-Modified": format_datetime(written, usegmt=True)},
    )
