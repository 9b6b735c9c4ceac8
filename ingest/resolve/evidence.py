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
    told = list(told)
    if len(told) == 1:  # as most facts are told
        return told[0]
    groups: dict[Hashable, list[Told[T]]] = {}
    for one in sorted(told, key=lambda one: one.best_first):
        groups.setdefault(same(one.value), []).append(one)
    return max(groups.values(), key=_weight)[0] if groups else None


def _weight(group: Sequence[Told[T]]) -> tuple[object, ...]:
    """``max`` keeps the first of equals, and groups come in the order of their best telling."""
    return group[0].confidence, independent(group), max(one.published for one in group)


class Sources:
    """Articles that tell a value, and which of them are independent voices.

    Two articles are one voice if they carry largely the same words, or credit the same news agency. Whoever tells the
    value with the highest confidence (then first) is a voice; of the others those who depend on no voice before them.
    """

    def __init__(self) -> None:
        self._told: dict[str, tuple[float, Dated]] = {}
        self._voices: tuple[float, ...] | None = None

    def add(self, article: Dated, confidence: float) -> None:
        """Take in that the article tells it so surely; the surest telling of an article counts."""
        if article.id not in self._told or self._told[article.id][0] < confidence:
            self._told[article.id] = confidence, article
            self._voices = None

    def __len__(self) -> int:
        """How many are independent."""
        return len(self._confidences())

    @property
    def certainty(self) -> float:
        """How sure they are together."""
        return combined(self._confidences())

    def _confidences(self) -> tuple[float, ...]:
        """The confidence of each voice, the surest first."""
        if self._voices is None:
            ordered = sorted(self._told.values(), key=lambda one: (-one[0], one[1].published_at, one[1].id))
            heard: set[str] = set()
            self._voices = tuple(confidence for confidence, article in ordered if _is_new(article, heard))
        return self._voices


def voice(article: Dated) -> str:
    """Return what is equal for articles that tell the very same or credit the same agencies.

    This is coarser than ``Sources``, but whether two are one voice depends on no third: so an actor, of whom there is
    no end of claims, can be weighed by a few of them.
    """
    return " and ".join(sorted(article.agencies)) or article.syndication_id or article.id


def _is_new(article: Dated, heard: set[str]) -> bool:
    """Whether the article depends on none of the voices heard so far; then it is one of them."""
    marks = {article.id, *article.copy_marks, *(f"by {agency}" for agency in article.agencies)}
    if article.syndication_id:
        marks.add(f"syndicated {article.syndication_id}")
    if not heard.isdisjoint(marks):
        return False
    heard |= marks
    return True


def independent(told: Iterable[Told[T]]) -> int:
    """Return how many independent sources tell it: copies of one agency text are one."""
    return len(_sources(told))


def certainty(told: Iterable[Told[T]]) -> float:
    """Return how sure a fact is: 1 - the product of the doubts of its independent sources, at most ``CERTAIN``."""
    return _sources(told).certainty


def _sources(told: Iterable[Told[T]]) -> Sources:
    found = Sources()
    for one in told:
        found.add(one.article, one.confidence)
    return found


def combined(confidences: Iterable[float]) -> float:
    """Return how sure independent sources make together what each of them tells with such a confidence."""
    doubt = 1.0
    for confidence in sorted(confidences, reverse=True):  # in one order: products of floats depend on it
        doubt *= 1 - confidence
        if doubt < _BEYOND:
            return CERTAIN
    return round(min(1 - doubt, CERTAIN), 6)
