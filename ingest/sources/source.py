"""What a source yields: articles, and problems in clear words where there is no article to be had."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from graph_schema.model.article import RawArticle
from graph_schema.model.base import Value


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """One article that can't be read: where it stands (as in ``RawArticle.origin``), why, and what to do.

    ``again``: the cause may pass, and the next run tries it once more by itself.
    """

    origin: str
    reason: str
    again: bool = False


SourceItem = RawArticle | SourceProblem
SourceItems = Iterator[SourceItem]


class Metadata(Value):
    """What is known of an article beside its text. None: not told here."""

    title: str | None = None
    published: dt.date | None = None
    outlet: str | None = None
    url: str | None = None

    def or_else(self, other: "Metadata") -> "Metadata":
        """Return this, with what it doesn't tell taken from the other one."""
        mine = self.model_dump(exclude_none=True)
        return Metadata.model_validate({**other.model_dump(), **mine})
