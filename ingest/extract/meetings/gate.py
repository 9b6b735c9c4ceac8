"""What is a diplomatic encounter, and what only sounds like one."""

import datetime as dt

from graph_schema.model.vocabulary import ActorKind, MeetingKind, ParticipantRole
from ingest.extract.cast import Member
from ingest.extract.meetings.bodies import is_assembly, is_political
from ingest.extract.meetings.event import Event
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.telling import Telling

_AWAY = frozenset({ParticipantRole.INVITED, ParticipantRole.ABSENT, ParticipantRole.EXCLUDED})


def blocked(telling: Telling) -> bool:
    """Return whether the sentence itself says that this is sport, business, a court or domestic politics."""
    if telling.blocked is not None:
        return True
    words = lexicon()
    start = max(telling.sentence.start, telling.token.i - 12)
    end = min(telling.sentence.end, telling.token.i + 13)
    near = {t.lower_ for t in telling.sentence.doc[start:end]} | {
        t.lemma_.lower() for t in telling.sentence.doc[start:end]
    }
    return bool(near & words.topics)


def is_diplomatic(event: Event, published: dt.date) -> bool:
    """Return whether the event is an encounter of at least two states, organisations or parties to a conflict, an
    official visit abroad, or a multilateral gathering; and whether two of who, where and when are told."""
    if all(t.trigger.purpose and not t.told_date for t in event.tellings):
        return False
    if all(t.gathering and t.trigger.noun is not None and t.trigger.noun.id == "noun.ceremony" for t in event.tellings):
        return False  # an inauguration or a parade only as the occasion of another encounter
    cast = event.cast
    sides = event.sides()
    if all(t.thin for t in event.tellings) and not event.dates() and event.place() is None:
        return False
    political = {side for side in sides if is_political(cast.members[side])}
    countries = event.countries()
    foreign = _foreign_soil(event, political, countries)
    told = (
        (bool(sides) or any(t.delegates for t in event.tellings)) + (event.place() is not None) + (bool(event.dates()))
    )
    if any(t.delegates for t in event.tellings) and told >= 2 and (event.place() is not None or event.dates()):
        return True
    if political and gathering_of_others(event):
        return True
    if told < 2 and (len(political) < 2 or all(t.status is None for t in event.tellings)):
        return False
    if len(political) >= 2:
        return True
    titled = {side for side in sides if side not in political and _speaks_for_a_state(cast.members[side])}
    if len(political) + len(titled) >= 2 and (political or len(titled) >= 2):
        return True
    if len(political) == 1 and len(sides) >= 2:
        return _conflict(event) or foreign
    if event.travel and ((political and foreign) or (titled and countries)):
        return any(official(cast.members[key]) for key in event.attending())
    if (
        foreign
        and political
        and any(
            t.trigger.kind in (MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.NEGOTIATION)
            or t.trigger.rule == "noun.talks"
            or t.unresolved
            for t in event.tellings
        )
    ):
        return any(official(cast.members[key]) for key in event.attending())
    multilateral = any(is_assembly(cast.members[key]) for key in event.attending())
    gathering = any(
        t.trigger.kind in (MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.VIDEO_CONFERENCE)
        for t in event.tellings
    )
    named = any(t.trigger.kind is MeetingKind.SUMMIT and _has_name(t) for t in event.tellings)
    dated = any(t.date is not None for t in event.tellings)
    if multilateral and event.place() is not None and dated and not event.travel:
        return True  # a session of an international body
    return gathering and told >= 2 and (multilateral or named)


def gathering_of_others(event: Event) -> bool:
    """Return whether a state or body holds a summit or conference to which others were asked, or from which they stay
    away or are kept out ("urged Arab nations to boycott the U.S.-hosted conference")."""
    kinds = {t.trigger.kind for t in event.tellings}
    parties = event.parties().values()
    hosts = {event.cast.state_of(p.actor) or p.actor for p in parties if p.role is ParticipantRole.HOST}
    others = {event.cast.state_of(p.actor) or p.actor for p in parties if p.role in _AWAY} - hosts
    return bool(hosts and others) and bool(kinds & {MeetingKind.SUMMIT, MeetingKind.CONFERENCE})


def _has_name(telling: Telling) -> bool:
    """Whether the gathering has a proper name ("the Group of Eight summit")."""
    return any(c.pos_ == "PROPN" and c.dep_ in ("compound", "nmod") for c in telling.token.children)


def _speaks_for_a_state(member: Member) -> bool:
    """Whether a person whose state is not known holds an office that only states have."""
    role = " " + (member.role or "").lower().replace("-", " ") + " "
    return (
        member.kind is ActorKind.PERSON
        and not member.affiliation
        and any(f" {word} " in role for word in lexicon().offices)
    )


def official(member: Member) -> bool:
    """Return whether the member speaks for a state or an organisation, or is one."""
    return member.kind is not ActorKind.PERSON or bool(member.role or member.affiliation or member.leader)


def _foreign_soil(event: Event, political: set[str], countries: set[str]) -> bool:
    own = {event.cast.members[side].iso3 for side in political} - {None}
    return bool(countries - own) if countries else False


def _conflict(event: Event) -> bool:
    words = lexicon().conflict
    return any(t.lower_ in words for telling in event.tellings for t in telling.sentence)
