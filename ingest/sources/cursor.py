"""What is remembered of a source between two runs, so that the next one reads only what is new.

A cursor is a value: JSON by ``cursor.model_dump_json()``, back by ``Cursor.model_validate_json(text)``. An empty one
means "never read before"; throwing one away costs time, never an article.
"""

import datetime as dt
import hashlib

from pydantic import Field

from graph_schema.model.base import Value
from ingest.fetch.page import Validators


class Entry(Value):
    """One article as a feed, sitemap or list names it, before it is fetched.

    ``published`` is the day that the listing gives, believed where the page itself does not tell. ``changed`` is the
    listing's mark of an edition (a sitemap's ``lastmod``): another mark, and the article is read again. ``tries`` is
    how many runs could not fetch it.
    """

    url: str
    published: dt.date | None = None
    title: str | None = None
    outlet: str | None = None
    changed: str | None = None
    tries: int = 0

    @property
    def key(self) -> str:
        """Sixteen hex digits that stand for this edition of this article in ``Cursor.seen``."""
        return hashlib.sha256(f"{self.url}\n{self.changed or ''}".encode()).hexdigest()[:16]


class Position(Value):
    """How far a list was read: ``rows`` are done, and ``mark`` is the hash of the last of them."""

    rows: int = 0
    mark: str = ""


class Cursor(Value):
    """Where the next run of a source begins."""

    about: str = Field(default="", description="hash of the source's settings; others, and listings are read anew")
    validators: dict[str, Validators] = Field(default={}, description="by address; only of what was read to its end")
    seen: tuple[str, ...] = Field(default=(), description="keys of entries that were dealt with, oldest first")
    waiting: tuple[Entry, ...] = Field(default=(), description="entries that could not be had yet; tried again first")
    aside: tuple[Entry, ...] = Field(default=(), description="the latest that gave no article; not tried again")
    positions: dict[str, Position] = Field(default={}, description="how far lists were read, by address or path")

    def reopened(self, *entries: Entry) -> "Cursor":
        """Return a cursor by which the next run reads these entries (again)."""
        urls = {entry.url for entry in entries}
        waiting = tuple(entry for entry in self.waiting if entry.url not in urls)
        fresh = tuple(entry.model_copy(update={"tries": 0}) for entry in entries)
        aside = tuple(entry for entry in self.aside if entry.url not in urls)
        return self.model_copy(update={"waiting": (*waiting, *fresh), "aside": aside})


def stored_cursor(text: str | None) -> Cursor:
    """Return what was remembered; what this version can't read is forgotten: it costs time only."""
    try:
        return Cursor.model_validate_json(text) if text else Cursor()
    except ValueError:
        return Cursor()
