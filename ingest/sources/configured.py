"""The door to a configured source: which reader each kind needs."""

from functools import partial

from ingest.fetch.client import Fetcher
from ingest.sources.article_list import list_articles
from ingest.sources.config import FeedSource, FilesSource, ListSource, PageSource, SitemapSource, SourceConfig
from ingest.sources.cursor import Cursor
from ingest.sources.feed import list_feed
from ingest.sources.open import open_source
from ingest.sources.pages import PagesReading
from ingest.sources.reading import PlainReading, Reading
from ingest.sources.sitemap import list_sitemap
from ingest.sources.text_file import MAX_BYTES
from ingest.sources.web import Listing, WebReading


def read_source(source: SourceConfig, cursor: Cursor, fetcher: Fetcher, max_bytes: int = MAX_BYTES) -> Reading:
    """Return a reading of the source that goes on where ``cursor`` says; nothing is read before it is iterated."""
    if isinstance(source, FilesSource):
        return PlainReading(partial(open_source, source.path, source.given, max_bytes), cursor)
    if isinstance(source, PageSource):
        return PagesReading(source, cursor, fetcher, max_bytes)
    return WebReading(source, listing_of(source), cursor, fetcher, max_bytes)


def listing_of(source: FeedSource | SitemapSource | ListSource) -> Listing:
    """Return what lists the articles of a source."""
    if isinstance(source, FeedSource):
        return partial(list_feed, source)
    if isinstance(source, SitemapSource):
        return partial(list_sitemap, source)
    return partial(list_articles, source)
