"""One run over one configured source: the articles, and what to remember of it."""

from collections.abc import Callable, Collection, Iterator
from typing import Protocol

from ingest.sources.cursor import Cursor
from ingest.sources.source import SourceItem, SourceItems


class Reading(Protocol):
    """The articles of one source in one run, and its cursor.

    Iterate it once. Bad articles come as ``SourceProblem``; iterating never raises for what a source holds. To lose
    nothing: take some items, bring them into the graph, and only then store the ``cursor`` that was asked for after
    taking them. A run that ends early stores an earlier cursor, and the next one reads a little twice.
    """

    def __iter__(self) -> Iterator[SourceItem]:
        """Return the items, fetched as they are asked for."""

    @property
    def cursor(self) -> Cursor:
        """What the next run is to be given, if every item that was taken so far has been dealt with."""

    def failed(self, origins: Collection[str]) -> None:
        """Be told of articles (by ``origin``) that could not be taken in: the cursor lets the next run read them again.

        Not telling of one means giving it up. Origins that this reading does not know are left alone.
        """


class PlainReading:
    """A reading of files: they lie where they are, so there is nothing to remember; the ledger knows the articles."""

    def __init__(self, items: Callable[[], SourceItems], cursor: Cursor) -> None:
        self._items = items
        self._cursor = cursor

    def __iter__(self) -> Iterator[SourceItem]:
        return self._items()

    @property
    def cursor(self) -> Cursor:
        """The cursor as it was given."""
        return self._cursor

    def failed(self, origins: Collection[str]) -> None:
        """Nothing to do: the next run reads all files again."""
