"""Tiny articles that tell of the same people again and again, and what an undisturbed run makes of them."""

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import neo4j

from graph_schema.model.article import RawArticle
from graph_schema.store.ledger import Ledger
from graph_schema.store.writer import GraphWriter
from ingest.nlp.pipeline import FALLBACK_MODEL
from ingest.report import RunReport
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.worker import ingest_all

SETTINGS = IngestSettings(spacy_model=FALLBACK_MODEL, batch=1, processes=1)

TELLINGS = (
    "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in {} on Monday.",
    "Norwegian Prime Minister Jonas Gahr Store received Finnish President Sauli Niinisto in {} on Tuesday.",
    "Kenyan President William Ruto held talks with Ethiopian Prime Minister Abiy Ahmed in {} on Monday.",
    "The foreign ministers of Italy and Spain will meet in {} on Friday, the Italian government said.",
)
PLACES = ("Lima", "Oslo", "Nairobi")


def news_from(places: Iterable[str]) -> tuple[RawArticle, ...]:
    """Every telling, from each of the places."""
    return tuple(
        RawArticle(
            text=telling.format(place),
            published=dt.date(2023, 5, 3),
            url=f"https://example.org/{place}/{number}",
            origin=f"{place}-{number}.txt",
        )
        for place in places
        for number, telling in enumerate(TELLINGS)
    )


NEWS = news_from(PLACES)


def take(graph: neo4j.Driver, items: Iterable[RawArticle] = NEWS, scope: str = "news") -> RunReport:
    """Take the articles in, in this process, one a transaction."""
    return ingest_all(items, GraphWriter(graph, None, update), Ledger(graph), SETTINGS, scope=scope)


@contextmanager
def taking(work: Callable[[], RunReport]) -> Iterator[list[RunReport]]:
    """Do it in a thread while the block disturbs it; the list has its report when the block has ended."""
    reports: list[RunReport] = []
    thread = threading.Thread(target=lambda: reports.append(work()))
    thread.start()
    try:
        yield reports
    finally:
        thread.join()
