"""``/topics`` and ``/places``: what positions are about, where meetings are held."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field

from app.deps import Reader
from app.filters import Text
from app.paging import PageQuery, Pages
from app.responses.base import Page
from app.responses.network import PlaceSummary, TopicDetail, TopicSummary
from graph_schema.errors import NotFoundError

router = APIRouter()


class TopicQuery(PageQuery):
    """Filters of the list."""

    q: Text | None = Field(default=None, description="words of its name", examples=["ceasefire"])


class PlaceQuery(PageQuery):
    """Filters of the list; all of them must hold."""

    country: str | None = Field(default=None, pattern="^[A-Z]{3}$", description="ISO 3166 code", examples=["TUR"])
    q: Text | None = Field(default=None, description="words of its name", examples=["Istanbul"])


@router.get("/topics", operation_id="listTopics", summary="List topics", tags=["positions"])
async def list_topics(pages: Pages, reader: Reader, asked: Annotated[TopicQuery, Query()]) -> Page[TopicSummary]:
    """Topics of positions, those with the most positions first."""
    row = await reader.row("topics_list", q=asked.q, skip=asked.offset, limit=asked.limit)
    return pages.page(Page[TopicSummary], asked, row)


@router.get("/topics/{id}", operation_id="getTopic", summary="Who stands where", tags=["positions"])
async def get_topic(
    reader: Reader, id: Annotated[str, Path(description="id as lists show it", examples=["topic:ceasefire"])]
) -> TopicDetail:
    """A topic with everybody who holds a position on it, by stance; the stance taken most often comes first."""
    row = await reader.row("topic_stances", id=id)
    if row is None:
        raise NotFoundError(f"There is no topic {id!r}.")
    return TopicDetail.model_validate(row)


@router.get("/places", operation_id="listPlaces", summary="List places", tags=["meetings"])
async def list_places(pages: Pages, reader: Reader, asked: Annotated[PlaceQuery, Query()]) -> Page[PlaceSummary]:
    """Places of meetings, those with the most meetings first."""
    row = await reader.row("places_list", country=asked.country, q=asked.q, skip=asked.offset, limit=asked.limit)
    return pages.page(Page[PlaceSummary], asked, row)
