"""Bringing together the tellings of one encounter, and keeping apart what party, place or day keeps apart."""

import datetime as dt

from graph_schema.model.vocabulary import PARTICIPATING, ActorKind, MeetingKind, MeetingStatus, ParticipantRole
from ingest.clean.text import BlockKind
from ingest.extract.cast import Cast
from ingest.extract.meetings.differ import (
    PAST,
    date_differs,
    form_differs,
    hosts_of,
    name_differs,
    people_differ,
    place_differs,
    same_date,
    same_day,
    same_place,
    series_differs,
    status_differs,
)
from ingest.extract.meetings.event import REMOTE, Event, collectives_of
from ingest.extract.meetings.follow_up import inherit
from ingest.extract.meetings.goes_there import goes_there
from ingest.extract.meetings.over import governor_of
from ingest.extract.meetings.own_meeting import same_body_meets
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.words import word_class

_ENOUGH = 2.0
"""Points of evidence from which a telling belongs to an event told before."""

_PAIR = 2

_RECENT, _LEADING = 24, 6
"""Events told of last and first with which a telling is compared: keeps a long text linear."""

_OPEN_NOUNS, _JOINING = word_class("open_nouns"), word_class("joining")


def cluster(groups: list[list[Telling]], cast: Cast, published: dt.date) -> list[Event]:
    """Return the events of an article from its tellings, grouped by sentence link, in the order of the text."""
    events: list[Event] = []
    lead: list[Event] = []
    collectives = collectives_of(cast)
    for group in groups:
        new = Event(cast, published, collectives, list(group))
        near = [*reversed(events[-_RECENT:]), *(e for e in lead if e not in events[-_RECENT:])]
        scored = [(evidence(event.abridged(), new, distance), -distance, event) for distance, event in enumerate(near)]
        best = max(scored, key=lambda row: row[:2], default=None)
        if best is not None and best[0] >= _ENOUGH:
            best[2].tellings.extend(group)
            _remove_last(events, best[2])
            events.append(best[2])  # the one told of last is the likeliest for "the meeting"
        else:
            inherit(new, [event.abridged() for event in events[-_RECENT:]])
            events.append(new)
            lead = lead if len(lead) >= _LEADING else [*lead, new]
    return sorted(events, key=Event.first)


def _remove_last(events: list[Event], event: Event) -> None:
    """Take the event out of the list, looking from its end."""
    del events[next(i for i in range(len(events) - 1, -1, -1) if events[i] is event)]


