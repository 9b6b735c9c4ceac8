"""Lists come in pages: ``limit`` and where to begin in, total and the path of the next page out."""

from typing import Annotated, Any, NamedTuple, Self, TypeVar, get_args

from fastapi import Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from app import cursor
from app.cursor import After
from app.responses.base import Page, Sparse
from graph_schema.errors import InputError

Item = TypeVar("Item", bound=BaseModel)

DEFAULT_LIMIT = 25
MOST = 200
"""The most items of one page."""
DEEPEST = 100_000
"""The most items that may be skipped: beyond it a cursor or a narrower filter serves better."""


class PageQuery(BaseModel):
    """The part of the query string that every list takes; a parameter that the list does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)

    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MOST, description="items of one page")
    offset: int = Field(default=0, ge=0, le=DEEPEST, description="items to skip")


class CursorQuery(PageQuery):
    """As above, for lists that may be long: they go on from where the page before ended."""

    cursor: str | None = Field(
        default=None,
        pattern=cursor.PATTERN,
        description="where the page before ended, from its `next`; with the same filters and sort, without `offset`",
    )
    fields: str | None = Field(
        default=None,
        pattern="^[a-z_]{1,40}(,[a-z_]{1,40}){0,39}$",
        description="only these fields of each item, with commas; `id` is always there",
        examples=["title,status,start_date"],
    )

    @model_validator(mode="after")
    def _one_beginning(self) -> Self:
        if self.cursor and self.offset:
            raise ValueError("'cursor' and 'offset' both say where to begin; give one")
        return self

    @property
    def after(self) -> After:
        """The item after which the page begins. Raises InputError where the cursor is none of this list."""
        return cursor.read(self.cursor, self.filters)

    @property
    def filters(self) -> dict[str, Any]:
        """All that decides what is in the list, and in which order."""
        return self.model_dump(mode="json", exclude={"limit", "offset", "cursor", "fields"})


class Paging(NamedTuple):
    """Makes pages of a request's answers. The next page is in the body, and in a header (``Link``, RFC 8288)."""

    request: Request
    response: Response

    def page(self, shape: type[Page[Item]], asked: PageQuery, answer: dict[str, Any] | None) -> Page[Item]:
        """Return the page from a row ``{total, items}``; None: there is nothing."""
        found = answer or {"total": 0, "items": []}
        after = asked.offset + asked.limit
        more = after < found["total"] and after <= DEEPEST
        return shape(
            total=found["total"],
            limit=asked.limit,
            offset=asked.offset,
            next=self._linked(offset=after, limit=asked.limit) if more else None,
            items=found["items"],
        )

    def part(
        self, shape: type[Page[Item]], asked: CursorQuery, answer: dict[str, Any] | None
    ) -> Page[Item] | Page[Sparse]:
        """Return the page from a row ``{total, items, after}``.

        ``after`` is the place of its last item if there are more.
        With ``fields`` only those of each item. Raises InputError for a field that items don't have.
        """
        found = answer or {"total": 0, "items": [], "after": None}
        place = After(**found["after"]) if found["after"] else None
        page = shape(
            total=found["total"],
            limit=asked.limit,
            offset=asked.offset,
            next=self._linked(cursor=cursor.made(place, asked.filters), limit=asked.limit) if place else None,
            items=found["items"],
        )
        return _sparse(page, asked.fields.split(",")) if asked.fields else page

    def _linked(self, **changed: int | str) -> str:
        url = self.request.url.remove_query_params(("offset", "cursor")).include_query_params(**changed)
        path = f"{url.path}?{url.query}"
        self.response.headers["Link"] = f'<{path}>; rel="next"'
        return path


def _sparse(page: Page[Item], names: list[str]) -> Page[Sparse]:
    (kind,) = get_args(type(page).model_fields["items"].annotation)
    known = kind.model_fields.keys()
    if strange := sorted(set(names) - known):
        raise InputError(f"There is no field {', '.join(strange)}; there are {', '.join(sorted(known))}.")
    items = [item.model_dump(mode="json", include={"id", *names}) for item in page.items]
    return Page[Sparse].model_validate(page.model_dump(exclude={"items"}) | {"items": items})


# Asynchronous, though it waits for nothing: others would be run in a thread, at each request.
async def _paging(request: Request, response: Response) -> Paging:
    return Paging(request, response)


Pages = Annotated[Paging, Depends(_paging)]
