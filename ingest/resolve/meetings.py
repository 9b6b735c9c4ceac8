"""Which events of several articles are one meeting: judged pair by pair, then brought together."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from ingest.resolve import toponym
from ingest.resolve.judgement import Judgement, Verdict
from ingest.resolve.story import Event

Pair = tuple[int, int]


def judge(one: Event, other: Event) -> Judgement:
    """Say whether two events of one block (same day, both face to face or both remote) are one meeting.

    The same place or enough of the same participants make them one; a different place, nobody in common or, for each,
    a partner whom the other lacks keep them apart. A person and the state he or she speaks for count as equal.
    """
    if one.article.id == other.article.id:
        return Judgement(Verdict.DIFFERENT, "one article tells of both")
    where = _same_place(one, other)
    if where is False:
        return Judgement(Verdict.DIFFERENT, f"same day, but in {one.view.place} and in {other.view.place}")
    if not one.parties or not other.parties:
        if where:
            return Judgement(Verdict.SAME, f"same day and place ({one.view.place})", 1.0)
        return Judgement(Verdict.UNSURE, "same day, but neither place nor participants to compare")
    common = shared_parties(one, other)
    dice = 2 * common / (len(one.parties) + len(other.parties))
    smaller = min(len(one.parties), len(other.parties))
    if common / smaller <= 0.5:
        return Judgement(Verdict.DIFFERENT, f"same day, but {common} of {smaller} participants in common")
    if where:
        return Judgement(Verdict.SAME, f"same day and place ({one.view.place})", 1 + dice)
    if dice >= 0.5:
        return Judgement(Verdict.SAME, f"same day, participants agree (Dice {dice:.2f})", dice)
    return Judgement(Verdict.UNSURE, f"same day, participants agree little (Dice {dice:.2f})")


def shared_parties(one: Event, other: Event) -> int:
    """Return how many participants the two have in common, each counted once."""
    exact = one.parties & other.parties
    left, right = sorted(one.parties - exact), sorted(other.parties - exact)
    count = len(exact)
    for mine in left:
        for theirs in right:
            if _stands_for(mine, theirs, one, other) or _stands_for(theirs, mine, one, other):
                right.remove(theirs)
                count += 1
                break
    return count


def cluster(events: Iterable[Event]) -> list[list[Event]]:
    """Return the events of one block as meetings, each in the order of telling.

    The surest judgements are acted on first; two groups come together unless an event of the one was judged different
    from one of the other, so that no chain of half-likenesses joins two meetings of one day. The result depends on
    the set of events, not on their order.
    """
    ordered = sorted(events, key=lambda event: event.order)
    judged = {(i, j): judge(ordered[i], ordered[j]) for i, j in combinations(range(len(ordered)), 2)}
    groups = {i: [i] for i in range(len(ordered))}
    home = list(range(len(ordered)))
    for (i, j), judgement in sorted(judged.items(), key=lambda item: (-item[1].score, item[0])):
        a, b = sorted((home[i], home[j]))
        if judgement.verdict is not Verdict.SAME or a == b or _apart(groups[a], groups[b], judged):
            continue
        groups[a] += groups.pop(b)
        for k in groups[a]:
            home[k] = a
    return [[ordered[i] for i in sorted(group)] for group in groups.values()]


def link_reason(event: Event, meeting: Sequence[Event]) -> str:
    """Return why the event belongs to the meeting: the surest judgement that ties it to another event of it."""
    judged = [judge(event, other) for other in meeting if other is not event]
    ties = [one for one in judged if one.verdict is Verdict.SAME]
    return max(ties, key=lambda one: (one.score, one.reason)).reason if ties else "told by this article alone"


def _same_place(one: Event, other: Event) -> bool | None:
    """None where a place is unknown, or names no more than the country of the other."""
    mine, theirs = one.view.place, other.view.place
    if not mine or not theirs:
        return None
    a, b = toponym.parts(mine), toponym.parts(theirs)
    if a and b and (a == b or (min(len(a), len(b)) > 1 and (a[0], a[-1]) == (b[0], b[-1]))):
        return True
    if toponym.tells_more(mine, theirs) or toponym.tells_more(theirs, mine):
        return None
    return False


def _stands_for(person: str, principal: str, one: Event, other: Event) -> bool:
    return any(principal in event.stands_for.get(person, ()) for event in (one, other))


def _apart(left: Sequence[int], right: Sequence[int], judged: Mapping[Pair, Judgement]) -> bool:
    return any(judged[min(i, j), max(i, j)].verdict is Verdict.DIFFERENT for i in left for j in right)
