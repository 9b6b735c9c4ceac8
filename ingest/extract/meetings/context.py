"""What the sentence leaves out and its surroundings tell: the dateline, the larger gathering, the sentence before."""

import datetime as dt

from graph_schema.model.vocabulary import MeetingKind, MeetingStatus
from graph_schema.model.when import EventDate
from ingest.clean.text import BlockKind
from ingest.extract.cast import PlaceMention
from ingest.extract.meetings.event import REMOTE, Event
from ingest.extract.meetings.settle import _status
from ingest.extract.reading import Reading

_HAPPENED = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
_LEAD = 2
"""Sentences of the body that tell the news itself."""


def complete(events: list[Event], reading: Reading) -> None:
    """Add to the events the place and day that the article leaves to be understood, marked as assumed."""
    lead = _lead_end(reading)
    by_telling = {id(t): event for event in events for t in event.tellings}
    for event in events:
        if event.place() is None and event.remote() is not True:
            place = _place(event, events, by_telling, reading, lead)
            if place is not None:
                best = min(event.tellings, key=lambda t: (t.block is BlockKind.HEADLINE, t.token.i))
                best.venue, best.venue_assumed = place, True
    for event in events:
        if not any(t.date is not None for t in event.tellings):
            day = _day(event, reading, lead)
            if day is not None:
                best = min(event.tellings, key=lambda t: (t.block is BlockKind.HEADLINE, t.token.i))
                best.date = EventDate(start=day.isoformat(), assumed=True)


def _place(event: Event, events: list[Event], by_telling: dict[int, Event], reading: Reading, lead: int) -> PlaceMention | None:
    for telling in event.tellings:
        if telling.within is not None and (larger := by_telling.get(id(telling.within))) is not None and larger is not event:
            if (place := larger.place()) is not None:
                return place
    status = _status(event)
    nearby = _neighbour(event, events)
    if nearby is not None:
        return nearby
    if status in _HAPPENED and event.first() < lead and reading.cast.dateline_place is not None:
        if not any(t.trigger.kind in REMOTE for t in event.tellings):
            return reading.cast.dateline_place
    return None


def _neighbour(event: Event, events: list[Event]) -> PlaceMention | None:
    """The place of an encounter told in the sentence before or in the same one, with a party in common."""
    doc_sentences = {t.sentence.start: t for t in event.tellings}
    starts = set(doc_sentences)
    mine = set(event.attending())
    status = _status(event)
    for other in events:
        if other is event or other.remote() or other.place() is None:
            continue
        near = any(0 <= start - t.sentence.end <= 1 or start == t.sentence.start for start in starts for t in other.tellings)
        theirs = _status(other)
        together = status == theirs or {status, theirs} <= _HAPPENED
        if near and together and mine & set(other.attending()):
            return other.place()
    return None


def _day(event: Event, reading: Reading, lead: int) -> dt.date | None:
    status = _status(event)
    if status is MeetingStatus.ONGOING:
        return reading.published
    if status is MeetingStatus.HELD and event.first() < lead:
        return reading.published
    return None


def _lead_end(reading: Reading) -> int:
    """The token after the headline and the first sentences of the body."""
    seen = 0
    for sentence in reading.doc.sents:
        if reading.block(sentence) is BlockKind.BODY:
            seen += 1
            if seen == _LEAD:
                return sentence.end
    return len(reading.doc)


def is_call(event: Event) -> bool:
    """Return whether the event is a call by phone or video."""
    return any(t.trigger.kind in (MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE) for t in event.tellings)
