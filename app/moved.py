"""Old ids lead to new ones: a fact that bore another id before is answered with where it is now."""

from typing import TypeVar

from graph_schema.errors import NotFoundError
from graph_schema.store.moved import answered, question
from graph_schema.store.reader import GraphReader, Row

T = TypeVar("T")


class Moved(Exception):  # noqa: N818 -- no error: an answer
    """What was asked for is found under another id: 308."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__(f"{old} is {new} now")
        self.old, self.new = old, new


async def found_or_moved(reader: GraphReader, row: Row | None, what: str, id: str) -> Row:
    """Return the row; where there is none raise ``Moved`` if the id has a successor, else ``NotFoundError``."""
    if row is not None:
        return row
    asked = question(id)
    now = answered(await reader.rows(asked[0], **asked[1])) if asked else None
    if now and now != id:
        raise Moved(id, now)
    raise NotFoundError(f"There is no {what} {id!r}.")
