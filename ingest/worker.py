"""The whole way of an article into the graph, and of many articles in one run."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext, suppress

from spacy.language import Language

from graph_schema.errors import ParleyError, StoreError
from graph_schema.model.article import RawArticle
from graph_schema.store.ledger import Ledger
from graph_schema.store.writer import GraphWriter
from ingest.extractor import fingerprint_of
from ingest.readers import Readers
from ingest.reading import read_article
from ingest.report import ArticleOutcome, Observe, RunReport
from ingest.run import IngestRun, written
from ingest.settings import IngestSettings
from ingest.signals import StopRequest, stop_on_signals
from ingest.sources import SourceItem


def ingest_article(raw: RawArticle, nlp: Language, writer: GraphWriter) -> ArticleOutcome:
    """Clean, parse, extract, resolve and write one article; raises what goes wrong."""
    article, claims = read_article(raw, nlp)
    writer.write(article, claims)
    return written(raw, article, claims)


def ingest_all(
    items: Iterable[SourceItem],
    writer: GraphWriter,
    ledger: Ledger,
    settings: IngestSettings,
    observe: Observe | None = None,
    stop: StopRequest | None = None,
    *,
    scope: str = "articles",
    tries: int = 1,
) -> RunReport:
    """Take every article of the sources into the graph; one that fails never stops the rest.

    What the graph has already, read by the same extractor, is left alone without parsing it. ``observe`` is told each
    outcome as it comes. Ends early, with the reason in the report, if the database is gone or on SIGINT and SIGTERM
    (the articles at hand are finished); with ``stop`` somebody else catches the signals. ``scope`` says in the ledger
    what was read. What fails is tried ``tries`` times: more than once where no other run will do so.
    """

    def take(run: IngestRun, readers: Readers) -> None:
        run.take(items, readers, last=tries == 1)
        for number in range(2, tries + 1):
            if run.again and not run.stop:
                run.take(run.again, readers, last=number == tries)

    return recorded(take, writer, ledger, settings, observe, stop, scope=scope, once=tries > 1)


def recorded(
    take: Callable[[IngestRun, Readers], None],
    writer: GraphWriter,
    ledger: Ledger,
    settings: IngestSettings,
    observe: Observe | None,
    stop: StopRequest | None,
    *,
    scope: str,
    once: bool = False,
) -> RunReport:
    """Begin a run in the ledger, let ``take`` do its work, and note how it ended."""
    extractor = fingerprint_of(settings)
    with nullcontext(stop) if stop is not None else stop_on_signals() as stopping:
        run = IngestRun(writer, ledger, extractor, stopping, observe, once=once)
        report = run.report
        try:
            died = ledger.begin(report.id, scope, extractor)
            # What killed the last run may be an article: it shall not kill this one too.
            with Readers(settings, isolated=died > 0) as readers:
                take(run, readers)
            report.end(stopping.signal, stopping.reason)
        except ParleyError as error:
            report.end(None, str(error))
        with suppress(StoreError):  # away: the next run finds that this one has no end
            ledger.end(report.id, report.tally, report.stopped)
    return report
