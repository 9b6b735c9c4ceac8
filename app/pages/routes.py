"""The addresses of the pages. Each asks the same queries as the REST interface."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.ask.asking import ask
from app.ask.search import search
from app.deps import Reader, known_actor_ids
from app.moved import found_or_moved
from app.pages import marking
from app.pages.pictures import activity, timeline
from app.pages.pictures import network as picture
from app.pages.render import page
from app.responses.article import ArticleDetail
from app.responses.asking import Asked
from app.responses.meeting import MeetingDetail
from app.routes.network import network_of
from graph_schema.errors import NotFoundError
from graph_schema.model.vocabulary import ActorKind
from graph_schema.queries import catalog
from graph_schema.store.reader import GraphReader, Row

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

PER_PAGE = 25
_COLUMN = 560
"""Width of a picture that stands in one of two columns."""
MOST_MEETINGS = 300
"""Meetings of one actor from which it is told whom they met, the last ones: some took part in thousands."""
_HAPPENINGS = 100
"""Happenings of a page, the last ones."""
_NO_FILTER: dict[str, Any] = dict.fromkeys(catalog.load("meetings_list").params) | {"actors": [], "skip": 0}

PageNumber = Annotated[int, Query(ge=1, le=4000)]
Words = Annotated[str, Query(max_length=500)]


@router.get("/")
async def home(request: Request, reader: Reader) -> Response:
    """One search box, the latest and the next meetings, activity, what changed since yesterday."""
    today = dt.date.today().isoformat()
    latest, following, open_ends, months, counts, changes = await asyncio.gather(
        reader.rows("meetings_latest", status="held", skip=0, limit=8),
        listed(reader, status="planned", **{"from": today}, limit=6),
        reader.rows("meetings_latest", status="planned", skip=0, limit=6),
        reader.rows("activity_by_month", months=36),
        reader.row("graph_counts"),
        reader.rows("changes_newest", moment=_yesterday(), limit=6, names=4),
    )
    return page(
        request, "home.html", latest=latest, following=following["items"], open_ends=open_ends,
        months=activity.bars(months), counts=counts, changes=changes, yesterday=_yesterday(),
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
    found = MeetingDetail.model_validate(await found_or_moved(reader, row, "meeting", id))
    return page(request, "meeting.html", meeting=found, said=said, near=near)


@router.get("/explore/actor/{id}")
async def actor(request: Request, reader: Reader, id: str, number: PageNumber = 1) -> Response:
    """Offices, meetings, whom they met most, positions by topic with their shifts."""
    row = await found_or_moved(reader, await reader.row("actor_detail", id=id), "actor", id)
    skip = (number - 1) * PER_PAGE
    meetings, positions, network, happenings = await asyncio.gather(
        reader.row("actor_meetings", id=id, role=None, status=None, as_of=None, skip=skip, limit=PER_PAGE),
        reader.row("actor_positions", id=id, topic=None, stance=None, as_of=None, skip=0, limit=100),
        network_of(reader, [id], kinds=list(ActorKind), most=MOST_MEETINGS, limit=40),
        happened(reader, [id]),
    )
    met = sorted((edge for edge in network.edges if id in (edge.source, edge.target)), key=lambda e: -e.meetings)
    names = {node.id: node.name for node in network.nodes}
    drawing = await asyncio.to_thread(picture.draw, network, _COLUMN)
    return page(
        request, "actor.html", actor=row, meetings=meetings or {"total": 0, "items": []},
        by_topic=_by_topic(positions), drawing=drawing, line=timeline.along(happenings), number=number,
        per_page=PER_PAGE,
        most=MOST_MEETINGS, met=[{"id": o, "name": names[o], "meetings": e.meetings, "last": e.last}
             for e in met[:12] for o in (e.target if e.source == id else e.source,)],
    )  # fmt: skip


@router.get("/explore/pair")
async def pair(request: Request, reader: Reader, one: Words, other: Words) -> Response:
    """Everything between two actors: meetings, what they said of each other, whom both met, how they hang together."""
    first, second = await _one(reader, one), await _one(reader, other)
    a, b, happenings, common, chain = await asyncio.gather(
        reader.row("actor_detail", id=first),
        reader.row("actor_detail", id=second),
        happened(reader, [first, second]),
        reader.rows("network_common", one=first, other=second, limit=20),
        reader.row("network_path", from_id=first, to_id=second) if first != second else nothing(),
    )
    return page(
        request, "pair.html", a=_there(a, one), b=_there(b, other), happenings=happenings,
        line=timeline.along(happenings), common=common, steps=chain["steps"] if chain else [],
    )  # fmt: skip


@router.get("/explore/topic/{id}")
async def topic(request: Request, reader: Reader, id: str) -> Response:
    """Who stands where, and over time."""
    row = _there(await reader.row("topic_stances", id=id), f"There is no topic {id!r}.")
    happenings = await happened(reader, topic=id)
    sides: dict[str, list[Row]] = {"for": [], "against": [], "otherwise": []}
    for stance in row["stances"]:
        sides[stance["side"] or "otherwise"].append(stance)
    return page(request, "topic.html", topic=row, sides=sides, happenings=happenings, line=timeline.along(happenings))


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


async def happened(reader: GraphReader, actors: Sequence[str] = (), topic: str | None = None) -> list[Row]:
    """The last happenings of an actor, of a pair, or on a topic, in the order of their days."""
    asked: dict[str, Any] = {"actors": list(actors), "topic": topic, "from": "0001-01-01", "to": "9999-12-31"}
    found = await reader.row("timeline", **asked, skip=0, limit=_HAPPENINGS) or {"total": 0, "items": []}
    if found["total"] > _HAPPENINGS:
        found = await reader.row("timeline", **asked, skip=found["total"] - _HAPPENINGS, limit=_HAPPENINGS) or found
    items: list[Row] = found["items"]
    return items


def _yesterday() -> str:
    return (dt.datetime.now(dt.UTC) - dt.timedelta(days=1)).isoformat(timespec="minutes")


def _by_topic(answer: Row | None) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for position in (answer or {"items": []})["items"]:
        about = position["topic"] or {"id": "", "name": "no topic"}
        found.setdefault(about["id"], {"topic": about, "positions": []})["positions"].append(position)
    return sorted(found.values(), key=lambda group: -len(group["positions"]))


async def listed(reader: GraphReader, *, status: str, limit: int, **filters: str) -> Row:
    """The latest meetings of a status; ``filters`` are those of the list over REST."""
    asked = _NO_FILTER | {"status": status, "limit": limit} | filters
    return await reader.row("meetings_list", **asked) or {"total": 0, "items": []}


async def _one(reader: GraphReader, name: str) -> str:
    return (await known_actor_ids(reader, name))[0]


async def nothing() -> None:
    """In place of a question that is not asked."""
    return None


def _there(row: Row | None, otherwise: str) -> Row:
    if row is None:
        raise NotFoundError(otherwise)
    return row
