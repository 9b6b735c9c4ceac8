"""What the first sentences leave to be understood: whose talks the headline tells of, and on which day "also" was."""

from graph_schema.model.vocabulary import MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate
from ingest.clean.text import BlockKind
from ingest.extract.meetings.event import Event, sides_of
from ingest.extract.meetings.parties import actors_of
from ingest.extract.meetings.syntax import VERBAL, subject_or_patient
from ingest.extract.meetings.telling import Party
from ingest.extract.reading import Reading

_PAIR = 2
_SURE = 0.6
_WITHOUT = frozenset({None, MeetingStatus.HELD, MeetingStatus.ONGOING})


def subjects_of_the_news(events: list[Event], reading: Reading, lead: int) -> None:
    """Give "talks in Moscow" of the headline, told without parties, the several who are the subject of the first
    sentence ("The ministers of Chad and Niger stayed at the table for ten hours")."""
    first = next((s for s in reading.doc.sents if reading.block(s) is BlockKind.BODY), None)
    if first is None or first.root.pos_ not in VERBAL:
        return
    who = subject_or_patient(first.root)
    named = actors_of(who, reading.cast) if who is not None else []
    if len(sides_of([n.actor for n in named], reading.cast)) < _PAIR:
        return
    if any(t.sentence.start == first.start and len(t.parties) >= _PAIR for e in events for t in e.tellings):
        return
    for event in events:
        told = {t.status for t in event.tellings} <= _WITHOUT
        if event.attending() or event.first() >= lead or not told:
            continue
        for one in named:
            event.tellings[0].add(
                Party(one.actor, ParticipantRole.ATTENDEE, _SURE * one.confidence, one.token, "context.lead_subject")
            )
        return


def same_day_also(event: Event, events: list[Event]) -> EventDate | None:
    """Return the day of the encounter told of in the sentence before, where somebody "also" met another one."""
    telling = event.tellings[0]
    if event.travel or any(t.status is not MeetingStatus.HELD for t in event.tellings):
        return None
    if not any(c.dep_ == "advmod" and c.lower_ == "also" for c in telling.token.children):
        return None
    start = telling.sentence.start
    before = telling.sentence.doc[start - 1].sent.start if start else start
    mine = set(event.attending())
    for other in events:
        near = any(t.sentence.start == before for t in other.tellings)
        if other is not event and near and mine & set(other.attending()):
            day = next((t.date for t in other.tellings if t.date is not None), None)
            return EventDate(start=day.start, assumed=True) if day is not None else None
    return None
