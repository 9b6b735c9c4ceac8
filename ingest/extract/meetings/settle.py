"""What an event is in the end: its kind, status, place, day and the roles of those who take part."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from spacy.tokens import Doc

from graph_schema.model.vocabulary import PARTICIPATING, ActorKind, MeetingKind, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate
from ingest.clean.text import BlockKind
from ingest.extract.cast import PlaceMention
from ingest.extract.meetings.bodies import is_assembly
from ingest.extract.meetings.event import REMOTE, Event, soft
from ingest.extract.meetings.home import at_home
from ingest.extract.meetings.news_day import anchor_of, day_of_speaking
from ingest.extract.meetings.nth_day import first_day, is_over
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.words import word_class
from ingest.extract.when import Direction, resolve
from ingest.nlp.titles import classes

BLOCKS = {BlockKind.BODY: 1.0, BlockKind.CAPTION: 0.9, BlockKind.SUBHEAD: 0.7, BlockKind.HEADLINE: 0.7}
"""How far a sentence is trusted by where it stands: headlines shorten, captions are dated by hand."""

_SPEECH = word_class("speech")
_FACE_TO_FACE = frozenset(
    {"verb.meet", "verb.receive", "verb.sit_down", "verb.shake_hands"}
    | {"noun.meeting", "noun.meal", "noun.encounter", "noun.audience"}
)
_GATHERINGS = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.CEREMONY})


@dataclass(slots=True)
class Settled:
    """The values of an event. ``best`` is the telling whose sentence says it best."""

    event: Event
    best: Telling
    kind: MeetingKind
    status: MeetingStatus | None
    place: PlaceMention | None
    date: EventDate | None
    parties: dict[str, Party]
    place_assumed: bool = False


def weight(telling: Telling) -> float:
    """Return how much a telling counts within its event."""
    parties = min(len([p for p in telling.parties.values() if p.role in PARTICIPATING]), 4)
    told = (
        0.1 * parties
        + 0.1 * (telling.venue is not None or telling.destination is not None)
        + 0.1 * (telling.date is not None)
    )
    return telling.trigger.prior * BLOCKS[telling.block] * (0.6 + told)


def settle(event: Event, published: dt.date, news: dt.date) -> Settled:
    """Return the values on which the tellings of the event agree best."""
    best = max(event.tellings, key=lambda t: (weight(t), -t.token.i))
    kind = _kind(event)
    status = status_of(event)
    date = _date(event, status, published)
    if (
        status is MeetingStatus.ONGOING
        and date is not None
        and published.isoformat().startswith(date.start)
        and len(date.start) < 10
    ):
        date = EventDate(start=published.isoformat(), phrase=date.phrase, assumed=True)
    if date is not None and not date.assumed and status is not None:
        status = _agree(status, date, published, news)
    place = None if kind in REMOTE else event.place() or at_home(event)
    parties = _parties(event, kind, place)
    if status not in (MeetingStatus.HELD, MeetingStatus.ONGOING, None):
        parties = {
            k: _as(p, ParticipantRole.INVITED) if p.role is ParticipantRole.ABSENT else p for k, p in parties.items()
        }
    return Settled(event, best, kind, status, place, date, parties)


def _kind(event: Event) -> MeetingKind:
    votes: dict[MeetingKind, float] = defaultdict(float)
    for telling in event.tellings:
        if telling.trigger.kind is not None and not telling.trigger.purpose:
            votes[telling.trigger.kind] += weight(telling) * (
                0.3 if soft(telling) or telling.trigger.rule == "verb.sign" else 1.0
            )
    if event.travel and any(
        t.destination is not None or t.trigger.verb is None or not t.trigger.purpose
        for t in event.tellings
        if t.trigger.travel
    ):
        votes[MeetingKind.VISIT] += 0.5
    if not votes:
        leaders = [s for s, people in event.sides().items() if any(event.cast.members[p].leader for p in people)]
        if len(leaders) > 3:
            return MeetingKind.SUMMIT
        bodies = any(is_assembly(event.cast.members[side]) for side, people in event.sides().items() if not people)
        return MeetingKind.CONFERENCE if bodies and len(event.sides()) == 1 else MeetingKind.TALKS
    for kind in (MeetingKind.VIDEO_CONFERENCE, MeetingKind.CALL):
        if votes.get(kind) and event.remote() and any(t.trigger.kind is kind and not soft(t) for t in event.tellings):
            return kind
    if any(t.trigger.rule in _FACE_TO_FACE and t.trigger.kind is None for t in event.tellings):
        votes.pop(MeetingKind.CALL, None)
    if not votes:
        return MeetingKind.TALKS
    if set(votes) == {MeetingKind.CEREMONY} and _met_to_sign(event):
        return MeetingKind.TALKS
    if MeetingKind.SUMMIT in votes and votes[MeetingKind.SUMMIT] >= 0.4 * max(votes.values()):
        return MeetingKind.SUMMIT
    if MeetingKind.NEGOTIATION in votes and any(p.role is ParticipantRole.MEDIATOR for p in event.parties().values()):
        return MeetingKind.NEGOTIATION  # "arrived in Oslo for talks brokered by Norway"
    best = max(votes, key=lambda k: (votes[k], k.value))
    if best is MeetingKind.CALL and event.remote() is False:
        del votes[best]
        return max(votes, key=lambda k: (votes[k], k.value), default=MeetingKind.TALKS)
    return best


def _met_to_sign(event: Event) -> bool:
    """Whether the only ceremony told of is that people who met signed something."""
    signed = all(t.trigger.rule == "verb.sign" for t in event.tellings if t.trigger.kind is MeetingKind.CEREMONY)
    return signed and any(t.trigger.rule in _FACE_TO_FACE and t.block is BlockKind.BODY for t in event.tellings)


def status_of(event: Event) -> MeetingStatus | None:
    """Return the status that the tellings give the event together, before its date is looked at; None if untold."""
    votes: dict[MeetingStatus, float] = defaultdict(float)
    for telling in event.tellings:
        status = telling.status
        if status is not None:
            sure = 1.6 if telling.told.certain else 1.0
            votes[status] += weight(telling) * sure * (0.5 if telling.told.denied else 1.0)
    if not votes:
        return None
    if event.travel and (
        votes.get(MeetingStatus.ONGOING) or (votes.get(MeetingStatus.HELD) and votes.get(MeetingStatus.PLANNED))
    ):
        return MeetingStatus.ONGOING
    for status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        if votes.get(status, 0.0) >= 0.5 and votes[status] >= 0.4 * max(votes.values()):
            return status
    return max(votes, key=lambda s: (votes[s], s.value))


def _date(event: Event, status: MeetingStatus | None, published: dt.date) -> EventDate | None:
    told = [t for t in event.tellings if t.date is not None]
    if not told:
        return None
    days = [t for t in told if t.date is not None and not t.date.assumed and len(t.date.start) == 10]
    if event.travel and len(days) > 1:
        chosen = min(days, key=lambda t: t.date.start if t.date else "")  # a visit begins on its first day
    else:
        chosen = max(told, key=_dated_best)
    date, length = chosen.date, max((t.length or 0 for t in event.tellings), default=0)
    if date is not None and date.end is None and length > 1 and len(date.start) == 10 and is_over(chosen):
        date = first_day(date, length)
    elif date is not None and date.end is None and length > 1 and len(date.start) == 10:
        last = dt.date.fromisoformat(date.start) + dt.timedelta(length - 1)
        date = date.model_copy(update={"end": last.isoformat()})
    return date


def _dated_best(telling: Telling) -> tuple[bool, int, float, int]:
    date = telling.date
    told = date is not None and not date.assumed
    return told, len(date.start) if date is not None else 0, weight(telling), -telling.token.i


def _agree(status: MeetingStatus, date: EventDate, published: dt.date, news: dt.date) -> MeetingStatus:
    """A day to come is not yet held, a past one no longer planned; a stretch around publication is going on."""
    today = published.isoformat()
    start, end = date.start, date.end or date.start
    if status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        return status
    if start > today[: len(start)]:
        return status if status is MeetingStatus.PROPOSED else MeetingStatus.PLANNED
    if end < news.isoformat()[: len(end)]:
        return MeetingStatus.HELD if status is MeetingStatus.ONGOING and len(end) == 10 else status
    if status is MeetingStatus.HELD and date.end and len(date.end) == 10 and date.end > today:
        return MeetingStatus.ONGOING
    return status


def _parties(event: Event, kind: MeetingKind, place: PlaceMention | None) -> dict[str, Party]:
    """Who takes part: a person named stands before his state, and those at home are hosts."""
    cast = event.cast
    found = dict(event.parties())
    spoken_for = {
        cast.members[k].affiliation
        for k, p in found.items()
        if cast.members[k].kind is ActorKind.PERSON and p.role in PARTICIPATING
    }
    for key in [k for k, p in found.items() if k in spoken_for and p.role in PARTICIPATING]:
        del found[key]
    found = _without_speakers_for(_without_collectives(found, event, place), event)
    hosts = {k for k in found if place is not None and place.iso3 and _iso3(event, k) == place.iso3}
    if kind is MeetingKind.VISIT and place is not None and any(p.traveller for p in found.values()):
        hosts |= {k for k, p in found.items() if _nobody_known(event, k) and not p.traveller}  # met on the visit
    guests = {k for k, p in found.items() if p.role in PARTICIPATING} - hosts
    if kind not in REMOTE and place is not None and place.iso3:
        homes = [
            key
            for code in dict.fromkeys((place.iso3, *(s.iso3 for t in event.tellings for s in t.stops)))
            if (key := f"state:{code}") in cast.members
        ]
        alone = len({cast.state_of(k) for k in guests}) < 2 and not any(
            cast.members[k].kind is ActorKind.ORGANIZATION for k in guests
        )
        if guests and homes and alone and (not hosts or len(homes) > 1):
            sure = max(p.confidence for p in found.values()) * 0.8
            for home in homes:
                if home not in found and not any(cast.state_of(k) == home for k in found):
                    found[home] = Party(home, ParticipantRole.HOST, sure, event.first(), "settle.host_state")
        elif guests:
            for key in hosts:
                if found[key].role is ParticipantRole.ATTENDEE:
                    found[key] = _as(found[key], ParticipantRole.HOST)
    return found


def _without_speakers_for(found: dict[str, Party], event: Event) -> dict[str, Party]:
    """Leave out a spokesperson who is named as the source: she tells of the encounter, she is not in it."""
    members, doc = event.cast.members, event.tellings[0].token.doc
    return {
        key: party
        for key, party in found.items()
        if _title(members[key].role) != "spokesperson" or not _speaks(doc, party.token)
    }


def _speaks(doc: Doc, name: int) -> bool:
    """Whether a verb of saying stands right behind the name."""
    behind = next((token for token in doc[name + 1 : name + 4] if not token.is_punct), None)
    return behind is not None and behind.lemma_ in _SPEECH


def _title(role: str | None) -> str | None:
    words = (role or "").lower().split()
    return classes().get(words[-1]) if words else None


def _nobody_known(event: Event, key: str) -> bool:
    """Whether a person's state is not known, though his office is."""
    member = event.cast.members[key]
    return member.kind is ActorKind.PERSON and member.affiliation is None and bool(member.role)


