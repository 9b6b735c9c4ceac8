"""A loopback web server, and one run after the other over a source that it serves."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from graph_schema.model.article import RawArticle
from ingest.fetch.client import Fetcher
from ingest.sources import SourceItem, SourceProblem
from ingest.sources.config import SourceConfig
from ingest.sources.configured import read_source
from ingest.sources.cursor import Cursor
from tests.website import QUICK, Website


@dataclass
class Runs:
    """Each call is a run with a fetcher of its own; the cursor goes from one to the next as JSON, as it is stored."""

    cursor: Cursor = field(default_factory=Cursor)
    items: list[SourceItem] = field(default_factory=list)

    def __call__(self, source: SourceConfig, *, failing: tuple[str, ...] = (), max_bytes: int = 100_000) -> list[str]:
        """Run to the end and return the urls of the articles; ``items`` are all items."""
        with Fetcher(QUICK) as fetcher:
            reading = read_source(source, self.cursor, fetcher, max_bytes)
            self.items = list(reading)
            reading.failed(failing)
        self.cursor = Cursor.model_validate_json(reading.cursor.model_dump_json())
        return [item.url or "" for item in self.items if isinstance(item, RawArticle)]

    @property
    def problems(self) -> list[SourceProblem]:
        return [item for item in self.items if isinstance(item, SourceProblem)]

    @property
    def articles(self) -> list[RawArticle]:
        return [item for item in self.items if isinstance(item, RawArticle)]


@pytest.fixture
def site() -> Iterator[Website]:
    with Website().served() as site:
        yield site


@pytest.fixture
def run() -> Runs:
    return Runs()
