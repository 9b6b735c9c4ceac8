"""What ingest remembers in the graph: which articles it has, what its runs did, and what failed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graph_schema.model.article import Article, RawArticle
from graph_schema.model.base import Value
from graph_schema.model.run import Entry, Failure, FailureState, Run, RunState
from graph_schema.store.asking import Asking
from graph_schema.store.failures import translated
from graph_schema.store.statements import Transaction, run

ATTEMPTS = 3
"""An article that failed so often as it is, is put aside."""

DIED = "its process ended without a word; what it had written is kept"


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


class Note(NamedTuple):
    """What is to be noted of some articles of a run, best in the transaction that writes them.

    ``counts`` are those of the whole run so far, so that noting twice changes nothing. ``failures`` failed just now;
    ``cleared`` are ids of failures that are none any more.
    """

    run: str
    counts: Mapping[str, int]
    entries: Sequence[Mapping[str, Any]]
    failures: Sequence[Mapping[str, Any]] = ()
    cleared: Collection[str] = ()

    def write(self, tx: Transaction) -> None:
        """Note it within a transaction."""
        run(tx, "note_articles", run=self.run, counts=dict(self.counts), rows=list(self.entries))
        if self.cleared:
            run(tx, "forget_failures", ids=sorted(self.cleared))
        if self.failures:
            run(tx, "note_failures", rows=list(self.failures), attempts=ATTEMPTS)


class FailedAs(NamedTuple):
    """Where something that failed came from; ``raw`` is None where there was no article to be had."""

    origin: str
    raw: RawArticle | None


class Ledger(Asking):
    """Asks and notes it; every method raises StoreError where the database does not answer."""

    def known(self, ids: Iterable[str]) -> dict[str, KnownArticle]:
        """Return what the graph has of these articles, by id."""
        rows = self._ask("known_articles", ids=sorted(set(ids)))
        return {row["id"]: KnownArticle.model_validate(row) for row in rows}

    def failures_of(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return ``{edition, state, attempts, reason}`` of those that failed before, by the id of the failure."""
        return {row["id"]: row for row in self._ask("failures_of", ids=sorted(set(ids)))}

    def begin(self, run: str, scope: str, extractor: str) -> int:
        """Note that a run begins; return how many earlier ones over the same ``scope`` turn out to have died."""
        return int(self._ask("begin_run", id=run, scope=scope, extractor=extractor, died=DIED)[0]["died"])

    def note(self, note: Note) -> None:
        """Note what became of articles that no transaction wrote."""
        with translated(asked_by="note_articles"), self._driver.session(database=self._database) as session:
            session.execute_write(note.write)

    def end(self, run: str, counts: Mapping[str, int], stopped: str | None) -> None:
        """Note that the run is over; ``stopped`` says why before its sources were."""
        state = RunState.STOPPED if stopped else RunState.DONE
        self._ask("end_run", run=run, counts=dict(counts), state=state, stopped=stopped)

    def runs(self, *, state: RunState | None = None, scope: str | None = None, limit: int = 25) -> list[Run]:
        """Return the latest runs."""
        (row,) = self._ask("runs_list", state=state, scope=scope, skip=0, limit=limit)
        return [Run.model_validate(item) for item in row["items"]]

    def unfinished(self, scope: str) -> Run | None:
        """Return the latest run over this scope where it has not read all: it goes on, died or was stopped."""
        latest = self.runs(scope=scope, limit=1)
        return latest[0] if latest and latest[0].state is not RunState.DONE else None

    def run(self, id: str, *, state: str | None = None, limit: int = 1000) -> tuple[Run, list[Entry]] | None:
        """Return a run with its first entries; None where there is no such run."""
        rows = self._ask("run_detail", id=id, state=state, skip=0, limit=limit)
        if not rows:
            return None
        return Run.model_validate(rows[0]["run"]), [Entry.model_validate(item) for item in rows[0]["items"]]

    def prune(self, days: int) -> int:
        """Forget runs that began that many days ago, with their entries; return how many nodes went."""
        pruned = 0
        while some := int(self._ask("prune_runs", days=days, most=10_000)[0]["pruned"]):
            pruned += some
        return pruned

    def failed(self, states: Collection[FailureState], limit: int = 1000) -> list[Failure]:
        """Return the articles that failed and are in one of these states, those of late first."""
        (row,) = self._ask("failed_articles", states=sorted(states), skip=0, limit=limit)
        return [Failure.model_validate(item) for item in row["items"]]

    def failed_as(self, ids: Collection[str]) -> dict[str, FailedAs]:
        """Return what failed as it came, by the id of the failure."""
        rows = self._ask("failed_raw", ids=sorted(ids))
        raws = {row["id"]: RawArticle.model_validate_json(row["raw"]) if row["raw"] else None for row in rows}
        return {row["id"]: FailedAs(row["origin"], raws[row["id"]]) for row in rows}

    def forget_failures(self, ids: Collection[str]) -> int:
        """Forget that these failed: they are tried again when they come again."""
        return int(self._ask("forget_failures", ids=sorted(ids))[0]["forgotten"])

    def drop_failures(self, ids: Collection[str]) -> int:
        """Give these up: as they are now, they are not tried again."""
        return int(self._ask("drop_failures", ids=sorted(ids))[0]["dropped"])

    def cursors(self) -> dict[str, str]:
        """Return how far each source was read, as it was kept."""
        return {row["id"]: row["cursor"] for row in self._ask("source_cursors")}

    def ages(self) -> dict[str, float]:
        """Return how many seconds ago each source was read."""
        return {row["id"]: float(row["age"]) for row in self._ask("source_cursors")}

    def move_cursor(self, source: str, cursor: str) -> None:
        """Let the next run of a source begin elsewhere; its age stays."""
        self._ask("move_cursor", id=source, cursor=cursor)

    def keep_cursor(self, source: str, cursor: str) -> None:
        """Remember how far a source was read."""
        self._ask("keep_cursor", id=source, cursor=cursor)
