"""Single pages by their addresses, asked in each run whether they have changed."""

from collections.abc import Collection, Iterator
from concurrent.futures import Future

from graph_schema.errors import InputError
from ingest.fetch.client import Fetcher
from ingest.fetch.errors import FetchError
from ingest.fetch.page import Page, Validators
from ingest.sources.config import PageSource
from ingest.sources.cursor import Cursor
from ingest.sources.in_order import with_pages
from ingest.sources.source import Metadata, SourceItem, SourceProblem
from ingest.sources.web import Web, article_from


class PagesReading:
    """See ``ingest.sources.reading.Reading``."""

    def __init__(self, source: PageSource, cursor: Cursor, fetcher: Fetcher, max_bytes: int) -> None:
        self._source = source
        self._web = Web(source, fetcher)
        self._max_bytes = max_bytes
        self._validators = dict(cursor.validators) if cursor.about == source.about else {}

    @property
    def cursor(self) -> Cursor:
        """See ``Reading.cursor``."""
        return Cursor(about=self._source.about, validators=self._validators)

    def failed(self, origins: Collection[str]) -> None:
        """See ``Reading.failed``."""
        for origin in origins:
            self._validators.pop(origin, None)

    def __iter__(self) -> Iterator[SourceItem]:
        for url, page in with_pages(self._source.urls, self._begin):
            if self._web.stopped or page is None:
                return
            item = self._item(str(url), page)
            if item is not None:
                yield item

    def _begin(self, url: str) -> "Future[Page | None]":
        return self._web.begin(url, self._validators.get(url, Validators()), self._max_bytes)

    def _item(self, url: str, coming: "Future[Page | None]") -> SourceItem | None:
        try:
            page = coming.result()
            if page is None:
                return None
            item = article_from(page, url, Metadata(outlet=self._source.outlet), Metadata())
            self._validators[url] = page.validators
        except FetchError as error:
            return None if self._web.stopped else SourceProblem(url, str(error), again=True)
        except InputError as error:
            return SourceProblem(url, str(error), again=True)
        return item
