"""How much two events are alike: in place, in those who take part, in kind."""

from functools import cache

from graph_schema.model.names import fold
from graph_schema.model.vocabulary import MeetingKind
from ingest.authority.authority import the_authority
from ingest.resolve import toponym
from ingest.resolve.story import Event

_LARGE = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE})
_SMALL = frozenset({MeetingKind.TALKS, MeetingKind.VISIT, MeetingKind.CALL})
_MANY = 4
"""Sides from which on an encounter is one of many, whatever it is called."""


def same_place(one: Event, other: Event) -> bool | None:
    """None where a place is unknown, or one may lie in the other: a city and its country, a city and a region."""
    mine, theirs = one.view.place, other.view.place
    if not mine or not theirs:
        return None
    a, b = toponym.parts(mine), toponym.parts(theirs)
    if a and b and (a == b or (min(len(a), len(b)) > 1 and (a[0], a[-1]) == (b[0], b[-1]))):
        return True
    if toponym.tells_more(mine, theirs) or toponym.tells_more(theirs, mine):
        return None
    codes = {one.view.place_iso3, other.view.place_iso3}
    if a and b and min(len(a), len(b)) == 1 and a[-1] == b[-1] and (None in codes or len(codes) == 1):
        return True  # "Jerusalem" and "Jerusalem, Israel"
    if len(codes) == 1 and None not in codes and (_is_region(a) != _is_region(b)):
        return None  # "Anchorage, United States" may lie in "Alaska, United States"
    return False


def shared_parties(one: Event, other: Event) -> frozenset[str]:
    """Return the participants of ``one`` whom ``other`` has as well, each matched with one.

    A person and the state or organisation that he or she speaks for count as equal.
    """
    exact = one.parties & other.parties
    left, right = sorted(one.parties - exact), sorted(other.parties - exact)
    found = set(exact)
    for mine in left:
        for theirs in right:
            if _stands_for(mine, theirs, one, other) or _stands_for(theirs, mine, one, other):
                right.remove(theirs)
                found.add(mine)
                break
    return frozenset(found)


def sides_of(actors: frozenset[str], event: Event) -> int:
    """Return for how many different states and organisations these participants of the event stand."""
    groups: list[set[str]] = []
    for actor in sorted(actors):
        mine = {actor, *event.stands_for.get(actor, ())}
        for group in groups:
            if group & mine:
                group |= mine
                break
        else:
            groups.append(mine)
    return len(groups)


def is_large(event: Event) -> bool:
    """Whether it is a gathering of many: a summit or conference of an organisation or with a name, or many sides."""
    if event.view.kind in _LARGE and (event.series.bodies or event.view.kind is MeetingKind.CONFERENCE):
        return True
    return event.view.kind in _LARGE and len(event.sides) >= _MANY


def is_small(event: Event) -> bool:
    """Whether it is an encounter of just two sides, not called a summit or conference."""
    return event.view.kind in _SMALL and len(event.sides) == 2


def is_remote(event: Event) -> bool:
    """Whether it takes place by telephone."""
    return event.view.kind is MeetingKind.CALL


def by_video(event: Event) -> bool:
    """Whether it takes place by video: a summit may be held so, talks of two may be told of as a call."""
    return event.view.kind is MeetingKind.VIDEO_CONFERENCE


def _stands_for(person: str, principal: str, one: Event, other: Event) -> bool:
    return any(principal in event.stands_for.get(person, ()) for event in (one, other))


def _is_region(parts: tuple[str, ...]) -> bool:
    return bool(parts) and parts[-1] in _regions()


@cache
def _regions() -> frozenset[str]:
    authority = the_authority()
    names = {place.name for place in authority.places.values() if place.kind == "region"}
    return frozenset(fold(name) for name in names | {name for name, _ in authority.regions.values()})
