"""Which articles of a source must be read: what the graph has already is left alone without parsing it."""

import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator

from graph_schema.model.article import Article, RawArticle
from graph_schema.model.ids import short_hash
from graph_schema.model.run import FailureState
from graph_schema.store.ledger import Ledger
from ingest.clean import identify
from ingest.report import ArticleOutcome, State
from ingest.signals import StopRequest
from ingest.sources import SourceItem, SourceProblem

_MOST_ITEMS, _MOST_CHARACTERS, _SECONDS = 200, 20_000_000, 0.5
"""Articles that the graph is asked for together: bounded in number, in memory, and in time where they come slowly."""

_ASIDE = (FailureState.QUARANTINED, FailureState.DROPPED)


def failure_id(article_id: str) -> str:
    """By what it is remembered that an article failed."""
    return "fail-" + short_hash("article", article_id, length=16)


def problem_id(origin: str) -> str:
    """By what it is remembered that there was no article to be had there."""
    return "fail-" + short_hash("origin", origin, length=16)


def edition_of(article: Article, extractor: str) -> str:
    """Changes with the text and with the extractor: then it is worth another try."""
    return short_hash(article.content_sha256, extractor)


PROBLEM = "problem"
"""The edition of what could not even be had as an article."""


class Sieve:
    """Lets through what must be read; ``aside`` has the outcomes of all else, ``problems`` what is no article."""

    def __init__(self, ledger: Ledger, extractor: str, stop: StopRequest) -> None:
        self._ledger, self._extractor, self._stop = ledger, extractor, stop
        self._under_way: Counter[str] = Counter()
        self.aside: deque[ArticleOutcome] = deque()
        self.problems: deque[SourceProblem] = deque()
        self.troubled: set[str] = set()
        """Ids of failures of earlier runs, of what is under way."""

    def wanted(self, items: Iterable[SourceItem]) -> Iterator[RawArticle]:
        """Yield the articles that must be read, until the run is asked to stop."""
        for few in _together(items, self._stop):
            raws = [(item, identify(item)) for item in few if isinstance(item, RawArticle)]
            problems = [item for item in few if isinstance(item, SourceProblem)]
            busy = set(self._under_way)
            known = self._ledger.known(article.id for _, article in raws) if raws else {}
            failed = self._failed(raws, problems)
            self._put_aside(problems, failed)
            for raw, article in raws:
                current = article.id in known and known[article.id].is_current(article, self._extractor)
                before = failed.get(failure_id(article.id))
                if current and article.id not in busy:
                    self.aside.append(ArticleOutcome(raw.origin, State.UNCHANGED, article.id, article.title))
                elif before and before["state"] in _ASIDE and before["edition"] == edition_of(article, self._extractor):
                    self.aside.append(_quarantined(raw.origin, before, article))
                else:
                    # Two editions of one article in one run: what was known is not what will be; the later one counts.
                    busy.add(article.id)
                    self._under_way[article.id] += 1
                    yield raw

    def settled(self, article_id: str) -> None:
        """Be told that what came of an article is in the graph."""
        self._under_way[article_id] -= 1
        if self._under_way[article_id] <= 0:
            del self._under_way[article_id]

    def _failed(
        self, raws: list[tuple[RawArticle, Article]], problems: list[SourceProblem]
    ) -> dict[str, dict[str, object]]:
        ids = {failure_id(article.id) for _, article in raws} | {problem_id(raw.origin) for raw, _ in raws}
        failed = self._ledger.failures_of(ids | {problem_id(problem.origin) for problem in problems})
        self.troubled |= failed.keys()
        return failed

    def _put_aside(self, problems: list[SourceProblem], failed: dict[str, dict[str, object]]) -> None:
        for problem in problems:
            before = failed.get(problem_id(problem.origin))
            if before and before["state"] in _ASIDE:
                self.aside.append(_quarantined(problem.origin, before))
            else:
                self.problems.append(problem)


def _quarantined(origin: str, before: dict[str, object], article: Article | None = None) -> ArticleOutcome:
    reason = f"put aside after it failed {before['attempts']} times: {before['reason']}"
    if article is None:
        return ArticleOutcome(origin, State.QUARANTINED, reason=reason)
    return ArticleOutcome(origin, State.QUARANTINED, article.id, article.title, reason)


def _together(items: Iterable[SourceItem], stop: StopRequest) -> Iterator[list[SourceItem]]:
    few: list[SourceItem] = []
    size, since = 0, time.monotonic()
    for item in items:
        few.append(item)
        size += len(item.text) if isinstance(item, RawArticle) else 0
        full = len(few) >= _MOST_ITEMS or size >= _MOST_CHARACTERS or time.monotonic() - since >= _SECONDS
        if stop:
            return
        if full:
            yield few
            few, size, since = [], 0, time.monotonic()
    if few:
        yield few
