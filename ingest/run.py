"""One run of ingest: every article into the graph, and what became of it into the ledger, in the same transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from graph_schema.errors import ParleyError, StoreError
from graph_schema.model.article import Article, RawArticle
from graph_schema.model.claim import ArticleClaims
from graph_schema.store.ledger import Ledger, Note
from graph_schema.store.writer import GraphWriter
from ingest.clean import identify
from ingest.readers import Readers
from ingest.reading import ReadArticle
from ingest.report import ArticleOutcome, Observe, RunReport, State
from ingest.sieve import PROBLEM, Sieve, edition_of, failure_id, problem_id
from ingest.signals import StopRequest
from ingest.sources import SourceItem, SourceProblem


class IngestRun:
    """Takes articles in, group by group. ``failed`` are the origins of what failed in the last ``take``.

    ``once``: no other run will ask the same sources, so what is no article is not worth remembering.
    """

    def __init__(
        self,
        writer: GraphWriter,
        ledger: Ledger,
        extractor: str,
        stop: StopRequest,
        observe: Observe | None,
        *,
        once: bool,
    ) -> None:
        self.report = RunReport.begin()
        self._take, self._last = 0, True
        self.failed: list[str] = []
        self.again: list[RawArticle] = []
        self._writer, self._ledger, self._extractor, self._once = writer, ledger, extractor, once
        self.stop, self._observe = stop, observe
        self._sieve = Sieve(ledger, extractor, stop)

    def take(self, items: Iterable[SourceItem], readers: Readers, *, last: bool = True) -> None:
        """Take in all of the items, or those up to where the run is asked to stop.

        One that fails never stops the rest; unless this is the ``last`` try it waits in ``again`` for the next one.
        Raises ParleyError where nothing can go on: the database is gone.
        """
        self.failed, self.again, self._last = [], [], last
        self._take += 1
        for reads in readers.read(self._sieve.wanted(items)):
            self._settle(reads)
            if self.stop:
                return
        self._settle([])

    def _settle(self, reads: Sequence[ReadArticle]) -> None:
        """Bring a group into graph and ledger: together, or one by one where one of them can't be written."""
        self._note_others()
        good = [(read, self._told(read)) for read in reads if read.claims is not None]
        for read in reads:
            if read.claims is None:
                self._fail(read, read.error or "can't be read")
        if not good:
            return
        try:
            self._write(good)
        except Exception as error:
            self._or_raise(error)
            for one in good:
                self._write_alone(one)

    def _write_alone(self, one: "_Good") -> None:
        try:
            self._write([one])
        except Exception as error:
            self._or_raise(error)
            said = str(error) if isinstance(error, ParleyError) else f"{type(error).__name__}: {error}"
            self._fail(one[0], f"can't be written: {said}")

    def _write(self, good: Sequence["_Good"]) -> None:
        outcomes = [written(read.raw, article, claims) for read, (article, claims) in good]
        ids = {id_ for read, (article, _) in good for id_ in (failure_id(article.id), problem_id(read.raw.origin))}
        cleared = ids & self._sieve.troubled
        self._writer.write_all([told for _, told in good], self._noted(outcomes, cleared=cleared))
        self._sieve.troubled -= cleared
        self._add(outcomes)
        for _, (article, _claims) in good:
            self._sieve.settled(article.id)

    def _fail(self, read: ReadArticle, reason: str) -> None:
        article = read.article or identify(read.raw)
        outcome = ArticleOutcome(read.raw.origin, State.FAILED, article.id, article.title, reason)
        failure = {
            "id": failure_id(article.id),
            "edition": edition_of(article, self._extractor),
            "raw": read.raw.model_dump_json(),
        }
        self._note_failed(outcome, None if read.again else failure, again=None if self._last else read.raw)
        self._sieve.settled(article.id)

    def _note_others(self) -> None:
        """What was left alone, and what is no article."""
        aside, self._sieve.aside = list(self._sieve.aside), type(self._sieve.aside)()
        held_back = [outcome for outcome in aside if outcome.state is State.QUARANTINED]
        if held_back:
            self._ledger.note(self._noted(aside))
        self._add(aside)
        while self._sieve.problems:
            self._note_problem(self._sieve.problems.popleft())

    def _note_problem(self, problem: SourceProblem) -> None:
        outcome = ArticleOutcome(problem.origin, State.FAILED, reason=problem.reason)
        failure = {"id": problem_id(problem.origin), "edition": PROBLEM, "raw": None}
        self._note_failed(outcome, None if problem.again or self._once else failure)

    def _note_failed(
        self, outcome: ArticleOutcome, failure: dict[str, Any] | None, again: RawArticle | None = None
    ) -> None:
        entry = f"{self.report.id}/{self.report.total}/{self._take}"
        told = {"entry": entry, "origin": outcome.origin, "reason": outcome.reason}
        told |= {"article_id": outcome.article_id, "title": outcome.title}
        ended = [] if again else [outcome]
        self._ledger.note(self._noted(ended, failures=[failure | told] if failure else []))
        self._add(ended)
        if again:
            self.again.append(again)
        else:
            self.failed.append(outcome.origin)

    def _noted(self, outcomes: Sequence[ArticleOutcome], **more: Any) -> Note:
        after = self.report.counts + type(self.report.counts)(outcome.state for outcome in outcomes)
        numbered = enumerate(outcomes, self.report.total)
        entries = [_entry(self.report.id, i, one) for i, one in numbered if one.state is not State.UNCHANGED]
        return Note(self.report.id, {str(state): after[state] for state in State}, entries, **more)

    def _add(self, outcomes: Sequence[ArticleOutcome]) -> None:
        for outcome in outcomes:
            self.report.add(outcome)
            if self._observe:
                self._observe(outcome)

    def _told(self, read: ReadArticle) -> tuple[Article, ArticleClaims]:
        assert read.article is not None  # noqa: S101 -- whoever has claims has an article
        assert read.claims is not None  # noqa: S101
        return read.article.model_copy(update={"extractor": self._extractor}), read.claims

    def _or_raise(self, error: Exception) -> None:
        if isinstance(error, StoreError):
            self._ledger.known(())  # raises where the database is gone: then it is not the article that is wrong


_Good = tuple[ReadArticle, tuple[Article, ArticleClaims]]


def written(raw: RawArticle, article: Article, claims: ArticleClaims) -> ArticleOutcome:
    """Return what became of an article that is in the graph now."""
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


def _entry(run: str, number: int, outcome: ArticleOutcome) -> dict[str, Any]:
    return {
        "id": f"{run}/{number}",
        "number": number,
        "origin": outcome.origin,
        "article_id": outcome.article_id,
        "title": outcome.title,
        "state": str(outcome.state),
        "reason": outcome.reason,
        "meetings": outcome.meetings,
        "positions": outcome.positions,
    }
