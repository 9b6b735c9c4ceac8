"""What became of the articles of a run."""

import datetime as dt
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from graph_schema.store.ledger import RunRecord

_MOST_PROBLEMS = 1000
"""How many problems of a run are kept word by word."""


class State(StrEnum):
    """What became of one article."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"  # the graph has it as it is, read by this extractor
    SKIPPED = "skipped"  # written, but there was nothing to take: not English, no text
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ArticleOutcome:
    """One article: where it came from, what became of it, and why if it is not simply written."""

    origin: str
    state: State
    article_id: str | None = None
    title: str | None = None
    reason: str | None = None
    meetings: int = 0
    positions: int = 0
    dropped: int = 0  # items of a language model's answer that did not hold


Observe = Callable[[ArticleOutcome], None]
"""Who wants to know of each outcome as it comes."""


@dataclass(slots=True)
class RunReport:
    """All outcomes of a run in their order. ``stopped`` says why it ended before its sources did."""

    id: str
    started_at: dt.datetime
    finished_at: dt.datetime | None = None
    outcomes: list[ArticleOutcome] = field(default_factory=list)
    stopped: str | None = None
    signal: int | None = None

    @classmethod
    def begin(cls) -> "RunReport":
        """Return the empty report of a run that starts now."""
        now = dt.datetime.now(dt.UTC)
        return cls(id=f"run-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}", started_at=now)

    def end(self, signal: int | None = None, stopped: str | None = None) -> None:
        """Note that the run is over, and what ended it before its sources did."""
        self.finished_at = dt.datetime.now(dt.UTC)
        self.signal = signal
        self.stopped = stopped or ("stopped by a signal; run it again to go on" if signal is not None else None)

    @property
    def did_something(self) -> bool:
        """Whether the run is worth a record: a run that found nothing new leaves the graph exactly as it was."""
        return bool(self.stopped or any(outcome.state is not State.UNCHANGED for outcome in self.outcomes))

    def record(self, extractor: str) -> RunRecord:
        """Return the run as the graph keeps it."""
        return RunRecord(
            id=self.id,
            started_at=self.started_at,
            finished_at=self.finished_at or self.started_at,
            extractor=extractor,
            written=self.count(State.WRITTEN),
            unchanged=self.count(State.UNCHANGED),
            skipped=self.count(State.SKIPPED),
            failed=self.count(State.FAILED),
            stopped=self.stopped,
            problems=tuple(f"{outcome.origin}: {outcome.reason}" for outcome in self.failures[:_MOST_PROBLEMS]),
        )

    def count(self, state: State) -> int:
        """How many articles ended in this state."""
        return self.counts[state]

    @property
    def counts(self) -> Counter[State]:
        """The number of articles by state."""
        return Counter(outcome.state for outcome in self.outcomes)

    @property
    def failures(self) -> list[ArticleOutcome]:
        """The articles that could not be taken in, each with its reason."""
        return [outcome for outcome in self.outcomes if outcome.state is State.FAILED]

    @property
    def exit_code(self) -> int:
        """0: all is in the graph. 1: some articles failed. 2: nothing could be done. 128 + n: ended by signal n."""
        if self.signal is not None:
            return 128 + self.signal
        failed = len(self.failures)
        if not failed and not self.stopped:
            return 0
        return 2 if failed == len(self.outcomes) else 1

    def summary(self) -> str:
        """One line for people and logs."""
        counts = ", ".join(f"{self.counts[state]} {state}" for state in State if self.counts[state]) or "no articles"
        if dropped := sum(outcome.dropped for outcome in self.outcomes):
            counts += f"; {dropped} items of the language model's answers did not hold"
        return counts + (f"; {self.stopped}" if self.stopped else "")