def evidence(event: Event, new: Event, distance: int) -> float:
    """Return the points for one encounter; below zero where something says that they are two."""
    if (
        name_differs(event, new)
        or series_differs(event, new)
        or form_differs(event, new)
        or place_differs(event, new)
        or date_differs(event, new)
        or any(t.within in event.tellings for t in new.tellings)
        or any(t.within in new.tellings for t in event.tellings)
    ):
        return -1.0
    if same_body_meets(event, new) or goes_there(event, new, distance):
        return 3.0
    old, fresh = event.sides(), {} if _only_led(new, event) else new.sides()
    joins = _joins(new, distance)
    hosts = hosts_of(event) | hosts_of(new)
    points = 0.0
    shared = set(old) & set(fresh)
    if not old and not _told(event):
        return -1.0  # nothing to hold on to
    extra = set(fresh) - set(old)
    missing = {side for side in set(old) - set(fresh) if not _loose(side, event.cast)} - event.collectives
    group = set(event.attending()) & set(new.attending()) & event.collectives
    if {side for side in extra if not _loose(side, event.cast)} - event.collectives and missing:
        travelling = (event.travel or new.travel) and shared and extra | missing <= hosts | shared
        if _joint_journey(event, new):
            return 3.0
        if (
            not travelling
            and not joins
            and not (shared and _gathering(event) and _gathering(new))
            and not _same_gathering(event, new, distance)
        ):
            return -1.0
    if not joins and (people_differ(old, fresh, event, new) or _third_party(event, extra, fresh, hosts)):
        return -1.0
    if not shared and any(a.sentence.start == b.sentence.start for a in event.tellings for b in new.tellings):
        return -1.0
    lead = any(t.definite and not t.dated and t.trigger.noun is not None for t in new.tellings)
    lead = lead or all(t.trigger.rule == "verb.discuss" for t in new.tellings)
    lead = lead or (
        any(t.dated for t in new.tellings)
        and (same_date(event, new) or (not event.dates() and not status_differs(event, new, definite=False)))
    )
    numbers = {t.number for t in new.tellings if (t.number is not None and t.trigger.verb is None) or t.number == 2}
    if numbers - {None} and len(old) > 1 and len(old) not in numbers:
        return -1.0  # "the bilateral talks" are not the trilateral ones
    if _fewer(event, fresh, new):
        return -1.0
    if any(t.another for t in new.tellings) and not (same_day(event, new) and old.keys() == fresh.keys()):
        return -1.0
    if lead and fresh and not old and not _same_noun(event, new) and not _right_behind(event, new, distance):
        return -1.0
    if status_differs(event, new, definite=lead):
        return -1.0
    if group and not shared:
        points += 1.5
    if len(shared) >= 2:
        points += 2.5 + (0.5 if lead else 0.0)
    elif len(shared) == 1 and fresh and (event.travel or new.travel):
        same_country = bool(event.countries() & new.countries()) or bool(extra and extra <= hosts)
        points += 2.0 if same_country and event.countries() else 1.0 if lead else 0.0
        if event.travel and new.travel and not new.countries() and _travellers(event) & _travellers(new):
            points += 2.0
    elif shared and len(fresh) == 1:
        points += 0.8
    if same_place(event, new):
        points += 1.0
    if same_date(event, new):
        points += 1.0
    if (
        shared
        and set(fresh) <= set(old)
        and same_place(event, new)
        and distance <= 1
        and _statuses(event) == _statuses(new)
    ):
        points += 0.5
    if lead:
        points += _anaphor(event, new, distance)
        if _statuses(event) & _statuses(new):
            points += 0.5
    if shared and _gathering(event) and _gathering(new) and event.remote() == new.remote():
        points += 2.0
    if _incomplete(new) and shared and not lead:
        points += 1.3
    if any(t.block is BlockKind.HEADLINE for t in event.tellings) and (shared or not old):
        points += 0.8
    if (
        shared
        and all(t.block is BlockKind.HEADLINE for t in event.tellings)
        and (set(old) <= set(fresh) or set(fresh) <= set(old))
    ):
        points += 1.5  # the headline tells what the lead tells
    if joins and shared:
        points += 2.0  # "X joined them for dinner"
    if not fresh and not lead:
        points -= 1.5
    return points


def _told(event: Event) -> bool:
    return bool(event.dates()) or any(True for _ in event.places())


def _same_noun(event: Event, new: Event) -> bool:
    return bool({t.token.lemma_.lower() for t in event.tellings} & {t.token.lemma_.lower() for t in new.tellings})


def _right_behind(event: Event, new: Event, distance: int) -> bool:
    """Whether "the talks" stand in the sentence behind a gathering of which that one did not say who came."""
    if distance or event.travel or new.travel or new.remote() or len(new.tellings) > 1:
        return False
    gathering = any(t.trigger.kind in (MeetingKind.SUMMIT, MeetingKind.CONFERENCE) for t in event.tellings)
    behind = new.tellings[0].sentence.start == event.tellings[-1].sentence.end
    return gathering and behind and new.tellings[0].token.lemma_.lower() in _OPEN_NOUNS


def _travellers(event: Event) -> set[str]:
    found = {
        p.actor for t in event.tellings for p in t.parties.values() if p.traveller or p.role is ParticipantRole.INVITED
    }
    return {event.cast.state_of(key) or key for key in found}


def _same_gathering(event: Event, new: Event, distance: int) -> bool:
    """Whether "the summit" of this sentence is the one of the sentence before, though others are named."""
    definite = any(t.definite and t.trigger.noun is not None and not t.trigger.travel for t in new.tellings)
    kinds = {t.trigger.kind for t in event.tellings}
    return definite and distance == 0 and bool(kinds & {MeetingKind.SUMMIT, MeetingKind.CONFERENCE})


def _only_led(new: Event, event: Event) -> bool:
    """Whether a sentence only says who mediated or hosted "the talks" told of before."""
    roles = {p.role for p in new.parties().values() if p.role in PARTICIPATING}
    definite = any(t.definite and t.trigger.noun is not None and not t.trigger.travel for t in new.tellings)
    led = bool(roles) and roles <= {ParticipantRole.MEDIATOR, ParticipantRole.HOST}
    return definite and led and len(event.sides()) > 1


