"""``/search``: one search over actors, meetings, positions and articles."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from app.ask.search import search
from app.deps import Reader
from app.filters import Text
from app.paging import PageQuery, Pages
from app.responses.base import Page
from app.responses.search import Found, Hit, Type

router = APIRouter(tags=["questions"])


class SearchQuery(PageQuery):
    """The words, and which types of things they are looked for in."""

    q: Text = Field(
        description="words of a name, a title, a sentence; accents don't count, typing errors in names are forgiven",
        examples=["Zelensky", "Alaska summit"],
    )
    type: list[Type] = Field(default=[], max_length=4, description="only these types; repeated: any of them")


@router.get("/search", operation_id="search", summary="Search everything")
async def search_everything(pages: Pages, reader: Reader, asked: Annotated[SearchQuery, Query()]) -> Found:
    """Actors by name or alias, meetings by title or sentence, positions and articles by their words; the best first."""
    answer = await search(reader, asked.q, [one.value for one in asked.type], asked.offset, asked.limit)
    page = pages.page(Page[Hit], asked, answer)
    return Found.model_validate(page.model_dump() | {"counts": answer["counts"]})
