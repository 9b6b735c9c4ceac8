"""A journey through a region told with its days, and its stops told without: when the stops are."""

import itertools
from collections.abc import Iterable

from ingest.extract.meetings.event import Event
from ingest.extract.meetings.telling import Telling

_FIRST = frozenset({"begin", "start", "open", "first"})
_MOST = 24
"""Tellings of journeys that are looked at, so that a book takes no quadratic time."""
_DAY = 10
"""Letters of a date that tells the day."""


def journeys_of(events: Iterable[Event]) -> tuple[Telling, ...]:
    """Return the first tellings of a journey to a region ("the Middle East") that has a date of its own."""
    told = (telling for event in events for telling in event.tellings if _through_a_region(telling))
    return tuple(itertools.islice(told, _MOST))


def day_on_journey(event: Event, journeys: Iterable[Telling]) -> str | None:
    """Return the month of the journey that the event is a stop of, its first day if it is said to begin there.

    Somebody makes both, and all that is told of the event fits the journey.
    """
    mine = set(event.attending())
    for journey in journeys:
        travellers = {p.actor for p in journey.parties.values() if p.traveller}
        if journey.date is None or not travellers & mine or journey in event.tellings:
            continue
        if any(t.status is not journey.status and t.status is not None for t in event.tellings):
            continue
        first = len(journey.date.start) == _DAY and any(_begins(t) for t in event.tellings)
        return journey.date.start if first else journey.date.start[:7]
    return None


def _through_a_region(telling: Telling) -> bool:
    place = telling.destination
    told = telling.date is not None and not telling.date.assumed
    return told and place is not None and place.iso3 is None and not place.city


def _begins(telling: Telling) -> bool:
    near = (telling.token.head, *telling.token.children, *telling.token.head.children)
    return any(t.lemma_.lower() in _FIRST for t in near)
