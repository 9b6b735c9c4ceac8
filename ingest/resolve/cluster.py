"""Which events are one meeting: pairs that share a key are judged, then brought together, the surest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ingest.resolve.filing import asked, filed
from ingest.resolve.judgement import Judgement, Verdict
from ingest.resolve.meetings import judge
from ingest.resolve.story import Event
from ingest.resolve.ties import tied
from ingest.resolve.verdicts import decided

Pair = tuple[int, int]

ALONE = "told by this article alone"


@dataclass(frozen=True)
class Cluster:
    """Events that are one meeting, in the order of telling; ``reasons`` say for each why it belongs to the others."""

    events: Sequence[Event]
    reasons: Sequence[str]

    @property
    def id(self) -> str:
        """The meeting's id: that of its first telling."""
        return self.events[0].own_id


def judged(one: Event, other: Event) -> Judgement:
    """Return the verdict on two events: what people decided, else what follows from the two."""
    return _judged(*sorted((one, other), key=_order))


def _order(event: Event) -> tuple[object, ...]:
    return event.order, event.key


@lru_cache(maxsize=10_000)  # the events of the last days are compared for every article of the next
def _judged(one: Event, other: Event) -> Judgement:
    return decided(one, other) or judge(one, other)


def clusters(events: Iterable[Event]) -> list[Cluster]:
    """Return the events as meetings. The result depends on the set of events, not on their order.

    Judgements "same" count where they tie (``ties``). The surest are acted on first; two groups come together unless
    an event of the one was judged different from one of the other, so that no chain of half-likenesses joins two
    meetings. What people decided to be one counts as one event here: it is different from another only if all of it
    is.
    """
    ordered = sorted(events, key=_order)
    docket = _Docket(ordered)
    same = docket.ties()
    groups = {i: [i] for i in range(len(ordered))}
    home = list(range(len(ordered)))
    one_by_decision: dict[int, set[int]] = {i: {i} for i in groups}
    for i, j in sorted(same, key=lambda pair: (-same[pair].score, pair)):
        a, b = sorted((home[i], home[j]))
        if a == b or docket.apart(groups[a], groups[b], one_by_decision):
            continue
        groups[a] += groups.pop(b)
        for k in groups[a]:
            home[k] = a
        if docket.is_decided((i, j)):
            together = one_by_decision[i] | one_by_decision[j]
            one_by_decision |= dict.fromkeys(together, together)
    ties: dict[int, list[Judgement]] = defaultdict(list)
    for (i, j), judgement in same.items():
        if home[i] == home[j]:
            ties[i].append(judgement)
            ties[j].append(judgement)
    return [
        Cluster([ordered[i] for i in members], [_reason(ties[i]) for i in members])
        for members in (sorted(group) for group in groups.values())
    ]


class _Docket:
    """Pairs of events by number, each judged at most once."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._judged: dict[Pair, Judgement] = {}

    def candidates(self) -> set[Pair]:
        """The pairs of which one asks for what the other is filed under."""
        shelf: dict[str, list[int]] = defaultdict(list)
        for i, event in enumerate(self._events):
            for key in filed(event):
                shelf[key].append(i)
        return {
            (min(i, j), max(i, j))
            for i, event in enumerate(self._events)
            for key in asked(event)
            for j in shelf.get(key, ())
            if i != j
        }

    def ties(self) -> dict[Pair, Judgement]:
        """The pairs that are tied by a judgement "same"."""
        alike: dict[int, dict[int, Judgement]] = defaultdict(dict)
        for i, j in self.candidates():
            if (one := self.judged((i, j))).verdict is Verdict.SAME:
                alike[i][j] = alike[j][i] = one
        return {
            (i, j): alike[i][j]
            for i in sorted(alike)
            for j in tied(i, self._events.__getitem__, lambda key: alike[key])
            if i < j
        }

    def judged(self, pair: Pair) -> Judgement:
        if pair not in self._judged:
            self._judged[pair] = judged(*(self._events[i] for i in pair))
        return self._judged[pair]

    def is_decided(self, pair: Pair) -> bool:
        return decided(*(self._events[i] for i in pair)) is not None

    def apart(self, left: Sequence[int], right: Sequence[int], one: Mapping[int, set[int]]) -> bool:
        """Whether an event of the left is different from one of the right, and so is all that is one with them."""
        for i, j in product(left, right):
            if self._are(i, j, Verdict.DIFFERENT):
                pairs = [(a, b) for a in one[i] for b in one[j]]
                ruled = any(self._are(a, b, Verdict.DIFFERENT) and self.is_decided((a, b)) for a, b in pairs)
                if ruled or not any(self._are(a, b, Verdict.SAME) for a, b in pairs):
                    return True
        return False

    def _are(self, i: int, j: int, verdict: Verdict) -> bool:
        return self.judged((min(i, j), max(i, j))).verdict is verdict


def _reason(ties: Sequence[Judgement]) -> str:
    """The surest judgement that ties the event to another one of the meeting."""
    return max(ties, key=lambda one: (one.score, one.reason)).reason if ties else ALONE


def by_event(found: Iterable[Cluster]) -> Mapping[tuple[str, str], Cluster]:
    """Return the meeting of each event, by article id and the article's key."""
    return {(event.article.id, event.key): one for one in found for event in one.events}