def _without_collectives(found: dict[str, Party], event: Event, place: PlaceMention | None) -> dict[str, Party]:
    """Leave out "close allies" and the like where those who met are named; who was kept out stays."""
    cast = event.cast
    loose = {k for k, p in found.items() if p.role in PARTICIPATING and k in event.collectives}
    named = {cast.state_of(k) for k, p in found.items() if k not in loose and p.role in PARTICIPATING}
    if not loose or (len(named) < 2 and not (named and place is not None and event.travel)):
        return found
    return {k: p for k, p in found.items() if k not in loose}


def _iso3(event: Event, key: str) -> str | None:
    state = event.cast.state_of(key)
    return event.cast.members[state].iso3 if state is not None and state in event.cast.members else None


def _as(party: Party, role: ParticipantRole) -> Party:
    return Party(party.actor, role, party.confidence, party.token, party.rule, party.traveller)


def redate(event: Event, published: dt.date, news: dt.date) -> None:
    """Resolve again the dates whose sentence did not say which way they point, now that the event's status does."""
    status = status_of(event)
    ahead = status in (MeetingStatus.PLANNED, MeetingStatus.PROPOSED)
    for telling in event.tellings:
        told = telling.told_date
        if told is not None and told.direction is Direction.UNKNOWN:
            direction = Direction.FUTURE if ahead else Direction.PAST
            day = day_of_speaking(told.phrase, direction, published, news)
            anchor = anchor_of(told.phrase, [telling], published, news)
            telling.date = resolve(told.phrase, day, direction, anchor)
