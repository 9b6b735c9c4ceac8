"""``/actors``: persons, states and organisations, and what they did and said."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field

from app.deps import Reader
from app.filters import AsOf, Text
from app.moved import found_or_moved
from app.paging import PageQuery, Pages
from app.responses.actor import ActorDetail, ActorSummary
from app.responses.base import Page
from app.responses.meeting import ActorMeeting
from app.responses.position import ActorPosition
from app.sides import Sided, behind_organization
from graph_schema.model.vocabulary import ActorKind, MeetingStatus, ParticipantRole, Stance

router = APIRouter(prefix="/actors", tags=["actors"])

ActorId = Annotated[str, Path(description="id as lists show it", examples=["person:volodymyr-zelenskyy"])]


class ActorOrder(StrEnum):
    """An order of actors. ``-`` means: the greatest first."""

    NAME = "name"
    MOST_MEETINGS = "-meetings"
    MOST_POSITIONS = "-positions"


class ActorQuery(Sided, PageQuery):
    """Filters of the list; all of them must hold."""

    q: Text | None = Field(default=None, description="words of a name or alias", examples=["Zelenskyy"])
    kind: ActorKind | None = None
    sort: ActorOrder | None = Field(default=None, description="without it: the best match of `q` first, then by name")


class ActorMeetingQuery(PageQuery):
    """Filters of an actor's meetings."""

    role: ParticipantRole | None = Field(default=None, description="the part that the actor had")
    status: MeetingStatus | None = None
    as_of: AsOf | None = None


class ActorPositionQuery(PageQuery):
    """Filters of an actor's positions."""

    topic: Text | None = Field(
        default=None,
        description="id of a topic, words of its name, or the question at issue",
        examples=["ceasefire", "ending a war"],
    )
    stance: Stance | None = None
    as_of: AsOf | None = None


@router.get("", operation_id="listActors", summary="List actors")
async def list_actors(pages: Pages, reader: Reader, asked: Annotated[ActorQuery, Query()]) -> Page[ActorSummary]:
    """Actors by name unless `sort` says otherwise; with ``q`` the best match first."""
    among = None
    if asked.organization:
        among = await behind_organization(reader, asked.organization, members=asked.include_members)
    answer = await reader.row(
        "actors_list",
        q=asked.q,
        kind=asked.kind,
        country=asked.country,
        among=among,
        sort=asked.sort,
        skip=asked.offset,
        limit=asked.limit,
    )
    return pages.page(Page[ActorSummary], asked, answer)


@router.get("/{id}", operation_id="getActor", summary="One actor")
async def get_actor(reader: Reader, id: ActorId) -> ActorDetail:
    """An actor with its other names, whom it represents or who represents it, and how much is known of it."""
    return ActorDetail.model_validate(
        await found_or_moved(reader, await reader.row("actor_detail", id=id), "actor", id)
    )


@router.get("/{id}/meetings", operation_id="listActorMeetings", summary="An actor's meetings")
async def list_meetings(
    pages: Pages, reader: Reader, id: ActorId, asked: Annotated[ActorMeetingQuery, Query()]
) -> Page[ActorMeeting]:
    """Meetings that the actor took part in, is to take part in, was kept out of or stayed away from, latest first."""
    row = await reader.row(
        "actor_meetings",
        id=id,
        role=asked.role,
        status=asked.status,
        as_of=asked.as_of,
        skip=asked.offset,
        limit=asked.limit,
    )
    return pages.page(Page[ActorMeeting], asked, await found_or_moved(reader, row, "actor", id))


@router.get("/{id}/positions", operation_id="listActorPositions", summary="An actor's positions")
async def list_positions(
    pages: Pages, reader: Reader, id: ActorId, asked: Annotated[ActorPositionQuery, Query()]
) -> Page[ActorPosition]:
    """What the actor says, the latest first; `shift` tells from which earlier positions it has moved."""
    row = await reader.row(
        "actor_positions",
        id=id,
        topic=asked.topic,
        stance=asked.stance,
        as_of=asked.as_of,
        skip=asked.offset,
        limit=asked.limit,
    )
    return pages.page(Page[ActorPosition], asked, await found_or_moved(reader, row, "actor", id))
