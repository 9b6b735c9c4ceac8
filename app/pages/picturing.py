"""Addresses of pictures: the network with its page, and network and timeline alone, for a report."""

import asyncio
import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, field_validator
from starlette.responses import HTMLResponse, Response

from app.deps import Reader, known_actor_ids
from app.filters import FromDay, ToDay, first_day
from app.pages.pictures import network as picture
from app.pages.pictures import timeline, world
from app.pages.render import day, page
from app.pages.routes import MOST_MEETINGS, happened, listed, nothing
from app.responses.network import Network
from app.routes.network import network_of
from graph_schema.errors import InputError, NotFoundError
from graph_schema.model.vocabulary import ActorKind, MeetingStatus
from graph_schema.store.reader import GraphReader, Row

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_EDGES = 150
_PLACES = 400


class PeriodQuery(BaseModel):
    """From which day to which. A field of a form that is left empty filters nothing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    since: FromDay | None = Field(default=None, alias="from")
    until: ToDay | None = Field(default=None, alias="to")

    @field_validator("since", "until", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return value or None


class PictureQuery(PeriodQuery):
    """Whose meetings of which time are drawn."""

    actor: str = Field(default="", max_length=200)
    kind: list[ActorKind] = Field(default=[ActorKind.PERSON], max_length=3)


class LineQuery(BaseModel):
    """Of whom, or of what, a timeline is drawn."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    actor: list[Annotated[str, Field(min_length=1, max_length=200)]] = Field(default=[], max_length=2)
    topic: str | None = Field(default=None, max_length=200)


class MapQuery(PeriodQuery):
    """Meetings of which time and status are on the map, and of which place they are listed."""

    status: MeetingStatus = MeetingStatus.HELD
    place: str = Field(default="", max_length=300)


@router.get("/explore/network")
async def network(request: Request, reader: Reader, asked: Annotated[PictureQuery, Query()]) -> Response:
    """Who met whom, as a picture: of a time, an organisation or an actor."""
    asked = await _bounded(reader, asked)
    found = await _network(reader, asked)
    return page(
        request, "network.html", drawing=await asyncio.to_thread(picture.draw, found), network=found, actor=asked.actor,
        since=asked.since, until=asked.until, kinds=[one.value for one in asked.kind],
    )  # fmt: skip


@router.get("/explore/network.svg")
async def network_alone(request: Request, reader: Reader, asked: Annotated[PictureQuery, Query()]) -> Response:
    """The network alone."""
    asked = await _bounded(reader, asked)
    drawing = await asyncio.to_thread(picture.draw, await _network(reader, asked))
    when = " ".join(f"{word} {day(date)}" for word, date in (("from", asked.since), ("to", asked.until)) if date)
    title = " ".join(filter(None, ("Who met whom", f"around {asked.actor}" if asked.actor else "", when)))
    return _file(request, "network.svg", "parley-network.svg", drawing=drawing, title=title)


@router.get("/explore/timeline.svg")
async def timeline_alone(request: Request, reader: Reader, asked: Annotated[LineQuery, Query()]) -> Response:
    """What happened with an actor, between two, or on a topic, along a line."""
    if bool(asked.actor) == bool(asked.topic):
        raise InputError("Ask for one or two actors, or for a topic.")
    ids = [(await known_actor_ids(reader, name))[0] for name in asked.actor]
    line = timeline.along(await happened(reader, ids, asked.topic))
    if line is None:
        raise NotFoundError("Nothing is known that could be drawn.")
    names = {
        row["id"]: row["name"] for row in await reader.rows("facts_named", ids=[*ids, *filter(None, [asked.topic])])
    }
    title = " and ".join(names.get(id_, id_) for id_ in (*ids, *filter(None, [asked.topic])))
    return _file(request, "timeline.svg", "parley-timeline.svg", line=line, title=title)


def _file(request: Request, template: str, name: str, **values: Any) -> Response:
    drawn = page(request, template, today=dt.date.today(), **values)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(drawn.body, media_type="image/svg+xml", headers=headers)


@router.get("/explore/map")
async def world_map(request: Request, reader: Reader, asked: Annotated[MapQuery, Query()]) -> Response:
    """Where meetings were held, of a time; and the last ones of one place."""
    rows, meetings = await asyncio.gather(
        _places(reader, asked),
        listed(reader, status=asked.status, limit=25, place=asked.place, **_span(asked)) if asked.place else nothing(),
    )
    names = await reader.rows("facts_named", ids=[asked.place]) if asked.place else []
    return page(
        request, "map.html", world=world.world(rows), rows=rows, since=asked.since, until=asked.until,
        of_status=asked.status.value, place=names[0] if names else None, meetings=meetings,
    )  # fmt: skip


@router.get("/explore/map.svg")
async def map_alone(request: Request, reader: Reader, asked: Annotated[MapQuery, Query()]) -> Response:
    """The map alone."""
    when = " ".join(f"{word} {day(date)}" for word, date in (("from", asked.since), ("to", asked.until)) if date)
    title = " ".join(filter(None, (f"Meetings, {asked.status}", when)))
    drawing = world.world(await _places(reader, asked))
    return _file(request, "map.svg", "parley-map.svg", world=drawing, title=title)


async def _places(reader: GraphReader, asked: MapQuery) -> list[Row]:
    days = {"from": asked.since or "0001-01-01", "to": asked.until or "9999-12-31"}
    return await reader.rows("meetings_by_place", status=asked.status.value, **days, limit=_PLACES)


def _span(asked: MapQuery) -> dict[str, str]:
    return {name: value for name, value in (("from", asked.since), ("to", asked.until)) if value}


async def _bounded(reader: GraphReader, asked: PictureQuery) -> PictureQuery:
    """The same with a first day, if nothing says of which time or whose: that of the last ``MOST_MEETINGS``."""
    if asked.actor.strip() or asked.since or asked.until:
        return asked
    oldest = await reader.row("meetings_latest", status=MeetingStatus.HELD.value, skip=MOST_MEETINGS, limit=1)
    return asked.model_copy(update={"since": first_day(oldest["start_date"])}) if oldest else asked


async def _network(reader: GraphReader, asked: PictureQuery) -> Network:
    ids = await known_actor_ids(reader, asked.actor) if asked.actor.strip() else []
    return await network_of(
        reader, ids, kinds=asked.kind, since=asked.since, until=asked.until, most=MOST_MEETINGS, limit=_EDGES
    )
