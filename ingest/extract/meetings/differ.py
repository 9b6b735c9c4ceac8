"""What keeps two tellings apart: other form, place, day, people or fate."""

import datetime as dt

from graph_schema.model.ids import state_id
from graph_schema.model.vocabulary import MeetingKind, MeetingStatus
from graph_schema.model.when import EventDate
from ingest.clean.text import BlockKind
from ingest.extract.cast import PlaceMention
from ingest.extract.meetings.event import Event

_VISIT = 4
"""Days within which encounters with the hosts belong to one visit."""

AHEAD = frozenset({MeetingStatus.PLANNED, MeetingStatus.PROPOSED})
PAST = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})


def name_differs(event: Event, new: Event) -> bool:
    """Whether two gatherings have other proper names ("the G7 summit", "the Summit for Democracy")."""
    mine, theirs = ({n for t in e.tellings if t.gathering_name for n in t.gathering_name} for e in (event, new))
    if bool(mine) != bool(theirs) and not any(t.definite for t in (new if mine else event).tellings):
        plain = new if mine else event
        kinds = {t.trigger.kind for t in plain.tellings}
        return not kinds & {MeetingKind.SUMMIT, MeetingKind.CONFERENCE} and 0 < len(plain.sides()) < 3
    return bool(mine and theirs) and not mine & theirs


def series_differs(event: Event, new: Event) -> bool:
    """Whether one is a named series ("six-party talks") and the other a journey or another series."""
    mine, theirs = ({t.trigger.series for t in e.tellings} - {None} for e in (event, new))
    return bool(mine or theirs) and not mine & theirs and (event.travel or new.travel or bool(mine and theirs))


def form_differs(event: Event, new: Event) -> bool:
    """Return whether one is a call and the other an encounter face to face."""
    for spoken, other_event in ((event, new), (new, event)):
        if all(t.trigger.rule == "verb.speak" for t in spoken.tellings) and all(
            t.trigger.travel for t in other_event.tellings
        ):
            # "spoke to X to tell him of the visit": the visit is another encounter, unless he did so there
            return not _on_the_spot(spoken, other_event)
    if _only_spoke(event, new) or _only_spoke(new, event):
        return True
    one, other = event.remote(), new.remote()
    if one is not None and other is not None:
        return one != other
    return False


def _only_spoke(call: Event, meeting: Event) -> bool:
    """Whether people spoke by telephone and are to meet, or were to have met: two encounters."""
    spoke = call.remote() is True and {t.status for t in call.tellings} <= {MeetingStatus.HELD, None}
    ahead = AHEAD | {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}
    return spoke and any(t.trigger.rule == "verb.meet" and t.status in ahead for t in meeting.tellings)


def _on_the_spot(spoken: Event, visit: Event) -> bool:
    """Whether those who speak are the guest and his hosts, on a visit that has taken place."""
    happened = all(t.status is MeetingStatus.HELD for e in (spoken, visit) for t in e.tellings)
    hosts = {state_id(code) for code in visit.countries()}
    return happened and bool(hosts & set(spoken.sides())) and bool(set(visit.sides()) & set(spoken.sides()))


def place_differs(event: Event, new: Event) -> bool:
    """Return whether no place of one may be a place of the other."""
    mine, theirs = list(event.places()), list(new.places())
    if not mine or not theirs:
        return False
    return not any(compatible(a, b) for a in mine for b in theirs)


def compatible(one: PlaceMention, other: PlaceMention) -> bool:
    """Return whether two places may be one: the same, or a city and its country."""
    if one.name == other.name:
        return True
    if one.iso3 and other.iso3 and one.iso3 != other.iso3:
        return False
    return not (one.city and other.city)


def same_place(event: Event, new: Event) -> bool:
    """Return whether a place of one may be a place of the other."""
    return any(compatible(a, b) for a in event.places() for b in new.places())


def date_differs(event: Event, new: Event) -> bool:
    """Return whether no date of one may be a date of the other."""
    mine, theirs = event.dates() or _implied(event), new.dates()
    if not mine or not theirs:
        return False
    days = _length(event)
    if event.travel and not new.travel and set(new.sides()) <= set(event.sides()) | hosts_of(event):
        days = max(days, _VISIT)
    return not any(overlap(a, b, days, _length(new)) for a in mine for b in theirs)


def _implied(event: Event) -> list[EventDate]:
    """The day of publication for what is going on."""
    ongoing = any(t.status is MeetingStatus.ONGOING for t in event.tellings)
    return [EventDate(start=event.published.isoformat()[:7])] if ongoing else []


def hosts_of(event: Event) -> set[str]:
    """Return the keys of the states in which the event takes place."""
    return {key for code in event.countries() if (key := state_id(code)) in event.cast.members}


def _length(event: Event) -> int:
    return max((t.length or 1 for t in event.tellings), default=1)


def overlap(one: EventDate, other: EventDate, days: int = 1, more: int = 1) -> bool:
    """Return whether two dates may be of one encounter that lasts so many days."""
    a, b = one.start, other.start
    if a.startswith(b) or b.startswith(a):
        return True
    if (one.end and a <= b <= one.end) or (other.end and b <= a <= other.end):
        return True
    if len(a) == len(b) == 10 and max(days, more) > 1:
        gap = (dt.date.fromisoformat(b) - dt.date.fromisoformat(a)).days
        return 0 <= gap < days or 0 <= -gap < more
    return False


def same_day(event: Event, new: Event) -> bool:
    """Return whether both are told of the same day."""
    return any(a.start == b.start and len(a.start) == 10 for a in event.dates() for b in new.dates())


def same_date(event: Event, new: Event) -> bool:
    """Return whether a date of one may be a date of the other."""
    return any(overlap(a, b) for a in event.dates() for b in new.dates())


def people_differ(old: dict[str, set[str]], fresh: dict[str, set[str]], event: Event, new: Event) -> bool:
    """Whether other persons speak for the same sides ("their foreign ministers met", too)."""
    both = [side for side in set(old) & set(fresh) if old[side] and fresh[side]]
    differing = [side for side in both if not old[side] & fresh[side]]
    listed = all(p.rule == "arg.listed" for t in new.tellings for p in t.parties.values())
    if not differing or listed:  # "also present at the meeting were …": the others who were there
        return False
    return len(differing) == len(both) or not (event.travel or new.travel)


def status_differs(event: Event, new: Event, *, definite: bool) -> bool:
    """Return whether one has been and the other is still to come; ``definite`` words ("the visit") bridge that."""
    mine = {t.status for t in event.tellings if t.status is not None}
    theirs = {t.status for t in new.tellings if t.status is not None}
    if not mine or not theirs or mine & theirs:
        return False
    spoken = any(t.trigger.rule == "verb.speak" for t in (*event.tellings, *new.tellings))
    announced = any(t.told.certain and t.status in AHEAD for t in new.tellings)
    if announced and mine == {MeetingStatus.HELD} and not event.travel:
        return True  # "the upcoming summit" is not the one just held
    if (definite or event.travel or new.travel) and not spoken:
        return bool(
            mine <= {MeetingStatus.HELD}
            and theirs <= AHEAD
            and event.dates()
            and new.dates()
            and date_differs(event, new)
        )
    past, ahead = bool(mine & PAST), bool(mine & AHEAD)
    headline = any(t.block is BlockKind.HEADLINE for t in (*event.tellings, *new.tellings))
    if headline or same_day(event, new):
        return False
    return (past and bool(theirs & AHEAD)) or (ahead and bool(theirs & PAST))
