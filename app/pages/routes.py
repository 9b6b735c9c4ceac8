"""The addresses of the pages. Each asks the same queries as the REST interface."""

import asyncio
import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, field_validator
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.ask.asking import ask
from app.ask.search import search
from app.deps import Reader, known_actor_ids
from app.filters import FromDay, ToDay
from app.pages import marking, pictures
from app.pages.render import page
from app.responses.article import ArticleDetail
from app.responses.asking import Asked
from app.responses.meeting import MeetingDetail
from app.responses.network import Network
from app.routes.network import network_of
from graph_schema.errors import NotFoundError
from graph_schema.model.vocabulary import ActorKind
from graph_schema.store.reader import GraphReader, Row

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

PER_PAGE = 25
_NO_FILTER: dict[str, Any] = dict.fromkeys(("kind", "place", "q", "role", "min_confidence", "min_sources", "as_of")) | {
    "skip": 0
}

PageNumber = Annotated[int, Query(ge=1, le=4000)]
Words = Annotated[str, Query(max_length=500)]


@router.get("/")
async def home(request: Request, reader: Reader) -> Response:
    """One search box, the latest and the next meetings, activity."""
    today = dt.date.today().isoformat()
    latest, following, open_ends, months, counts = await asyncio.gather(
        _meetings(reader, status="held", limit=8),
        _meetings(reader, status="planned", **{"from": today}, limit=6),
        _meetings(reader, status="planned", limit=6),
        reader.rows("activity_by_month", months=36),
        reader.row("graph_counts"),
    )
    return page(
        request, "home.html", latest=latest["items"], following=following["items"], open_ends=open_ends["items"],
        months=pictures.bars(months), counts=counts,
    )  # fmt: skip


@router.get("/explore/search")
async def find(request: Request, reader: Reader, q: Words = "", number: PageNumber = 1) -> Response:
    """A name, a place or a question: the answer, if it is a question, and everything that is found by its words."""
    if not q.strip():
        return RedirectResponse("/", status_code=303)
    answer, hits = await asyncio.gather(
        ask(reader, q, dt.date.today(), None),
        search(reader, q[:200], [], (number - 1) * PER_PAGE, PER_PAGE),
    )
    asked = Asked.model_validate(answer)
    return page(request, "search.html", q=q, asked=asked, hits=hits, number=number, per_page=PER_PAGE)


@router.get("/explore/meeting/{id}")
async def meeting(request: Request, reader: Reader, id: str) -> Response:
    """When, where, who, what became of it, who says otherwise; each statement with its sentence."""
    row, said, near = await asyncio.gather(
        reader.row("meeting_detail", id=id, as_of=None),
        reader.rows("positions_at_meeting", id=id),
        reader.rows("meeting_neighbours", id=id),
    )
    found = MeetingDetail.model_validate(_there(row, f"There is no meeting {id!r}."))
    return page(request, "meeting.html", meeting=found, said=said, near=near)


@router.get("/explore/actor/{id}")
async def actor(request: Request, reader: Reader, id: str, number: PageNumber = 1) -> Response:
    """Offices, meetings, whom they met most, positions by topic with their shifts."""
    row = _there(await reader.row("actor_detail", id=id), f"There is no actor {id!r}.")
    skip = (number - 1) * PER_PAGE
    meetings, positions, network = await asyncio.gather(
        reader.row("actor_meetings", id=id, role=None, status=None, as_of=None, skip=skip, limit=PER_PAGE),
        reader.row("actor_positions", id=id, topic=None, stance=None, as_of=None, skip=0, limit=100),
        network_of(reader, [id], kinds=list(ActorKind), limit=40),
    )
    met = sorted((edge for edge in network.edges if id in (edge.source, edge.target)), key=lambda e: -e.meetings)
    names = {node.id: node.name for node in network.nodes}
    return page(
        request, "actor.html", actor=row, meetings=meetings or {"total": 0, "items": []},
        by_topic=_by_topic(positions), drawing=pictures.draw(network), number=number, per_page=PER_PAGE,
        met=[{"id": o, "name": names[o], "meetings": e.meetings, "last": e.last}
             for e in met[:12] for o in (e.target if e.source == id else e.source,)],
    )  # fmt: skip


@router.get("/explore/pair")
async def pair(request: Request, reader: Reader, one: Words, other: Words) -> Response:
    """Everything between two actors: meetings, what they said of each other, whom both met, how they hang together."""
    first, second = await _one(reader, one), await _one(reader, other)
    everything = {"topic": None, "from": "0001-01-01", "to": "9999-12-31", "skip": 0, "limit": 200}
    a, b, timeline, common, chain = await asyncio.gather(
        reader.row("actor_detail", id=first),
        reader.row("actor_detail", id=second),
        reader.row("timeline", actors=[first, second], **everything),
        reader.rows("network_common", one=first, other=second, limit=20),
        reader.row("network_path", from_id=first, to_id=second) if first != second else _nothing(),
    )
    return page(
        request, "pair.html", a=_there(a, one), b=_there(b, other), timeline=timeline or {"total": 0, "items": []},
        common=common, steps=chain["steps"] if chain else [],
    )  # fmt: skip


