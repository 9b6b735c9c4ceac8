"""``/export``: whole facts in the forms of other programs, streamed. ``/meetings.ics``: meetings for a calendar."""

import datetime as dt
from collections.abc import AsyncIterator, Callable
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Self

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.responses import StreamingResponse

from app.deps import Reader, known_actor_ids
from app.exports import calendar, followthemoney, graphml, jsonld, plover, rows, tables
from app.exports.rows import Wanted
from app.filters import FromDay, Text, ToDay, in_order
from graph_schema.errors import NotFoundError
from graph_schema.model.vocabulary import MeetingKind, MeetingStatus, Stance
from graph_schema.store.reader import GraphReader, Row

router = APIRouter(tags=["exports"])

Rows = AsyncIterator[Row]


class What(StrEnum):
    """Which facts."""

    MEETINGS = "meetings"
    ACTORS = "actors"
    POSITIONS = "positions"


class Form(StrEnum):
    """In which form; not every kind of fact has all of them."""

    CSV = "csv"
    JSONL = "jsonl"
    GRAPHML = "graphml"
    FTM = "ftm"
    JSONLD = "jsonld"
    PLOVER = "plover"


class _Writer(NamedTuple):
    media_type: str
    write: Callable[[str, Rows], AsyncIterator[str]]


_READ: dict[What, Callable[[GraphReader, Wanted], Rows]] = {
    What.MEETINGS: rows.meetings,
    What.ACTORS: rows.actors,
    What.POSITIONS: rows.positions,
}
WRITERS: dict[tuple[What, Form], _Writer] = {
    **{(what, Form.CSV): _Writer(tables.CSV, tables.table) for what in What},
    **{(what, Form.JSONL): _Writer(tables.JSONL, tables.jsonl) for what in What},
    (What.MEETINGS, Form.GRAPHML): _Writer(graphml.MEDIA_TYPE, graphml.graph),
    (What.MEETINGS, Form.FTM): _Writer(followthemoney.MEDIA_TYPE, followthemoney.meetings),
    (What.ACTORS, Form.FTM): _Writer(followthemoney.MEDIA_TYPE, followthemoney.actors),
    (What.MEETINGS, Form.JSONLD): _Writer(jsonld.MEDIA_TYPE, jsonld.graph),
    (What.MEETINGS, Form.PLOVER): _Writer(plover.MEDIA_TYPE, plover.meetings),
    (What.POSITIONS, Form.PLOVER): _Writer(plover.MEDIA_TYPE, plover.positions),
}
_STREAMED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The facts in that form, as they are read",
        "content": {w.media_type.partition(";")[0]: {"schema": {"type": "string"}} for w in WRITERS.values()},
    }
}
_ICAL: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/calendar": {"schema": {"type": "string"}}}},
    404: {},
}


class ExportQuery(BaseModel):
    """Filters; all of them must hold. Actors are exported whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    actor: Text | None = Field(default=None, description="id or name of one who took part, or holds the position")
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None
    stance: Stance | None = None
    topic: Text | None = Field(default=None, description="id of a topic", examples=["topic:ceasefire"])
    from_: FromDay | None = Field(default=None, alias="from", description="on or after this day, month or year")
    to: ToDay | None = Field(default=None, description="on or before this day, month or year")
    min_confidence: float = Field(default=0, ge=0, le=1, description="the least confidence")
    min_sources: int = Field(default=1, ge=1, le=1000, description="the fewest independent sources")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self.from_, self.to)
        return self


@router.get(
    "/export/{what}.{form}", operation_id="export", summary="Facts in the form of another program",
    response_class=StreamingResponse, responses=_STREAMED,
)  # fmt: skip
async def export(
    reader: Reader,
    what: Annotated[What, Path(description="which facts")],
    form: Annotated[Form, Path(description="`csv` and `jsonl` for all; the others for some")],
    asked: Annotated[ExportQuery, Query()],
) -> StreamingResponse:
    """All facts that pass the filters, in the order of their ids. The first page is read before the answer begins."""
    writer = WRITERS.get((what, form))
    if writer is None:
        known = ", ".join(f"{w}.{f}" for w, f in WRITERS)
        raise NotFoundError(f"There is no {what}.{form}; there are {known}.")
    found = _READ[what](reader, await _wanted(reader, asked))
    lines = await _begun(writer.write(what.value, found))
    headers = {"Content-Disposition": f'attachment; filename="parley-{what}.{form}"'}
    return StreamingResponse(lines, media_type=writer.media_type, headers=headers)


@router.get(
    "/meetings.ics", operation_id="subscribeMeetings", summary="Meetings for a calendar", response_class=Response,
    responses=_ICAL, tags=["meetings"],
)  # fmt: skip
async def subscribe(reader: Reader, asked: Annotated[ExportQuery, Query()]) -> Response:
    """An iCalendar feed to subscribe to: what is planned, unless `status` says otherwise, from 30 days ago on."""
    since = asked.from_ or (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=30)).isoformat()
    given = asked.model_copy(update={"status": asked.status or MeetingStatus.PLANNED, "from_": since})
    found = await calendar.calendar(rows.meetings(reader, await _wanted(reader, given)))
    return Response(found, media_type=calendar.MEDIA_TYPE)


async def _wanted(reader: GraphReader, asked: ExportQuery) -> Wanted:
    ids = tuple(await known_actor_ids(reader, asked.actor)) if asked.actor else ()
    return Wanted(
        actors=ids,
        kind=asked.kind,
        status=asked.status,
        stance=asked.stance,
        topic=asked.topic,
        since=asked.from_,
        until=asked.to,
        min_confidence=asked.min_confidence,
        min_sources=asked.min_sources,
    )


async def _begun(lines: AsyncIterator[str]) -> AsyncIterator[str]:
    """Begin to read, so that a database which is away is an error and not half a file."""
    first = await anext(lines, "")
    return _with_first(first, lines)


async def _with_first(first: str, lines: AsyncIterator[str]) -> AsyncIterator[str]:
    yield first
    async for line in lines:
        yield line