def _joins(new: Event, distance: int) -> bool:
    """Whether a sentence only says who came to "the talks" told of just before ("X sat in on the talks")."""
    return distance <= 1 and all(_joining(t) for t in new.tellings)


def _joining(telling: Telling) -> bool:
    if telling.trigger.rule == "verb.see":
        return telling.token.lemma_ in _JOINING and bool(telling.links)
    verb = governor_of(telling.token)[0]
    rules = {p.rule for p in telling.parties.values()}
    noun = telling.trigger.noun is not None and not telling.trigger.travel
    meal = telling.trigger.rule == "noun.meal" and any(o.trigger.rule == "verb.see" for o in telling.links)
    held = (telling.definite or meal) and verb is not None and verb.lemma_ in _JOINING
    return bool(noun and held and rules and rules <= {"gov.attend", "gov.hold", "gov.host"})


def _joint_journey(event: Event, new: Event) -> bool:
    """Whether others travel to the same place ("Also heading to Rome will be …")."""
    joins = any(t.trigger.travel and any(w.lower_ == "also" for w in t.token.children) for t in new.tellings)
    ahead = not ({t.status for t in event.tellings} & PAST) or bool({t.status for t in new.tellings} & PAST)
    return joins and event.travel and ahead and same_place(event, new)


def _fewer(event: Event, fresh: dict[str, set[str]], new: Event) -> bool:
    """Whether two are said to meet each other where the encounter told before is one of three sides or more."""
    many = min((t.number for t in event.tellings if t.number is not None and t.number > _PAIR), default=None)
    pair = any(
        {p.rule for p in t.parties.values()} >= {"arg.possessive", "arg.with"}
        or {p.rule for p in t.parties.values()} == {"arg.between"}
        for t in new.tellings
    )
    return many is not None and pair and len(fresh) < many


def _statuses(event: Event) -> set[MeetingStatus]:
    """The statuses told; put off counts as called off."""
    told = {t.status for t in event.tellings if t.status is not None}
    return told | {MeetingStatus.CANCELLED} if MeetingStatus.POSTPONED in told else told


def _gathering(event: Event) -> bool:
    """Whether so many take part that a sentence may name only some of them."""
    many = len(event.sides()) > 2 or any(key.startswith("organization:") for key in event.attending())
    kinds = {t.trigger.kind for t in event.tellings}
    many = many or any(t.gathering for t in event.tellings)
    return many and bool(kinds & {MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.VIDEO_CONFERENCE})


def _incomplete(event: Event) -> bool:
    """Whether a verb of encounter has one party whom the cast does not know ("met with the mayor")."""
    return any(t.unresolved and t.trigger.verb is not None for t in event.tellings) and len(event.sides()) < 2


def _anaphor(event: Event, new: Event, distance: int) -> float:
    """Points for "the talks", "his visit" and the like: the noun said before, or one that may stand for it."""
    nouns = {t.token.lemma_.lower() for t in event.tellings}
    mine = next((t for t in new.tellings if t.definite), new.tellings[0])
    lemma = mine.token.lemma_.lower()
    if mine.trigger.travel:
        fits = 1.2 if event.travel else -0.5
    elif lemma in nouns:
        fits = 2.0 if mine.trigger.kind in (MeetingKind.SUMMIT, MeetingKind.CONFERENCE) else 1.5
    elif mine.trigger.kind is MeetingKind.SUMMIT:
        fits = (
            1.0 if any(t.trigger.kind in (MeetingKind.SUMMIT, MeetingKind.CONFERENCE) for t in event.tellings) else 0.0
        )
    elif mine.trigger.kind in REMOTE:
        fits = 1.2 if event.remote() else 0.0
    elif lemma in _OPEN_NOUNS:
        fits = 1.2
    else:
        fits = 0.6
    return fits + max(0.0, 0.9 - 0.3 * distance)


def _loose(side: str, cast: Cast) -> bool:
    """Whether the side is a person of whom no state is known: he may belong to any side."""
    return cast.members[side].kind is ActorKind.PERSON


def _third_party(event: Event, extra: set[str], fresh: dict[str, set[str]], hosts: set[str]) -> bool:
    """Whether a visit is told of and then an encounter with somebody else than the hosts."""
    others = {side for side in extra - hosts if not _loose(side, event.cast)}
    return event.travel and len(fresh) > 1 and bool(event.countries()) and bool(others) and len(event.sides()) < 2
