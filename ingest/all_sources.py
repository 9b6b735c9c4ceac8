"""One run over sources of ``sources.toml``: each is read on from where it was left, and remembered how far."""

from collections.abc import Iterator, Sequence
from itertools import islice

from graph_schema.store.ledger import Ledger
from ingest.fetch.client import Fetcher
from ingest.fetch.settings import FetchSettings
from ingest.graph import Graph
from ingest.readers import Readers
from ingest.report import Observe, RunReport
from ingest.run import IngestRun
from ingest.settings import IngestSettings
from ingest.signals import StopRequest
from ingest.sources import SourceItem, SourceProblem
from ingest.sources.config import SourceConfig
from ingest.sources.configured import read_source
from ingest.sources.cursor import stored_cursor
from ingest.sources.reading import Reading
from ingest.worker import recorded

AT_ONCE = 100
"""Articles after which it is remembered how far a source was read: so many are read twice at most after a kill."""


def ingest_sources(
    sources: Sequence[SourceConfig],
    graph: Graph,
    settings: IngestSettings,
    stop: StopRequest,
    observe: Observe | None = None,
    *,
    scope: str,
) -> RunReport:
    """Take what is new in the sources into the graph, one source after the other; one that fails stops no other.

    How far a source was read is remembered only when all that came before is in the graph, or in the ledger as failed.
    """

    def take(run: IngestRun, readers: Readers) -> None:
        cursors = graph.ledger.cursors()
        with Fetcher(FetchSettings()) as fetcher:
            stop.then(fetcher.stop)
            for source in sources:
                if not stop:
                    reading = read_source(
                        source, stored_cursor(cursors.get(source.name)), fetcher, settings.max_article_bytes
                    )
                    _take_source(source.name, reading, run, readers, graph.ledger)

    return recorded(take, graph.writer, graph.ledger, settings, observe, stop, scope=scope)


def _take_source(name: str, reading: Reading, run: IngestRun, readers: Readers, ledger: Ledger) -> None:
    items = _unbroken(name, reading)
    more = True
    while more:
        taken = 0

        def some() -> Iterator[SourceItem]:
            nonlocal taken
            for item in islice(items, AT_ONCE):
                taken += 1
                yield item

        run.take(some(), readers)
        if run.stop:
            return  # what was taken last may not be in the graph
        reading.failed(run.failed)
        ledger.keep_cursor(name, reading.cursor.model_dump_json())
        more = taken == AT_ONCE


def _unbroken(name: str, reading: Reading) -> Iterator[SourceItem]:
    """The items; a reader that breaks (a bug, a disk that is gone) is a problem of this source only."""
    try:
        yield from reading
    except Exception as error:
        yield SourceProblem(name, f"can't be read on: {type(error).__name__}: {error}", again=True)
