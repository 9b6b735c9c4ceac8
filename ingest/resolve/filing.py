"""Under which keys an event is filed, and under which it asks for others that may be the same meeting.

Two events are candidates for one meeting if one is filed under a key for which the other asks; this relation is
symmetric. Keys join a time with something that few events of that time have in common, so that the number of
candidates does not grow with the graph:

- with a day, an event is filed under that day with each person, each pair of sides, the city and the series, and asks
  for the days around it as well;
- it is also filed, with pairs of sides and series, as one that lies in its month and its year, where only events with a
  vaguer date ask: a month, a year, or none (then the month of publication counts).

Keys come from the event alone, with actors by their names (``Event.plain``): they never depend on what other articles
say. Copies of one text are found by the sentence that tells of the event; and a decision that two are one, or are not,
files both under a key of its own.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import combinations

from graph_schema.model.vocabulary import MeetingKind
from ingest.resolve import toponym, verdicts
from ingest.resolve.span import Precision
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
    span, periods = event.span, _period_facets(event)
    match span.precision:
        case Precision.DAY:
            days = _keys(event, _days(event, 0), _day_facets(event))
            return days | _keys(event, [f"in {month}" for month in span.months] + [f"in {span.year}"], periods)
        case Precision.MONTH:
            return _keys(event, [*(f"about {month}" for month in span.months), f"in {span.year}"], periods)
        case Precision.YEAR:
            return _keys(event, [f"about {span.year}"], periods)
    return _keys(event, [f"about {month}" for month in span.months], periods)


def _asked(event: Event) -> frozenset[str]:
    span, periods = event.span, _period_facets(event)
    about = [f"about {month}" for month in span.months]
    within = [f"in {month}" for month in span.months]
    match span.precision:
        case Precision.DAY:
            days = _keys(event, _days(event, 1), _day_facets(event))
            return days | _keys(event, [*about, f"about {span.year}"], periods)
        case Precision.MONTH:
            return _keys(event, [*about, *within, f"about {span.year}"], periods)
        case Precision.YEAR:
            return _keys(event, [f"about {span.year}", f"in {span.year}"], periods)
    return _keys(event, [*about, *within], periods)


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


def _day_facets(event: Event) -> list[str]:
    people = sorted(actor for actor in event.parties if actor.startswith("person:"))
    city = _city(event)
    return [*people[:_PEOPLE], *([f"at {city}"] if city else []), *_period_facets(event)]


def _period_facets(event: Event) -> list[str]:
    pairs = [f"{a} {b}" for a, b in combinations(sorted(event.sides)[:_SIDES], 2)]
    series = event.series
    named = [f"of {body}" for body in sorted(series.bodies)] + [f"named {word}" for word in sorted(series.core)]
    return [*pairs, *named]


def _city(event: Event) -> str | None:
    """The smallest part of the place, unless the place is a mere country."""
    parts = toponym.parts(event.view.place) if event.view.place else ()
    return parts[-1] if len(parts) > 1 or (parts and not event.view.place_iso3) else None
