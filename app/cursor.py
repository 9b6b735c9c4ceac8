"""Cursors: where in an order a page ended, so that the next one goes on there, whatever was added before it meanwhile.

To clients they are opaque. Inside is the last item's place in the order (``rank``, then ``id``, as the query of the
list has them) and a mark of the filters and the sort that they belong to.
"""

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from graph_schema.errors import InputError

PATTERN = "^[A-Za-z0-9_-]{8,600}$"
_BIGGEST = 2**63 - 1


class After(NamedTuple):
    """The item after which a page begins; nothing: from the beginning."""

    rank: int | None = None
    id: str | None = None


def made(after: After, asked: Mapping[str, Any]) -> str:
    """Return the cursor of a list that was asked for so."""
    text = json.dumps([after.rank, after.id, _mark(asked)], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(cursor: str | None, asked: Mapping[str, Any]) -> After:
    """Return what the cursor says; InputError if it is none, or belongs to other filters or another sort."""
    if cursor is None:
        return After()
    try:
        rank, id_, mark = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        sound = _is_a_place(rank, earliest_first=asked["sort"] == "date") and isinstance(id_, str)
    except (ValueError, TypeError, RecursionError):
        sound = False
    if not sound:
        raise InputError("'cursor' is not one that this service gave; take `next` of the page before as it is.")
    if mark != _mark(asked):
        raise InputError("'cursor' belongs to other filters or another sort; keep them from page to page.")
    return After(rank, id_)


def _is_a_place(rank: object, *, earliest_first: bool) -> bool:
    """Whether the number is one that the queries make: its last eight digits are a day, or stand for none."""
    if not isinstance(rank, int) or abs(rank) > _BIGGEST or (rank < 0 if earliest_first else rank > 0):
        return False
    day = abs(rank) % 10**8
    return day in (0, 99999999) or bool(dt.datetime.strptime(f"{day:08}", "%Y%m%d"))


def _mark(asked: Mapping[str, Any]) -> str:
    text = json.dumps(dict(asked), sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
