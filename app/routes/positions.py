"""``/positions``: who takes which stance on what, toward whom."""

from typing import Annotated, Self

from fastapi import APIRouter, Query, Request
from pydantic import Field, model_validator

from app.deps import Reader, actor_ids
from app.filters import AsOf, Confidence, FromDay, Sources, Text, ToDay, in_order
from app.paging import PageQuery, page_of
from app.responses.base import Page
from app.responses.position import Position
from graph_schema.model.vocabulary import Stance

router = APIRouter(prefix="/positions", tags=["positions"])


class PositionQuery(PageQuery):
    """Filters of the list; all of them must hold."""

    holder: Text | None = Field(default=None, description="id or name of who holds it", examples=["Friedrich Merz"])
    target: Text | None = Field(default=None, description="id or name of whom it is toward", examples=["state:RUS"])
    topic: Text | None = Field(default=None, description="id of a topic, or words of its name", examples=["ceasefire"])
    stance: Stance | None = None
    q: Text | None = Field(default=None, description="words of the sentence or the quote")
    from_: FromDay | None = Field(default=None, alias="from", description="stated on or after this day, month or year")
    to: ToDay | None = Field(default=None, description="stated on or before this day, month or year")
    min_confidence: Confidence = None
    min_sources: Sources = None
    as_of: AsOf | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self.from_, self.to)
        return self


@router.get("", operation_id="listPositions", summary="List positions")
async def list_positions(request: Request, reader: Reader, asked: Annotated[PositionQuery, Query()]) -> Page[Position]:
    """Positions with holder, stance, topic, target, quote and evidence, the latest first."""
    nothing = {"total": 0, "items": []}
    holder = await actor_ids(reader, asked.holder) if asked.holder else []
    target = await actor_ids(reader, asked.target) if asked.target else []
    if (asked.holder and not holder) or (asked.target and not target):
        return page_of(Page[Position], request, asked, nothing)
    answer = await reader.row(
        "positions_list",
        holder=holder,
        target=target,
        topic=asked.topic,
        stance=asked.stance,
        **{"from": asked.from_},
        to=asked.to,
        min_confidence=asked.min_confidence,
        min_sources=asked.min_sources,
        q=asked.q,
        as_of=asked.as_of,
        skip=asked.offset,
        limit=asked.limit,
    )
    return page_of(Page[Position], request, asked, answer or nothing)
