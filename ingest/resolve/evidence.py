"""Who told what, and what prevails where they disagree."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph_schema.model.claim import Claim
from graph_schema.model.memory import Dated

T = TypeVar("T")

CERTAIN = 0.99
"""The most that any number of articles can make a fact: all of them may err together."""

_BEYOND = (1 - CERTAIN) / 2
"""A doubt so small that further sources, who can only lessen it, need not be asked."""


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """A value as one article gives it, with the claim that gives it and how sure that is."""

    value: T
    claim: Claim
    confidence: float
    article: Dated

    @property
    def source(self) -> str:
        """What counts as one voice: the agency text that several articles carry, else the article."""
        return self.article.syndication_id or self.article.id

    @property
    def published(self) -> dt.date:
        """The day on which it was told."""
        return self.article.published_at

    @property
    def order(self) -> tuple[dt.date, str, int, int, str]:
        """The order of telling: by day, then within the day a fixed one, so that nothing hangs on arrival."""
        claim = self.claim
        return self.published, claim.article_id, claim.start, claim.end, claim.id

    @property
    def best_first(self) -> tuple[object, ...]:
        """Sort key: the surest first, then the first told."""
        return (-self.confidence, *self.order)


def prevailing(told: Iterable[Told[T]], same: Callable[[T], Hashable] = lambda value: str(value)) -> Told[T] | None:
    """Return the value that wins, as the article that tells it best gives it; None if nothing was told.

    The precedence: the value told with the highest confidence; among equals the one that more independent sources
    tell; then the one that was told last. ``same`` says which values count as the same.
    """
    groups: dict[Hashable, list[Told[T]]] = {}
    for one in sorted(told, key=lambda one: one.best_first):
        groups.setdefault(same(one.value), []).append(one)
    return max(groups.values(), key=_weight)[0] if groups else None


def _weight(group: Sequence[Told[T]]) -> tuple[object, ...]:
    """``max`` keeps the first of equals, and groups come in the order of their best telling."""
    return group[0].confidence, independent(group), max(one.published for one in group)


def independent(told: Iterable[Told[T]]) -> int:
    """Return how many independent sources tell it: copies of one agency text are one."""
    return len({one.source for one in told})


def certainty(told: Iterable[Told[T]]) -> float:
    """Return how sure a fact is: 1 - the product of the doubts of its independent sources, at most ``CERTAIN``."""
    best: dict[str, float] = {}
    for one in told:
        best[one.source] = max(one.confidence, best.get(one.source, 0.0))
    return combined(best.values())


def combined(confidences: Iterable[float]) -> float:
    """Return how sure independent sources make together what each of them tells with such a confidence."""
    doubt = 1.0
    for confidence in sorted(confidences, reverse=True):  # in one order: products of floats depend on it
        doubt *= 1 - confidence
        if doubt < _BEYOND:
            return CERTAIN
    return round(min(1 - doubt, CERTAIN), 6)