@router.get("/explore/topic/{id}")
async def topic(request: Request, reader: Reader, id: str) -> Response:
    """Who stands where, and over time."""
    row = _there(await reader.row("topic_stances", id=id), f"There is no topic {id!r}.")
    timeline = await reader.row(
        "timeline", actors=[], topic=id, **{"from": "0001-01-01", "to": "9999-12-31"}, skip=0, limit=100
    )
    sides: dict[str, list[Row]] = {"for": [], "against": [], "otherwise": []}
    for stance in row["stances"]:
        sides[_SIDE_OF.get(stance["stance"], "otherwise")].append(stance)
    return page(request, "topic.html", topic=row, sides=sides, timeline=timeline or {"items": []})


@router.get("/explore/article/{id}")
async def article(request: Request, reader: Reader, id: str) -> Response:
    """The text with every claim marked at its exact place: a reader's proof."""
    row = _there(await reader.row("article_detail", id=id), f"There is no article {id!r}.")
    found = ArticleDetail.model_validate(row)
    claims = [claim.model_dump(mode="json") for claim in found.claims]
    return page(
        request, "article.html", article=found, pieces=marking.pieces(found.text, claims),
        sentences=marking.by_sentence(claims),
    )  # fmt: skip


@router.get("/explore/claim/{id}")
async def claim(reader: Reader, id: str) -> Response:
    """Lead to the sentence in its article."""
    row = _there(await reader.row("claim_in_article", id=id), f"There is no claim {id!r}.")
    return RedirectResponse(f"/explore/article/{row['article_id']}#{id}", status_code=303)


class PictureQuery(BaseModel):
    """Whose meetings of which time are drawn. A field of the form that is left empty filters nothing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    actor: str = Field(default="", max_length=200)
    since: FromDay | None = Field(default=None, alias="from")
    until: ToDay | None = Field(default=None, alias="to")
    kind: list[ActorKind] = Field(default=[ActorKind.PERSON], max_length=3)

    @field_validator("since", "until", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return value or None


@router.get("/explore/network")
async def network(request: Request, reader: Reader, asked: Annotated[PictureQuery, Query()]) -> Response:
    """Who met whom, as a picture: of a time, an organisation or an actor."""
    found = await _network(reader, asked)
    return page(
        request, "network.html", drawing=pictures.draw(found), network=found, actor=asked.actor, since=asked.since,
        until=asked.until, kinds=[one.value for one in asked.kind],
    )  # fmt: skip


@router.get("/explore/network.svg")
async def network_picture(request: Request, reader: Reader, asked: Annotated[PictureQuery, Query()]) -> Response:
    """The picture alone, for a report."""
    drawn = page(request, "network.svg", drawing=pictures.draw(await _network(reader, asked)))
    headers = {"Content-Disposition": 'attachment; filename="parley-network.svg"'}
    return Response(drawn.body, media_type="image/svg+xml", headers=headers)


async def _network(reader: GraphReader, asked: PictureQuery) -> Network:
    ids = await known_actor_ids(reader, asked.actor) if asked.actor.strip() else []
    return await network_of(reader, ids, kinds=asked.kind, since=asked.since, until=asked.until, limit=150)


_SIDE_OF = {
    "supports": "for", "agrees": "for", "offers": "for", "calls_for": "for", "demands": "for",
    "opposes": "against", "rejects": "against", "denies": "against", "warns": "against",
}  # fmt: skip
"""On which side of a topic a stance stands, for the two columns of its page; ``states`` is on neither."""


def _by_topic(answer: Row | None) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for position in (answer or {"items": []})["items"]:
        about = position["topic"] or {"id": "", "name": "no topic"}
        found.setdefault(about["id"], {"topic": about, "positions": []})["positions"].append(position)
    return sorted(found.values(), key=lambda group: -len(group["positions"]))


async def _meetings(reader: GraphReader, *, status: str, limit: int, **days: str) -> Row:
    asked = _NO_FILTER | {"actors": [], "status": status, "from": None, "to": None, "limit": limit} | days
    return await reader.row("meetings_list", **asked) or {"total": 0, "items": []}


async def _one(reader: GraphReader, name: str) -> str:
    return (await known_actor_ids(reader, name))[0]


async def _nothing() -> None:
    return None


def _there(row: Row | None, otherwise: str) -> Row:
    if row is None:
        raise NotFoundError(otherwise)
    return row
