"""From the events that are one meeting to the meeting and who took part in it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from graph_schema.model.claim import MeetingClaim
from graph_schema.model.facts import Meeting, Participation
from graph_schema.model.vocabulary import PARTICIPATING, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate, first_day
from ingest.resolve import plover, toponym
from ingest.resolve.evidence import Told, certainty, independent, prevailing
from ingest.resolve.named import place_of
from ingest.resolve.participation import participations
from ingest.resolve.status import became_of
from ingest.resolve.story import Event
from ingest.resolve.titles import title_of

T = TypeVar("T")


def conclude(events: Sequence[Event], parent: str | None) -> tuple[Meeting, list[Participation]]:
    """Return the meeting that all the events tell of; ``parent`` is the id of the larger meeting it is part of.

    Each article has one voice for each value: its view of the event. Where they disagree, ``prevailing`` decides; a
    value that tells more of the same refines the one that prevails.
    """
    id_ = events[0].own_id
    kind = _prevailing(events, "kind", lambda event: event.view.kind)
    date = _date(events)
    where = _refined(_told(events, "place", lambda event: event.view.place), toponym.tells_more)
    title = _prevailing(events, "title", lambda event: event.view.title)
    status = _status(events, date.value if date else None)
    parts = participations(id_, events, status)
    seen = [Told(event, event.anchor, event.view.confidence, event.article) for event in events]
    chosen_kind = kind.value if kind else events[0].view.kind
    when = date.value if date else None
    claims = sorted((Told(claim, claim, claim.confidence, e.article) for e in events for claim in e.claims), key=_order)
    meeting = Meeting(
        id=id_,
        title=title.value if title else title_of(chosen_kind, where.value if where else None, _names(parts, events)),
        kind=chosen_kind,
        status=status,
        start_date=when.start if when else None,
        end_date=when.end if when else None,
        date_precision=when.precision if when else None,
        date_phrase=when.phrase if when else None,
        date_assumed=bool(when and when.assumed),
        place_id=place_of(where.value) if where else None,
        part_of=parent,
        plover_event=plover.meeting_event(),
        plover_mode=plover.meeting_mode(chosen_kind, _count_parties(parts), _is_mediated(parts)),
        confidence=certainty(seen),
        independent_sources=independent(seen),
        claims=tuple(dict.fromkeys(one.claim.id for one in claims)),
    )
    return meeting, parts


def _told(events: Iterable[Event], field: str, value: Callable[[Event], T | None]) -> list[Told[T]]:
    """What the articles whose sentences tell this field say of it."""
    found = []
    for event in events:
        claim, given = event.view.told.get(field), value(event)
        if claim and given is not None:
            found.append(Told(given, claim, claim.confidence, event.article))
    return found


def _prevailing(events: Iterable[Event], field: str, value: Callable[[Event], T | None]) -> Told[T] | None:
    return prevailing(_told(events, field, value))


def _refined(told: Sequence[Told[T]], refines: Callable[[T, T], bool]) -> Told[T] | None:
    best = prevailing(told)
    while best and (finer := prevailing([one for one in told if refines(one.value, best.value)])):
        best = finer
    return best


def _date(events: Sequence[Event]) -> Told[EventDate] | None:
    told = _told(events, "date", lambda event: event.view.date)
    in_words = [one for one in told if not one.value.assumed] or told
    by_day = prevailing(in_words, same=lambda date: (date.start, date.end))
    ends = [one for one in in_words if by_day and one.value.start == by_day.value.start and one.value.end]
    return prevailing(ends, same=lambda date: date.end) if by_day and not by_day.value.end and ends else by_day


def _status(events: Sequence[Event], date: EventDate | None) -> MeetingStatus:
    told = _told(events, "status", lambda event: event.view.status)
    if not told:
        return events[0].view.status
    return became_of(told, first_day(date.start) if date else None)


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
