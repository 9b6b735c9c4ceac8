"""What became of the articles of a run."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


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


@dataclass(slots=True)
class RunReport:
    """All outcomes of a run in their order. ``stopped`` says why it ended before its sources did."""

    id: str
    started_at: dt.datetime
    finished_at: dt.datetime | None = None
    outcomes: list[ArticleOutcome] = field(default_factory=list)
    stopped: str | None = None
    signal: int | None = None

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
        return counts + (f"; {self.stopped}" if self.stopped else "")
