"""What ingest remembers in the graph: which articles it has, and what its runs did."""

import datetime as dt
from collections.abc import Iterable

import neo4j

from graph_schema.model.article import Article
from graph_schema.model.base import Value
from graph_schema.queries import catalog
from graph_schema.store.failures import translated


class KnownArticle(Value):
    """The state in which the graph has an article."""

    id: str
    content_sha256: str
    published_at: str
    title: str | None
    outlet: str | None
    extractor: str | None

    def is_current(self, article: Article, extractor: str) -> bool:
        """Whether the article is the same in text, day, outlet and title (if told), and this extractor has read it."""
        return (
            (self.content_sha256, self.published_at) == (article.content_sha256, article.published_at.isoformat())
            and self.outlet == article.outlet
            and (article.title is None or self.title == article.title)
            and self.extractor == extractor
        )


class RunRecord(Value):
    """One run of ingest, as it is kept: counts of articles by what became of them, and the problems in words."""

    id: str
    started_at: dt.datetime
    finished_at: dt.datetime
    extractor: str
    written: int
    unchanged: int
    skipped: int
    failed: int
    stopped: str | None = None
    problems: tuple[str, ...] = ()


class Ledger:
    """Asks and notes it; every method raises StoreError where the database does not answer."""

    def __init__(self, driver: neo4j.Driver, database: str | None = None) -> None:
        self._driver = driver
        self._database = database

    def known(self, ids: Iterable[str]) -> dict[str, KnownArticle]:
        """Return what the graph has of these articles, by id."""
        query = catalog.load("known_articles")
        with translated(asked_by=query.name):
            rows, _, _ = self._driver.execute_query(
                query.text, ids=sorted(set(ids)), database_=self._database, routing_=neo4j.RoutingControl.READ
            )
        return {row["id"]: KnownArticle.model_validate(row.data()) for row in rows}

    def record(self, run: RunRecord) -> None:
        """Note a run; noting it again replaces what was noted."""
        query = catalog.load("record_run")
        values = {**run.model_dump(), "problems": list(run.problems)}
        with translated(asked_by=query.name):
            self._driver.execute_query(query.text, run=values, database_=self._database)
