"""What was told so far of one value: voices are added one by one, and what prevails is known at every step.

A meeting that is told of on many days is concluded for each of them; adding to what is there keeps that as cheap as
the articles are many. ``prevailing`` of all voices at once gives the same.
"""

from bisect import insort
from collections.abc import Callable, Hashable, Iterable
from itertools import chain, islice
from typing import Generic, TypeVar

from ingest.resolve.evidence import Sources, Told

T = TypeVar("T")


class Group(Generic[T]):
    """Those who tell one value, the best first."""

    def __init__(self, first: Told[T]) -> None:
        self.voices: list[Told[T]] = []
        self._by_claim: list[tuple[tuple[object, ...], Told[T]]] = []
        self.sources = Sources()
        self.last = first.published
        self.add(first)

    def add(self, one: Told[T]) -> None:
        """Take in a voice."""
        insort(self.voices, one, key=lambda voice: voice.best_first)
        insort(self._by_claim, ((-one.claim.confidence, one.published, one.claim.id, len(self.voices)), one))
        self.sources.add(one.article, one.confidence)
        self.last = max(self.last, one.published)

    @property
    def best(self) -> Told[T]:
        """The surest, then the first told."""
        return self.voices[0]

    def shown(self, most: int) -> list[Told[T]]:
        """At most so many voices, in the order in which answers show evidence: the best sentence, then the surest."""
        sentence = self.best.claim.sentence
        same = (one for _, one in self._by_claim if one.claim.sentence == sentence)
        others = (one for _, one in self._by_claim if one.claim.sentence != sentence)
        return list(islice(chain(same, others), most))

    @property
    def certainty(self) -> float:
        """How sure the value is by all of them."""
        return self.sources.certainty

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key: who prevails comes first."""
        return -self.best.confidence, -len(self.sources), -self.last.toordinal(), self.best.best_first


class Tally(Generic[T]):
    """Voices by what they tell. ``same`` says which values count as the same."""

    def __init__(self, same: Callable[[T], Hashable] = str) -> None:
        self._same = same
        self._groups: dict[Hashable, Group[T]] = {}

    def add(self, one: Told[T]) -> None:
        """Take in a voice."""
        key = self._same(one.value)
        if held := self._groups.get(key):
            held.add(one)
        else:
            self._groups[key] = Group(one)

    @property
    def groups(self) -> Iterable[Group[T]]:
        """All that is told, each value with its voices."""
        return self._groups.values()

    def group(self, value: T) -> Group[T] | None:
        """Those who tell this value."""
        return self._groups.get(self._same(value))

    @property
    def everybody(self) -> Group[T]:
        """All voices, whatever they tell; raises ``StopIteration`` where nobody speaks."""
        voices = (one for group in self.groups for one in group.voices)
        together = Group(next(voices))
        for one in voices:
            together.add(one)
        return together

    def prevailing(self, among: Callable[[T], bool] = lambda value: True) -> Group[T] | None:
        """Those who prevail among all who tell such a value; None if nobody does."""
        fitting = [group for group in self._groups.values() if among(group.best.value)]
        return min(fitting, key=lambda group: group.rank, default=None)

    def refined(self, refines: Callable[[T, T], bool]) -> Group[T] | None:
        """Those who prevail, or who tell more of the same than they do."""
        best = self.prevailing()
        while best:
            held = best.best.value
            finer = self.prevailing(lambda value, held=held: refines(value, held))  # type: ignore[misc]
            if not finer:
                break
            best = finer
        return best
