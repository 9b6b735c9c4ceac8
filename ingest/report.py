"""What became of the articles of a run."""

import datetime as dt
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from graph_schema.model.run import ArticleState as State

__all__ = ["KEPT", "ArticleOutcome", "Observe", "RunReport", "State"]

KEPT = 1000
"""How many outcomes of a run are kept in memory; the ledger has them all."""


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
    """What a run did so far. ``outcomes`` are the first ones in their order; the counts are of all.

    ``stopped`` says why it ended before its sources did.
    """

    id: str
    outcomes: list[ArticleOutcome] = field(default_factory=list)
    counts: Counter[State] = field(default_factory=Counter)
    dropped: int = 0
    stopped: str | None = None
    signal: int | None = None

    @classmethod
    def begin(cls) -> "RunReport":
        """Return the empty report of a run that starts now."""
        return cls(id=f"run-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}")

    def add(self, outcome: ArticleOutcome) -> int:
        """Take note of an outcome; return its number in the run."""
        if len(self.outcomes) < KEPT:
            self.outcomes.append(outcome)
        self.counts[outcome.state] += 1
        self.dropped += outcome.dropped
        return self.total - 1

    def end(self, signal: int | None = None, stopped: str | None = None) -> None:
        """Note that the run is over, and what ended it before its sources did."""
        self.signal = signal
        self.stopped = stopped or ("stopped by a signal; run it again to go on" if signal is not None else None)

    @property
    def total(self) -> int:
        """How many articles came to an end."""
        return self.counts.total()

    @property
    def tally(self) -> dict[str, int]:
        """The number of articles by the name of every state, as the ledger keeps it."""
        return {str(state): self.counts[state] for state in State}

    def count(self, state: State) -> int:
        """How many articles ended in this state."""
        return self.counts[state]

    @property
    def exit_code(self) -> int:
        """0: all is in the graph. 1: some articles failed. 2: nothing could be done. 128 + n: ended by signal n.

        What was put aside earlier, because it failed too often, is no failure of this run.
        """
        if self.signal is not None:
            return 128 + self.signal
        failed = self.counts[State.FAILED]
        if not failed and not self.stopped:
            return 0
        return 2 if failed == self.total else 1

    def summary(self) -> str:
        """One line for people and logs."""
        counts = ", ".join(f"{self.counts[state]} {state}" for state in State if self.counts[state]) or "no articles"
        if self.dropped:
            counts += f"; {self.dropped} items of the language model's answers did not hold"
        return counts + (f"; {self.stopped}" if self.stopped else "")
