"""What the sentence leaves out and its surroundings tell: the dateline, the larger gathering, the sentence before."""

import bisect
import datetime as dt
from dataclasses import dataclass

from graph_schema.model.vocabulary import PARTICIPATING, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate
from ingest.clean.text import BlockKind
from ingest.extract.cast import PlaceMention
from ingest.extract.meetings.agreed import day_agreed
from ingest.extract.meetings.differ import overlap
from ingest.extract.meetings.event import REMOTE, Event
from ingest.extract.meetings.floor import take_the_floor
from ingest.extract.meetings.journey import day_on_journey, journeys_of
from ingest.extract.meetings.lead import same_day_also, subjects_of_the_news
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.members import list_members
from ingest.extract.meetings.settle import status_of
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.understood import understand
from ingest.extract.meetings.whereabouts import Whereabouts, addressed, whereabouts
from ingest.extract.reading import Reading
from ingest.extract.when import Direction, Form, find_dates, resolve

_HAPPENED = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
_NEAR = 60
"""Tokens, about two sentences, within which a speaker's whereabouts tell where he met others."""
_LEAD = 2
"""Sentences of the body that tell the news itself."""


def complete(events: list[Event], reading: Reading, news: dt.date) -> None:
    """Add to the events the place and day that the article leaves to be understood, marked as assumed."""
    lead = _lead_end(reading)
    _spoken_to(events, reading)
    _same_fate(events)
    subjects_of_the_news(events, reading, lead)
    list_members(events, reading)
    take_the_floor(events, reading)
    _attend_the_larger(events)
    understand(events, reading)
    by_telling = {id(t): event for event in events for t in event.tellings}
    surroundings = Surroundings(reading, lead, by_telling, whereabouts(reading), _by_sentence(events), _tours(events))
    for event in events:
        if event.place() is None and event.remote() is not True:
            place = _place(event, surroundings)
            if place is not None:
                best = min(event.tellings, key=lambda t: (t.block is BlockKind.HEADLINE, t.token.i))
                best.venue, best.venue_assumed = place, True
        elif (city := _city_of_dateline(event, surroundings)) is not None:
            best = min(event.tellings, key=lambda t: (t.block is BlockKind.HEADLINE, t.token.i))
            best.venue, best.venue_assumed = city, True
    journeys = journeys_of(events)
    for event in events:
        if all(t.date is None for t in event.tellings) and (date := same_day_also(event, events)) is not None:
            event.tellings[0].date = date
        if not any(t.date is not None or t.another for t in event.tellings):
            day = day_agreed(event, reading) or _day_seen(event, reading) or _day(event, news, lead)
            start = day.isoformat() if day is not None else None
            if start is None:
                start = day_on_journey(event, journeys)
            if start is None and (tour := _on_tour(event, surroundings)) is not None:
                start = next((d.start[:7] for t in tour.tellings if (d := t.date) is not None), None)
            if start is not None:
                best = min(event.tellings, key=lambda t: (t.block is BlockKind.HEADLINE, t.token.i))
                best.date = EventDate(start=start, assumed=True)


def _same_fate(events: list[Event]) -> None:
    """Give a stop of a tour of which nothing is told the status of the other stops."""
    stops: dict[int, dict[int, Event]] = {}
    for number, event in enumerate(events):
        for origin in {t.origin for t in event.tellings} - {0}:
            stops.setdefault(origin, {})[number] = event
    for event in events:
        origins = {t.origin for t in event.tellings} - {0}
        if not origins or any(t.status is not None for t in event.tellings):
            continue
        for _, other in sorted({n: other for o in origins for n, other in stops[o].items()}.items()):
            told = next((t.told for t in other.tellings if t.status is not None), None)
            if other is not event and told is not None:
                event.tellings[0].told = told


def _spoken_to(events: list[Event], reading: Reading) -> None:
    """Give "Thursday's phone conversation" without parties those of whom one told the other something just before."""
    for event in events:
        if event.attending() or not any(t.definite for t in event.tellings):
            continue
        telling = event.tellings[0]
        for pair in addressed(reading, telling.sentence):
            for key in pair:
                telling.add(Party(key, ParticipantRole.ATTENDEE, 0.6, telling.token.i, "context.spoken_to"))


