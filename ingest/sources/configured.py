"""The door to a configured source: which reader each kind needs."""

from functools import partial

from ingest.fetch.client import Fetcher
from ingest.sources.config import FilesSource, SourceConfig
from ingest.sources.cursor import Cursor
from ingest.sources.open import open_source
from ingest.sources.reading import PlainReading, Reading
from ingest.sources.text_file import MAX_BYTES


def read_source(source: SourceConfig, cursor: Cursor, fetcher: Fetcher, max_bytes: int = MAX_BYTES) -> Reading:
    """Return a reading of the source that goes on where ``cursor`` says; nothing is read before it is iterated."""
    if isinstance(source, FilesSource):
        return PlainReading(partial(open_source, source.path, source.given, max_bytes), cursor)
    raise NotImplementedError(source.kind)
