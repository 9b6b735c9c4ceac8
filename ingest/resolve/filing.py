"""Under which keys an event is filed, and under which it asks for others that may be the same meeting.

Two events are candidates for one meeting if one is filed under a key for which the other asks; this relation is
symmetric. Keys join a time with something that few events of that time have in common, and without which ``judge``
would not call the two the same; so the number of candidates does not grow with the graph:

- with a day, an event is filed under that day with each person, each pair of sides or people, the city and the series,
  and asks for the days around it as well, there for pairs and series alone: a day off is believed only of the same two;
- for events with a vaguer date (a month, a year, or none: then the month of publication counts) it is also filed under
  its month and its year, with what makes a vague date believed: two people, a person with another side or two
  sides and the place, or two sides of which the one article announces and the other tells what came of it.

Keys come from the event alone, with actors by their names (``Event.plain``): they never depend on what other articles
say. Copies of one text are found by the sentence that tells of the event; and a decision that two are one, or are not,
files both under a key of its own.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import combinations

from graph_schema.model.vocabulary import MeetingKind
from ingest.resolve import toponym, verdicts
from ingest.resolve.span import AHEAD, Precision
from ingest.resolve.story import Event

_DAYS = 10
"""An event that lasts longer is filed under its first days."""
_PEOPLE = 12
_SIDES = 4
"""Of more sides only the pairs of the first ones are keys: a large meeting is found by its place and people."""


def filed(event: Event) -> frozenset[str]:
    """Return the keys under which others find the event."""
    return _filed(event.plain or event) | _always(event)


def asked(event: Event) -> frozenset[str]:
    """Return the keys under which the event finds others."""
    return _asked(event.plain or event) | _always(event)


def _always(event: Event) -> frozenset[str]:
    """Copies of one text, and what people decided about, are found whatever else is told."""
    return verdicts.keys(event) | (frozenset([f"told {event.wording}"]) if event.wording else frozenset())


def _filed(event: Event) -> frozenset[str]:
    span = event.span
    months, year = span.months, [f"in {span.year}"]
    undated, within = _undated(event), _within(event, event.view.status in AHEAD)
    match span.precision:
        case Precision.DAY:
            days = _days(event, 0)
            found = _keys(event, days, [*_apart(event), *_together(event)])
            if len(event.sides) > _SIDES:
                found |= _keys(event, [f"many {day}" for day in days], _apart(event))
            found |= _keys(event, [f"in {month}" for month in months], [*undated, *within])
            return found | _keys(event, year, _in_year(event))
        case Precision.MONTH:
            return _keys(event, [f"about {m}" for m in months], [*undated, *within]) | _keys(
                event, year, _in_year(event)
            )
        case Precision.YEAR:
            return _keys(event, [f"about {span.year}"], _in_year(event))
    return _keys(event, [f"vague {month}" for month in months], undated)


def _asked(event: Event) -> frozenset[str]:
    span = event.span
    months, year = span.months, [f"about {span.year}"]
    undated, within = _undated(event), _within(event, event.view.status not in AHEAD)
    vague, about = [f"vague {month}" for month in months], [f"about {month}" for month in months]
    inside = [f"in {month}" for month in months]
    match span.precision:
        case Precision.DAY:
            found = _keys(event, _days(event, 0), _apart(event)) | _keys(event, _days(event, 1), _together(event))
            if len(event.sides) > _SIDES:
                found |= _keys(event, _days(event, 1), _apart(event))
            else:
                found |= _keys(event, [f"many {day}" for day in _days(event, 1)], _apart(event))
            return (
                found | _keys(event, vague, undated) | _keys(event, about, within) | _keys(event, year, _in_year(event))
            )
        case Precision.MONTH:
            found = _keys(event, vague, undated) | _keys(event, [*about, *inside], within)
            return found | _keys(event, year, _in_year(event))
        case Precision.YEAR:
            return _keys(event, [f"about {span.year}", f"in {span.year}"], _in_year(event))
    return _keys(event, [*vague, *about, *inside], undated)


def _keys(event: Event, times: Iterable[str], facets: Iterable[str]) -> frozenset[str]:
    times = list(times)
    return frozenset(f"{group} {time} {facet}" for facet in facets for group in _groups(event) for time in times)


def _groups(event: Event) -> tuple[str, ...]:
    """A summit may be held by video, and be told of as either."""
    if event.view.kind is MeetingKind.VIDEO_CONFERENCE:
        return ("call", "met")
    return ("call",) if event.view.kind is MeetingKind.CALL else ("met",)


def _days(event: Event, around: int) -> list[str]:
    first, last = event.span.first.toordinal(), event.span.last.toordinal()
    end = min(last, first + _DAYS - 1) + around
    return [dt.date.fromordinal(n).isoformat() for n in range(max(1, first - around), min(end, _LAST) + 1)]


_LAST = dt.date.max.toordinal()


def _apart(event: Event) -> list[str]:
    """Each by itself is enough on the very day."""
    city = _city(event)
    return [*_people(event)[:_PEOPLE], *([f"at {city}"] if city else [])]


def _together(event: Event) -> list[str]:
    """Two of those who take part, or the series."""
    return [*_pairs(event), *_people_pairs(event), *_series(event)]


def _undated(event: Event) -> list[str]:
    """What two events have in common of which one has no date."""
    place = _place(event)
    there = [f"{person} {side} at {place}" for person, side in _opposite(event)] if place else []
    return [*_people_pairs(event), *there, *_series(event)]


def _within(event: Event, ahead: bool) -> list[str]:
    """What two events have in common of which one tells no more than the month."""
    told = [f"{pair} {'ahead' if ahead else 'after'}" for pair in _pairs(event)]
    return [*_in_year(event), *told]


def _in_year(event: Event) -> list[str]:
    """What two events have in common of which one tells no more than the year."""
    place = _place(event)
    there = [f"{pair} at {place}" for pair in _pairs(event)] if place else []
    return [*_people_pairs(event), *there, *_series(event)]


def _people(event: Event) -> list[str]:
    return sorted(actor for actor in event.parties if actor.startswith("person:"))


def _opposite(event: Event) -> list[tuple[str, str]]:
    """People with another side: a host is at home with everybody who comes in a month."""
    sides = sorted(event.sides)[:_SIDES]
    people = _people(event)[:_SIDES]
    return [(one, side) for one in people for side in sides if side not in (event.stands_for.get(one) or (one,))]


def _people_pairs(event: Event) -> list[str]:
    return [f"{a} {b}" for a, b in combinations(_people(event)[:_SIDES], 2)]


def _pairs(event: Event) -> list[str]:
    return [f"{a} {b}" for a, b in combinations(sorted(event.sides)[:_SIDES], 2)]


def _series(event: Event) -> list[str]:
    series = event.series
    return [f"of {body}" for body in sorted(series.bodies)] + [f"named {word}" for word in sorted(series.core)]


def _place(event: Event) -> str | None:
    """The smallest part of the place."""
    parts = toponym.parts(event.view.place) if event.view.place else ()
    return parts[-1] if parts else None


def _city(event: Event) -> str | None:
    """The smallest part of the place, unless the place is a mere country."""
    parts = toponym.parts(event.view.place) if event.view.place else ()
    return parts[-1] if len(parts) > 1 or (parts and not event.view.place_iso3) else None
