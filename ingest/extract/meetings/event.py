"""An event: the tellings of one encounter, and what they say together."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph_schema.model.vocabulary import PARTICIPATING, ActorKind, MeetingKind
from graph_schema.model.when import EventDate
from ingest.extract.cast import Cast, PlaceMention
from ingest.extract.meetings.telling import Party, Telling, outweighs

REMOTE = frozenset({MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE})

_SHOWN = 20
"""Tellings of first and of last that show what an event is: comparing all would take quadratic time in a book."""


@dataclass(eq=False, slots=True)
class Event:
    """The tellings of one encounter in the order of the text."""

    cast: Cast
    published: dt.date
    collectives: frozenset[str]
    tellings: list[Telling] = field(default_factory=list)

    def parties(self) -> dict[str, Party]:
        """Return the surest finding for each actor."""
        found: dict[str, Party] = {}
        for telling in self.tellings:
            for key, party in telling.parties.items():
                held = found.get(key)
                if held is None or outweighs(party, held):
                    found[key] = party
        return found

    def abridged(self) -> "Event":
        """Return the event by its first and last tellings, where it has very many; else itself. Not to be changed."""
        if len(self.tellings) <= 2 * _SHOWN:
            return self
        shown = [*self.tellings[:_SHOWN], *self.tellings[-_SHOWN:]]
        return Event(self.cast, self.published, self.collectives, shown)

    def attending(self) -> list[str]:
        """Return the actors that take part or are asked to, in the order in which they are named."""
        return [key for key, party in self.parties().items() if party.role in PARTICIPATING]

    def sides(self) -> dict[str, set[str]]:
        """Return the states and organisations at the table with the persons named for each."""
        sides = sides_of(self.attending(), self.cast)
        named = {side: people for side, people in sides.items() if side not in self.collectives}
        return named or sides

    @property
    def travel(self) -> bool:
        """Whether a telling speaks of a journey."""
        return any(t.trigger.travel for t in self.tellings)

    def places(self) -> Iterator[PlaceMention]:
        """Yield the places told, those told outright first."""
        for assumed in (False, True):
            for t in self.tellings:
                if t.destination is not None and not assumed:
                    yield t.destination
                    yield from t.stops
                if t.venue is not None and t.venue_assumed is assumed:
                    yield t.venue

    def place(self) -> PlaceMention | None:
        """Return the place that tells most: a city before its country, a country before a region of several."""
        best: PlaceMention | None = None
        for place in self.places():
            region = best is not None and best.iso3 is None and not best.city  # "Latin America", then "Brazil"
            if best is None or (region and place.iso3) or (place.city and not best.city and place.iso3 == best.iso3):
                best = place
        return best

    def countries(self) -> set[str]:
        """Return the ISO 3166 codes of the places told."""
        return {p.iso3 for p in self.places() if p.iso3}

    def dates(self) -> list[EventDate]:
        """Return the dates that words of the text give."""
        return [t.date for t in self.tellings if t.date is not None and not t.date.assumed]

    def remote(self) -> bool | None:
        """Return whether it is a call; None where no telling decides."""
        kinds = {t.trigger.kind for t in self.tellings if not soft(t)}
        if kinds & REMOTE:
            return True
        return False if kinds or self.travel or any(True for _ in self.places()) else None

    def first(self) -> int:
        """Return the place of its first telling in the text."""
        return min(t.token.i for t in self.tellings)


def collectives_of(cast: Cast) -> frozenset[str]:
    """Return the keys of mere collectives of people ("European leaders"), which are no organisations."""
    keys = {m.collective for m in cast.mentions if m.collective is not None}
    return frozenset(k for k in keys if cast.members[k].kind is ActorKind.ORGANIZATION and not cast.members[k].known)


def soft(telling: Telling) -> bool:
    """Whether the form of the encounter is open ("met", "spoke with", "discussed")."""
    trigger = telling.trigger
    return trigger.kind is None or (trigger.rule == "verb.speak" and trigger.form is None)


def sides_of(actors: list[str], cast: Cast) -> dict[str, set[str]]:
    """Return the states and organisations that the actors stand for, each with the persons named for it."""
    found: dict[str, set[str]] = {}
    for key in actors:
        side = cast.state_of(key) or key
        people = found.setdefault(side, set())
        if cast.members[key].kind is ActorKind.PERSON:
            people.add(key)
    return found
