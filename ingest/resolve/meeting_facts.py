"""From the events that are one meeting to the meeting, who took part in it, and what was known of it when."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph_schema.model.claim import MeetingClaim
from graph_schema.model.decision import event_date
from graph_schema.model.facts import EarlierMeeting, Meeting, MeetingValues, Participation
from graph_schema.model.vocabulary import PARTICIPATING, MeetingKind, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate, first_day
from ingest.resolve import dissent, plover, toponym
from ingest.resolve.evidence import Told, certainty, independent, prevailing
from ingest.resolve.history import step
from ingest.resolve.named import place_of
from ingest.resolve.participation import participations
from ingest.resolve.ruled import Ruled
from ingest.resolve.status import became_of
from ingest.resolve.story import Event
from ingest.resolve.titles import title_of

T = TypeVar("T")

ParentOf = Callable[[Sequence[Event]], str | None]


@dataclass(frozen=True, slots=True)
class _State:
    """What the articles published up to one day say together."""

    events: Sequence[Event]
    values: MeetingValues
    parts: list[Participation]
    told_status: list[Told[MeetingStatus]]
    first_day: dt.date | None


def conclude(events: Sequence[Event], parent_of: ParentOf) -> tuple[Meeting, list[Participation]]:
    """Return the meeting that all the events tell of, given in the order of telling.

    ``parent_of`` returns the id of the larger meeting of which these events say that it is a part. What was known
    on an earlier day is concluded, by the same rules, from the events of articles published by then.
    """
    id_ = events[0].own_id
    days = sorted({event.article.published_at for event in events})
    ruled = Ruled(claim for event in events for claim in event.claims)
    states = [
        _state(id_, [e for e in events if e.article.published_at <= day], parent_of, ruled, day == days[-1])
        for day in days
    ]
    now = states[-1]
    known = [one for i, one in enumerate(states) if i == 0 or not _says_the_same(states[i - 1], one)]
    changes = [one for i, one in enumerate(known) if i == 0 or known[i - 1].values.status is not one.values.status]
    claims = sorted((Told(claim, claim, claim.confidence, e.article) for e in events for claim in e.claims), key=_order)
    meeting = Meeting(
        **dict(known[-1].values),
        id=id_,
        told_from=days[0],
        claims=tuple(dict.fromkeys(one.claim.id for one in claims)),
        history=tuple(
            step(one.values.status, one.values.known_from, one.told_status, one.first_day, one.events)
            for one in changes
        ),
        earlier=tuple(
            EarlierMeeting(
                **dict(before.values), known_until=after.values.known_from, participations=tuple(before.parts)
            )
            for before, after in itertools.pairwise(known)
        ),
    )
    return meeting, now.parts


def _says_the_same(one: _State, other: _State) -> bool:
    since = one.values.known_from
    return one.parts == other.parts and one.values == other.values.model_copy(update={"known_from": since})


def _state(id_: str, events: Sequence[Event], parent_of: ParentOf, ruled: Ruled, is_last: bool) -> _State:
    """What the events say together.

    Each article has one voice for each value: its view of the event. Where they disagree, ``prevailing`` decides; a
    value that tells more of the same refines the one that prevails. What a person decided goes before all of it: a
    status for what is known now, all else for what was known before too.
    """
    told_kind = _told(events, "kind", lambda event: event.view.kind)
    told_place = _told(events, "place", lambda event: event.view.place)
    told_date = _told(events, "date", lambda event: event.view.date)
    told_status = _told(events, "status", lambda event: event.view.status)
    title = ruled.value("title") or _value(prevailing(_told(events, "title", lambda event: event.view.title)))
    kind = _kind(ruled) or _value(prevailing(told_kind)) or events[0].view.kind
    when = _set_date(ruled) or _value(_date(told_date))
    where = ruled.value("place") or _value(_refined(told_place, toponym.tells_more))
    begins = first_day(when.start) if when else None
    status = became_of(told_status, begins) if told_status else events[0].view.status
    if is_last and (set_status := ruled.value("status")):
        status = MeetingStatus(set_status)
    parts, dissenting = participations(id_, events, status, ruled)
    seen = [Told(event, event.anchor, event.view.confidence, event.article) for event in events]
    dissents = (
        *dissent.decided(dissent.on_kind(told_kind, kind), ruled.on("kind")),
        *dissent.decided(
            dissent.on_status(told_status, status, begins), ruled.on("status") if is_last else None, told_status
        ),
        *dissent.decided(dissent.on_date(told_date, when), ruled.on("date")),
        *dissent.decided(dissent.on_place(told_place, where), ruled.on("place")),
        *dissenting,
    )
    values = MeetingValues(
        known_from=max(event.article.published_at for event in events),
        title=title or title_of(kind, where, _names(parts, events)),
        kind=kind,
        status=status,
        start_date=when.start if when else None,
        end_date=when.end if when else None,
        date_precision=when.precision if when else None,
        date_phrase=when.phrase if when else None,
        date_assumed=bool(when and when.assumed),
        place_id=place_of(where) if where else None,
        part_of=parent_of(events),
        plover_event=plover.meeting_event(),
        plover_mode=plover.meeting_mode(kind, _count_parties(parts), _is_mediated(parts)),
        confidence=certainty(seen),
        independent_sources=independent(seen),
        disputed=tuple(dict.fromkeys(one.field for one in dissents)),
        dissents=dissents,
        decided_by=ruled.by(*_LASTING, *(("status",) if is_last else ())),
    )
    return _State(events, values, parts, told_status, begins)


_LASTING = ("title", "kind", "date", "place")
"""Fields that a decision corrects for all times."""


def _value(told: Told[T] | None) -> T | None:
    return told.value if told else None


def _kind(ruled: Ruled) -> MeetingKind | None:
    value = ruled.value("kind")
    return MeetingKind(value) if value else None


def _set_date(ruled: Ruled) -> EventDate | None:
    value = ruled.value("date")
    return event_date(value) if value else None


def _told(events: Iterable[Event], field: str, value: Callable[[Event], T | None]) -> list[Told[T]]:
    """What the articles whose sentences tell this field say of it."""
    found = []
    for event in events:
        claim, given = event.view.told.get(field), value(event)
        if claim and given is not None:
            found.append(Told(given, claim, claim.confidence, event.article))
    return found


def _refined(told: Sequence[Told[T]], refines: Callable[[T, T], bool]) -> Told[T] | None:
    best = prevailing(told)
    while best and (finer := prevailing([one for one in told if refines(one.value, best.value)])):
        best = finer
    return best


def _date(told: Sequence[Told[EventDate]]) -> Told[EventDate] | None:
    in_words = [one for one in told if not one.value.assumed] or told
    by_day = prevailing(in_words, same=lambda date: (date.start, date.end))
    ends = [one for one in in_words if by_day and one.value.start == by_day.value.start and one.value.end]
    return prevailing(ends, same=lambda date: date.end) if by_day and not by_day.value.end and ends else by_day


def _names(parts: Iterable[Participation], events: Iterable[Event]) -> list[str]:
    """Names of those who take part, the surest first, as the first article that names them spells them."""
    names: dict[str, str] = {}
    for event in events:
        for actor, name in event.names.items():
            names.setdefault(actor, name)
    there = [part for part in parts if part.role in PARTICIPATING]
    return [names[part.actor_id] for part in sorted(there, key=lambda part: (-part.confidence, part.actor_id))]


def _count_parties(parts: Iterable[Participation]) -> int:
    return sum(part.role in PARTICIPATING and part.role is not ParticipantRole.MEDIATOR for part in parts)


def _is_mediated(parts: Iterable[Participation]) -> bool:
    return any(part.role is ParticipantRole.MEDIATOR for part in parts)


def _order(told: Told[MeetingClaim]) -> tuple[object, ...]:
    return told.order
