"""The whole way of an article into the graph, and of many articles in one run."""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import islice

from spacy.language import Language

from graph_schema.errors import ParleyError, StoreError
from graph_schema.model.article import Article, RawArticle
from graph_schema.model.claim import ArticleClaims
from graph_schema.store.ledger import Ledger
from graph_schema.store.writer import GraphWriter
from ingest.clean import identify
from ingest.extractor import fingerprint_of
from ingest.readers import ReadArticle, read_all, read_article
from ingest.report import ArticleOutcome, Observe, RunReport, State
from ingest.settings import IngestSettings
from ingest.signals import StopRequest, stop_on_signals
from ingest.sources import SourceItem, SourceProblem


def ingest_article(raw: RawArticle, nlp: Language, writer: GraphWriter) -> ArticleOutcome:
    """Clean, parse, extract, resolve and write one article; raises what goes wrong."""
    article, claims = read_article(raw, nlp)
    writer.write(article, claims)
    return _written(raw, article, claims)


def ingest_all(
    items: Iterable[SourceItem],
    writer: GraphWriter,
    ledger: Ledger,
    settings: IngestSettings,
    observe: Observe | None = None,
    stop: StopRequest | None = None,
) -> RunReport:
    """Take every article of the sources into the graph; one that fails never stops the rest.

    What the graph has already, read by the same extractor, is left alone without parsing it. ``observe`` is told each
    outcome as it comes. Ends early, with the reason in the report, if the database is gone or on SIGINT and SIGTERM
    (the article at hand is finished); with ``stop`` somebody else catches the signals. A run that wrote something or
    failed somewhere is recorded in the graph.
    """
    report = RunReport.begin()
    extractor = fingerprint_of(settings)
    with nullcontext(stop) if stop is not None else stop_on_signals() as stopping:
        try:
            for outcome in _outcomes(items, writer, ledger, settings, extractor):
                report.outcomes.append(outcome)
                if observe:
                    observe(outcome)
                if stopping:
                    break
            report.end(stopping.signal)
            if report.did_something:
                ledger.record(report.record(extractor))
        except ParleyError as error:
            report.end(None, str(error))
    return report


def _outcomes(
    items: Iterable[SourceItem], writer: GraphWriter, ledger: Ledger, settings: IngestSettings, extractor: str
) -> Iterator[ArticleOutcome]:
    aside: deque[ArticleOutcome] = deque()
    wanted = _wanted(items, ledger, settings.batch, extractor, aside)
    for read in read_all(wanted, settings):
        while aside:
            yield aside.popleft()
        yield _write(read, writer, ledger, extractor)
    yield from aside


def _wanted(
    items: Iterable[SourceItem], ledger: Ledger, batch: int, extractor: str, aside: deque[ArticleOutcome]
) -> Iterator[RawArticle]:
    """The articles that must be read; the outcomes of all others go ``aside``."""
    source, mine = iter(items), set[str]()
    while few := list(islice(source, batch)):
        raws = [(item, identify(item)) for item in few if isinstance(item, RawArticle)]
        known = ledger.known(article.id for _, article in raws)
        aside.extend(_failed(item.origin, item.reason) for item in few if isinstance(item, SourceProblem))
        for raw, article in raws:
            current = article.id in known and known[article.id].is_current(article, extractor)
            if current and article.id not in mine:
                aside.append(ArticleOutcome(raw.origin, State.UNCHANGED, article.id, article.title))
            else:
                mine.add(article.id)  # two editions of one article in one run: the later one is written last
                yield raw


def _write(read: ReadArticle, writer: GraphWriter, ledger: Ledger, extractor: str) -> ArticleOutcome:
    if read.article is None or read.claims is None:
        return _failed(read.raw.origin, read.error or "can't be read")
    try:
        writer.write(read.article.model_copy(update={"extractor": extractor}), read.claims)
    except Exception as error:
        if isinstance(error, StoreError):
            ledger.known(())  # raises where the database is gone: then it is not the article that is wrong
        said = str(error) if isinstance(error, ParleyError) else f"{type(error).__name__}: {error}"
        return _failed(read.raw.origin, f"can't be written: {said}")
    return _written(read.raw, read.article, read.claims)


def _written(raw: RawArticle, article: Article, claims: ArticleClaims) -> ArticleOutcome:
    return ArticleOutcome(
        raw.origin,
        State.SKIPPED if claims.skipped else State.WRITTEN,
        article.id,
        article.title,
        claims.skipped,
        meetings=len({claim.event for claim in claims.meetings}),
        positions=len(claims.positions),
        dropped=sum(number for _, number in claims.dropped),
    )


def _failed(origin: str, reason: str) -> ArticleOutcome:
    return ArticleOutcome(origin, State.FAILED, reason=reason)
