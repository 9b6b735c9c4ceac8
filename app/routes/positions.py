"""``/positions``: who takes which stance on what, toward whom."""

import asyncio
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import Field, model_validator

from app.deps import Reader, actor_ids
from app.filters import AsOf, Confidence, FactOrder, FromDay, Sources, Text, ToDay, in_order
from app.paging import Pages
from app.responses.base import Page, Sparse
from app.responses.position import Position
from app.sides import SideQuery
from graph_schema.model.vocabulary import Stance
from graph_schema.store.reader import GraphReader

router = APIRouter(prefix="/positions", tags=["positions"])


class PositionQuery(SideQuery):
    """Filters of the list; all of them must hold."""

    holder: Text | None = Field(default=None, description="id or name of who holds it", examples=["Friedrich Merz"])
    target: Text | None = Field(default=None, description="id or name of whom it is toward", examples=["state:RUS"])
    topic: Text | None = Field(default=None, description="id of a topic, or words of its name", examples=["ceasefire"])
    stance: Stance | None = None
    q: Text | None = Field(default=None, description="words of the sentence or the quote")
    from_: FromDay | None = Field(default=None, alias="from", description="stated on or after this day, month or year")
    to: ToDay | None = Field(default=None, description="stated on or before this day, month or year")
    outlet: Text | None = Field(default=None, description="who published an article that tells of it, as spelt there")
    min_confidence: Confidence = None
    min_sources: Sources = None
    as_of: AsOf | None = None
    sort: FactOrder = FactOrder.LATEST

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self.from_, self.to)
        return self


@router.get("", operation_id="listPositions", summary="List positions")
async def list_positions(
    pages: Pages, reader: Reader, asked: Annotated[PositionQuery, Query()]
) -> Page[Position] | Page[Sparse]:
    """Positions with holder, stance, topic, target, quote and evidence; the latest first unless `sort` is given."""
    after = asked.after
    holder, target, sides = await asyncio.gather(
        _meant(reader, asked.holder), _meant(reader, asked.target), asked.sides(reader)
    )
    if holder == [] or target == []:
        return pages.part(Page[Position], asked, None)
    answer = await reader.row(
        "positions_list",
        holder=holder or [],
        target=target or [],
        sides=sides,
        topic=asked.topic,
        stance=asked.stance,
        **{"from": asked.from_},
        to=asked.to,
        min_confidence=asked.min_confidence,
        min_sources=asked.min_sources,
        q=asked.q,
        outlet=asked.outlet,
        as_of=asked.as_of,
        sort=asked.sort,
        after_rank=after.rank,
        after_id=after.id,
        skip=asked.offset,
        limit=asked.limit,
    )
    return pages.part(Page[Position], asked, answer)


async def _meant(reader: GraphReader, named: str | None) -> list[str] | None:
    """The ids of whom a filter means; None where there is no filter."""
    return await actor_ids(reader, named) if named else None
