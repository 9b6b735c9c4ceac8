"""Articles from the web by a listing: what is new in it is fetched, what can't be had now waits for the next run."""

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypedDict

from graph_schema.errors import InputError
from ingest.fetch.client import Fetcher
from ingest.fetch.errors import FetchError
from ingest.fetch.page import Page, Validators
from ingest.sources.config import FeedSource, ListSource, PageSource, SitemapSource
from ingest.sources.content import article_of, kind_of
from ingest.sources.cursor import Cursor, Entry
from ingest.sources.in_order import with_pages
from ingest.sources.memory import Memory
from ingest.sources.source import Metadata, SourceItem, SourceProblem

WebSource = PageSource | FeedSource | SitemapSource | ListSource
PLACE = "in the feed or list that names it; Parley does not guess one"


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a listing; ``html`` where the listing has it whole, so that nothing needs to be fetched."""

    entry: Entry
    html: bytes | None = None


class Web:
    """The web as one source may use it."""

    def __init__(self, source: WebSource, fetcher: Fetcher) -> None:
        self._source = source
        self._fetcher = fetcher

    @property
    def stopped(self) -> bool:
        """Whether the run is to end."""
        return self._fetcher.stopped

    def get(self, url: str, validators: Validators | None = None, max_bytes: int | None = None) -> Page | None:
        """Fetch a page with the source's settings; raises FetchError."""
        return self._fetcher.get(url, **self._wishes(validators, max_bytes))

    def begin(
        self, url: str, validators: Validators | None = None, max_bytes: int | None = None
    ) -> "Future[Page | None]":
        """Have a page fetched with the source's settings, beside those of other hosts."""
        return self._fetcher.begin(url, **self._wishes(validators, max_bytes))

    def _wishes(self, validators: Validators | None, max_bytes: int | None) -> "_Wishes":
        return {
            "allow_private": self._source.allow_private,
            "delay": self._source.delay,
            "validators": validators,
            "max_bytes": max_bytes,
        }


class _Wishes(TypedDict):
    allow_private: bool
    delay: float | None
    validators: Validators | None
    max_bytes: int | None


Listing = Callable[[Web, Memory], Iterator[Listed | SourceProblem]]
"""Yields what a listing holds, new or not, in the order in which it is to be read."""


class WebReading:
    """A reading of a listing on the web, see ``ingest.sources.reading.Reading``."""

    def __init__(self, source: WebSource, listing: Listing, cursor: Cursor, fetcher: Fetcher, max_bytes: int) -> None:
        self._source = source
        self._listing = listing
        self._memory = Memory(cursor, source.about)
        self._web = Web(source, fetcher)
        self._max_bytes = max_bytes
        self._given: dict[str, Listed] = {}
        self._listed_all = False

    @property
    def cursor(self) -> Cursor:
        """See ``Reading.cursor``."""
        return self._memory.cursor

    def failed(self, origins: Collection[str]) -> None:
        """See ``Reading.failed``."""
        for listed in (self._given[origin] for origin in origins if origin in self._given):
            if listed.html is None:
                self._memory.reopen(listed.entry)
            else:
                self._memory.forget(listed.entry)

    def __iter__(self) -> Iterator[SourceItem]:
        for found, page in with_pages(self._wanted(), self._begin):
            if isinstance(found, SourceProblem):
                yield found
                continue
            if self._web.stopped:
                return
            item = self._item(found, page)
            if item is not None:
                yield item
        if self._listed_all:
            self._memory.all_done()

    def _wanted(self) -> Iterator[Listed | SourceProblem]:
        """What this run deals with: no more articles than the source's settings let it."""
        left = self._source.max_articles
        for found in self._found():
            if isinstance(found, Listed):
                if left == 0 or self._web.stopped:
                    return
                left -= 1
            yield found
        self._listed_all = True

    def _begin(self, listed: Listed) -> "Future[Page | None] | None":
        if listed.html is not None:
            return None
        self._memory.begin(listed.entry)
        return self._web.begin(listed.entry.url, max_bytes=self._max_bytes)

    def _found(self) -> Iterator[Listed | SourceProblem]:
        """What waits, then what is new."""
        yield from map(Listed, self._memory.waiting)
        for found in self._listing(self._web, self._memory):
            if isinstance(found, SourceProblem) or not self._memory.knows(found.entry):
                yield found

    def _item(self, listed: Listed, page: "Future[Page | None] | None") -> SourceItem | None:
        """The article of an entry, or what is wrong with it; None if the run ended meanwhile."""
        entry = listed.entry
        try:
            item: SourceItem = self._article(listed, page)
        except FetchError as error:
            if self._web.stopped:
                return None
            if error.again and self._memory.later(entry):
                return SourceProblem(entry.url, f"{error}; the next run tries again", again=True)
            item = SourceProblem(
                entry.url, f"{error}; given up after {entry.tries + 1} runs" if error.again else str(error)
            )
        except InputError as error:
            item = SourceProblem(entry.url, str(error))
        if isinstance(item, SourceProblem) and listed.html is None:
            self._memory.put_aside(entry)
        else:
            self._memory.done(entry)
        self._given[item.origin] = listed
        return item

    def _article(self, listed: Listed, coming: "Future[Page | None] | None") -> SourceItem:
        entry = listed.entry
        first = Metadata(outlet=self._source.outlet)
        last = Metadata(title=entry.title, published=entry.published, outlet=entry.outlet)
        if listed.html is not None:
            return article_of(
                listed.html,
                "html",
                origin=entry.url,
                first=first,
                last=last,
                place=PLACE,
                charset="utf-8",
                url=entry.url,
            )
        page = coming.result() if coming else None
        if page is None:
            raise FetchError("has no page (304)")
        return article_from(page, entry.url, first, last)


def article_from(page: Page, origin: str, first: Metadata, last: Metadata) -> SourceItem:
    """Return the article of a fetched page; raises InputError."""
    kind = kind_of(page.media_type, page.body)
    return article_of(
        page.body, kind, origin=origin, first=first, last=last, place=PLACE, charset=page.charset, url=page.url
    )
