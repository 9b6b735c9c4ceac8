"""Rounds before and after: "the next round will be in Oslo", "their teams will meet in May" name nobody themselves."""

from graph_schema.model.vocabulary import PARTICIPATING, ParticipantRole
from ingest.extract.meetings.event import Event
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.words import word_class

_ROUNDS = word_class("rounds")
_TEAMS = word_class("teams")
_SURE = 0.6


def inherit(new: Event, events: list[Event]) -> None:
    """Give an encounter told without parties those of the encounter told before it."""
    if not events:
        return
    telling = new.tellings[0]
    if next_round(telling) and not any(p.role is not ParticipantRole.HOST for p in new.parties().values()):
        _take(telling, _last_like(telling, events))
        return
    if new.attending():
        return
    if telling.number is not None:
        source = [e for e in reversed(events) if len(e.sides()) == telling.number][:1]
    elif telling.theirs or by_teams(telling):
        starts = {t.sentence.start for e in events for t in e.tellings if e.attending()} - {telling.sentence.start}
        last = max(starts, default=telling.sentence.start)
        source = [e for e in events if any(t.sentence.start == last for t in e.tellings)]
    else:
        return
    _take(telling, source)


def next_round(telling: Telling) -> bool:
    """Return whether it is another encounter of a row ("the next round", "an earlier session") with a place or day."""
    return (
        telling.trigger.noun is not None
        and telling.another
        and telling.token.lemma_.lower() in _ROUNDS
        and (telling.date is not None or telling.venue is not None)
    )


def by_teams(telling: Telling) -> bool:
    """Return whether unnamed deputies meet ("technical teams will meet", "the negotiators met again")."""
    if telling.trigger.verb is None or telling.parties or (telling.date is None and telling.venue is None):
        return False
    subjects = [c for c in telling.token.children if c.dep_ in ("nsubj", "nsubjpass")]
    return any(c.tag_ in ("NNS", "NNPS") and c.lemma_.lower() in _TEAMS for c in subjects)


def _last_like(telling: Telling, events: list[Event]) -> list[Event]:
    """The last encounter of several sides, first one that the same noun names."""
    several = [e for e in reversed(events) if len(e.sides()) > 1 and e.remote() is not True]
    lemma = telling.token.lemma_.lower()
    return ([e for e in several if any(t.token.lemma_.lower() == lemma for t in e.tellings)] or several)[:1]


def _take(telling: Telling, source: list[Event]) -> None:
    for event in source:
        for key, party in event.parties().items():
            if party.role in PARTICIPATING:
                role = ParticipantRole.ATTENDEE
                telling.add(Party(key, role, party.confidence * _SURE, telling.token.i, "context.same_parties"))
