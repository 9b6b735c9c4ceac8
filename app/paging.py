"""Lists come in pages: ``limit`` and ``offset`` in, total and the path of the next page out."""

from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from app.responses.base import Page

Item = TypeVar("Item")

DEFAULT_LIMIT = 25
MOST = 200
"""The most items of one page."""
DEEPEST = 100_000
"""The most items that may be skipped: beyond it a narrower filter serves better."""


class PageQuery(BaseModel):
    """The part of the query string that every list takes; a parameter that the list does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)

    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MOST, description="items of one page")
    offset: int = Field(default=0, ge=0, le=DEEPEST, description="items to skip")


def page_of(shape: type[Page[Item]], request: Request, asked: PageQuery, answer: dict[str, Any]) -> Page[Item]:
    """Return the page from a row ``{total, items}``."""
    after = asked.offset + asked.limit
    more = after < answer["total"] and after <= DEEPEST
    return shape(
        total=answer["total"],
        limit=asked.limit,
        offset=asked.offset,
        next=_path(request, offset=after, limit=asked.limit) if more else None,
        items=answer["items"],
    )


def _path(request: Request, **changed: int) -> str:
    url = request.url.include_query_params(**changed)
    return f"{url.path}?{url.query}"
