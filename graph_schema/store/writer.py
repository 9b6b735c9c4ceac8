"""The one door by which articles and decisions get into the graph and out of it.

Each is one transaction: it is there with all that follows from it, or not at all. Writers take
turns (a lock in the graph), so that what one concludes from the claims it reads is still true when it writes. How facts
follow from claims is not known here: ``resolve`` is handed in.
"""

import datetime as dt
import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import neo4j

from graph_schema.model.article import Article
from graph_schema.model.change import FactChange
from graph_schema.model.claim import ArticleClaims
from graph_schema.model.decision import Decision
from graph_schema.model.memory import Resolve
from graph_schema.store.change_log import KEPT, ChangeLog
from graph_schema.store.digest import digest
from graph_schema.store.fact_view import compared, views
from graph_schema.store.failures import translated
from graph_schema.store.ledger import Note
from graph_schema.store.migrate import check_schema
from graph_schema.store.statements import Transaction, rows, run
from graph_schema.store.write_article import New, Written, write_again, write_articles
from graph_schema.store.write_decision import note_decision, write_decision, write_undo

_SECONDS = 120
"""For one article, waiting for other writers included; a server may grant a common transaction far less."""

_SECONDS_TO_DECIDE = 600
"""For one decision: it may touch many articles."""

Result = TypeVar("Result")
WriteSome = Callable[[Transaction, Sequence[tuple[str, New | None]], Resolve, int], list[Written]]


class GraphWriter:
    """Writes articles. One writer may be used by one thread at a time; several writers may work at once."""

    def __init__(
        self, driver: neo4j.Driver, database: str | None, resolve: Resolve, *, changes_kept: int = KEPT
    ) -> None:
        self._driver, self._database, self._resolve = driver, database, resolve
        self._kept = changes_kept
        self._some: WriteSome = write_articles
        self._checked = False

    def for_known_articles(self) -> "GraphWriter":
        """Return a writer that takes in only articles which are there: one that was taken back does not come back."""
        other = GraphWriter(self._driver, self._database, self._resolve, changes_kept=self._kept)
        other._some = write_again
        return other

    def write(self, article: Article, claims: ArticleClaims) -> Written:
        """Take in the article, or its new edition in place of the old one; the same again changes nothing.

        Raises ``SchemaError`` where a constraint is missing, ``StoreError`` where the database does not answer; the
        graph is then as before.
        """
        return self._run(self._some, [(article.id, (article, claims))])[0]

    def write_all(self, batch: Sequence[tuple[Article, ArticleClaims]], note: Note | None = None) -> list[Written]:
        """Take in several articles and note it in the ledger: all of it or, where one of them fails, nothing.

        The same as writing one after the other, but what they hang on is read and concluded from once. Raises as
        ``write`` does.
        """
        return self._run(_write_all, self._some, [(article.id, (article, claims)) for article, claims in batch], note)

    def retract(self, article_id: str) -> Written:
        """Take the article back: what stays is exactly the graph that would be without it."""
        return self._run(write_articles, [(article_id, None)])[0]

    def decide(self, decision: Decision) -> Written:
        """Note the decision, or that it is undone; the facts are then those of the claims and all decisions.

        The same again changes nothing. Raises as ``write`` does.
        """
        return self._run(write_decision, decision, seconds=_SECONDS_TO_DECIDE)

    def undo(self, decision_id: str, undone_by: str, reason: str, at: dt.datetime) -> Written:
        """Undo the decision: the facts are then what they would be without it; it is kept as undone.

        Raises as ``write`` does, ``NotFoundError`` where there is none, ``InputError`` if it was undone before.
        """
        return self._run(write_undo, decision_id, undone_by, reason, at, seconds=_SECONDS_TO_DECIDE)

    def preview(self, decision: Decision) -> list[FactChange]:
        """Return what noting the decision would change, and change nothing. Other writers wait meanwhile."""
        self._check()
        log = ChangeLog()
        with translated(asked_by="ingest"), self._driver.session(database=self._database) as session:
            with session.begin_transaction(timeout=_SECONDS_TO_DECIDE) as tx:
                note_decision(tx, decision, self._resolve, log)
                after = views(tx, log.ids)
                tx.rollback()
            before = session.execute_read(views, log.ids)
        return compared(log, before, after)

    def forget_conclusions(self) -> None:
        """Forget all claims and facts, keep articles and decisions; every article counts as unread then.

        Ends when nothing is left that was concluded. Articles that others write meanwhile lose their claims too.
        """
        self._check()
        with translated(asked_by="ingest"), self._driver.session(database=self._database) as session:
            for query, column in (("mark_unread", "marked"), ("forget_conclusions", "gone")):
                while session.execute_write(_some, query)[0][column]:
                    pass

    def digest(self) -> str:
        """Return 64 hex digits for the whole fact layer: equal for graphs that say the same with the same evidence."""
        return digest(self._driver, self._database)

    def _run(self, work: Callable[..., Result], *what: object, seconds: float = _SECONDS) -> Result:
        self._check()
        bounded = neo4j.unit_of_work(timeout=seconds)(work)
        with translated(asked_by="ingest"), self._driver.session(database=self._database) as session, _uncollected():
            return session.execute_write(bounded, *what, self._resolve, self._kept)

    def _check(self) -> None:
        if not self._checked:
            check_schema(self._driver, self._database)
            self._checked = True


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave cycles alone until the transaction is over.

    What was read of the neighbours is kept for the next transactions: hundreds of thousands of objects, all of which a
    collection in the middle of it looks at, half a second each time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _some(tx: neo4j.ManagedTransaction, query: str) -> list[dict[str, Any]]:
    """Run a query on a part of the nodes that it is about, while no other writer writes."""
    run(tx, "lock_writer")
    return rows(tx, query, most=2000)


def _write_all(
    tx: Transaction,
    write_some: WriteSome,
    batch: Sequence[tuple[str, New | None]],
    note: Note | None,
    resolve: Resolve,
    kept: int,
) -> list[Written]:
    written = write_some(tx, batch, resolve, kept)
    if note:
        note.write(tx)
    return written