def _attend_the_larger(events: list[Event]) -> None:
    """Who meets at the margin of a gathering attends it."""
    for event in events:
        if all(telling.within is None for telling in event.tellings):
            continue
        mine, parties = {id(telling) for telling in event.tellings}, event.parties()
        for telling in event.tellings:
            if telling.within is not None and id(telling.within) not in mine:
                for key, party in parties.items():
                    if party.role in PARTICIPATING and key not in telling.within.parties:
                        telling.within.add(
                            Party(key, ParticipantRole.ATTENDEE, party.confidence * 0.7, party.token, "context.margin")
                        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an event may take its place from. ``by_sentence`` lists the events told of in a sentence, by its start."""

    reading: Reading
    lead: int
    by_telling: dict[int, Event]
    seen: tuple[Whereabouts, ...]
    by_sentence: dict[int, list[Event]]
    tours: tuple[Event, ...]


def _by_sentence(events: list[Event]) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = {}
    for event in events:
        for start in sorted({t.sentence.start for t in event.tellings}):
            found.setdefault(start, []).append(event)
    return found


def _tours(events: list[Event]) -> tuple[Event, ...]:
    """The journeys of an article that tells of one destination only."""
    tours = [event for event in events if event.travel and event.place() is not None]
    names = {place.name for tour in tours if (place := tour.place()) is not None}
    return tuple(tours) if len(names) == 1 else ()


def _place(event: Event, around: Surroundings) -> PlaceMention | None:
    for telling in event.tellings:
        if (
            telling.within is not None
            and (larger := around.by_telling.get(id(telling.within))) is not None
            and larger is not event
            and (place := larger.place()) is not None
        ):
            return place
    nearby = _neighbour(event, around)
    if nearby is not None:
        return nearby
    tour = _on_tour(event, around)
    if tour is not None:
        return tour.place()
    if status_of(event) not in _HAPPENED:
        return None
    seen = _where_seen(event, around.seen)
    if seen is not None:
        return seen
    called = any(t.trigger.kind in REMOTE for t in event.tellings)
    if event.first() < around.lead and not called:
        return around.reading.cast.dateline_place
    return None


def _city_of_dateline(event: Event, around: Surroundings) -> PlaceMention | None:
    """The town where the report was filed, for an encounter of which the headline tells the country only, or the text
    nothing but a building."""
    place, town = event.place(), around.reading.cast.dateline_place
    if place is None or place.city or town is None or not town.city or place.iso3 not in (town.iso3, None):
        return None
    if place.iso3 is None and not place.building:
        return None
    told = [t for t in event.tellings if (t.destination or t.venue) is not None]
    headline = all(t.block is BlockKind.HEADLINE for t in told)
    near = event.first() < around.lead and (headline or place.iso3 is None)
    return town if near and status_of(event) in _HAPPENED and event.remote() is not True else None


def _neighbour(event: Event, around: Surroundings) -> PlaceMention | None:
    """The place of an encounter told in the sentence before or in the same one, with a party in common."""
    doc = around.reading.doc
    mine = set(event.attending())
    status = status_of(event)
    for telling in event.tellings:
        start = telling.sentence.start
        before = doc[start - 1].sent.start if start else start
        others: list[Event] = [*around.by_sentence.get(start, []), *around.by_sentence.get(before, [])]
        for other in (o.abridged() for o in others if o is not event):
            place = other.place()
            if other.remote() or place is None:
                continue
            theirs = status_of(other)
            together = status == theirs or {status, theirs} <= _HAPPENED or theirs is MeetingStatus.ONGOING
            unnamed = not other.attending() and status == theirs and not _apart(event, other)
            if together and (mine & set(other.attending()) or unnamed):
                return place
    return None


def _on_tour(event: Event, around: Surroundings) -> Event | None:
    """The one journey of the article on which the encounter took place: of one who takes part, to a single place."""
    tour = next((t for t in around.tours if t is not event), None)
    if tour is None or status_of(event) not in _HAPPENED or event.remote():
        return None
    tour = tour.abridged()
    same = bool(set(tour.sides()) & set(event.sides()))
    return tour if status_of(tour) in _HAPPENED and same and not _apart(event, tour) else None


def _apart(event: Event, other: Event) -> bool:
    mine, theirs = event.dates(), other.dates()
    return bool(mine and theirs) and not any(overlap(a, b) for a in mine for b in theirs)


def _where_seen(event: Event, seen: tuple[Whereabouts, ...]) -> PlaceMention | None:
    """Where one of those who took part is said to have spoken, in the same sentence or beside it."""
    mine, states = set(event.attending()), set(event.sides())
    best: tuple[int, PlaceMention] | None = None
    for telling in event.tellings:
        first = bisect.bisect_left(seen, telling.token.i - _NEAR, key=lambda w: w.token)
        last = bisect.bisect_left(seen, telling.token.i + _NEAR, key=lambda w: w.token)
        for where in seen[first:last]:
            gap = abs(where.token - telling.token.i)
            here = telling.sentence.start <= where.token < telling.sentence.end
            if (
                (where.actor in mine or (here and where.actor in states))
                and gap < _NEAR
                and (best is None or gap < best[0])
            ):
                best = (gap, where.place)
    return best[1] if best else None


def _day_seen(event: Event, reading: Reading) -> dt.date | None:
    """The day on which one who took part is said to have spoken where it took place ("Earlier Sunday, in Syria, …")."""
    if status_of(event) not in _HAPPENED:
        return None
    place = next((t.venue for t in event.tellings if t.venue is not None and t.venue_assumed), None)
    if place is None or place.end <= place.start:
        return None
    sentence = reading.doc[place.start].sent
    if any(t.sentence.start == sentence.start for t in event.tellings):
        return None
    for phrase in find_dates(sentence.text):
        date = (
            resolve(phrase, reading.published, Direction.PAST)
            if phrase.form in (Form.WEEKDAY, Form.DAY, Form.ABSOLUTE)
            else None
        )
        if date is not None and len(date.start) == 10:
            return dt.date.fromisoformat(date.start)
    return None


def _day(event: Event, news: dt.date, lead: int) -> dt.date | None:
    status = status_of(event)
    if status is MeetingStatus.ONGOING:
        return news
    if all(_looked_back_on(t) for t in event.tellings if t.token.i < lead):
        return None
    if status is MeetingStatus.HELD and event.first() < lead:
        return news
    return None


def _looked_back_on(telling: Telling) -> bool:
    """Whether the news follows or recalls an encounter: then that one was on another day."""
    verb = telling.token.head
    governor = lexicon().governor(lexicon().lemma(verb.lower_, verb.lemma_)) if telling.token.dep_ == "dobj" else None
    return governor is not None and governor.id == "gov.look_back"


def _lead_end(reading: Reading) -> int:
    """The token after the headline and the first sentences of the body."""
    seen = 0
    for sentence in reading.doc.sents:
        if reading.block(sentence) is BlockKind.BODY:
            seen += 1
            if seen == _LEAD:
                return sentence.end
    return len(reading.doc)
