"""Everything again: claims and facts are forgotten, the stored articles are read anew, decisions hold as before."""

from collections.abc import Iterator

from graph_schema.model.article import RawArticle
from graph_schema.store.reader import Source, read_rows
from ingest.alone import REBUILD, alone
from ingest.graph import Graph
from ingest.report import Observe, RunReport
from ingest.settings import IngestSettings
from ingest.signals import stop_on_signals
from ingest.worker import ingest_all

_PAGE = 100


def rebuild(graph: Graph, settings: IngestSettings, observe: Observe | None = None) -> RunReport:
    """Make claims and facts anew from the articles and decisions that the graph holds.

    Until it ends, the graph has only what was read again so far. Stopped or killed half-way it begins anew when it is
    run again, and whoever opens the graph for ingest is told so until then (``ingest.graph``). Articles that come or
    go meanwhile are treated as ever. Raises AlreadyRunningError where another process does it.
    """
    with stop_on_signals() as stop, alone(graph.lease(REBUILD), stop):
        writer = graph.writer.for_known_articles()
        return ingest_all(_anew(graph), writer, graph.ledger, settings, observe, stop, scope=REBUILD)


def _anew(graph: Graph) -> Iterator[RawArticle]:
    """All is forgotten when the first article is asked for: by then the ledger has the run."""
    graph.writer.forget_conclusions()
    yield from stored_articles(graph.source)


def stored_articles(source: Source) -> Iterator[RawArticle]:
    """Yield the articles as they came in, in the order of their ids."""
    after = ""
    while rows := read_rows(source, "article_ids", {"after": after, "limit": _PAGE}):
        for row in rows:
            after = row["id"]
            yield RawArticle(
                text=row["text"],
                published=row["published_at"],
                title=row["title"],
                outlet=row["outlet"],
                url=row["url"],
                origin=row["id"],
            )
