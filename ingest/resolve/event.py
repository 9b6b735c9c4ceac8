"""What one article tells of one encounter: the values of all its sentences, combined into one view."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph_schema.model.claim import MeetingClaim
from graph_schema.model.vocabulary import MeetingKind, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate
from ingest.resolve.toponym import tells_more

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Attendance:
    """One actor's part in the event. ``claims`` are the ids of the claims that give this role, the best one first."""

    actor: str
    role: ParticipantRole
    confidence: float
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An encounter as one article tells it; ``participants`` in the order in which the article names them.

    ``kind`` and ``status`` are ``talks`` and ``held`` where no sentence tells them. ``told`` maps each field that a
    sentence does tell to the claim that gave the value. ``sentence`` says best that the event is there.
    """

    title: str | None
    kind: MeetingKind
    status: MeetingStatus
    place: str | None
    place_iso3: str | None
    date: EventDate | None
    participants: tuple[Attendance, ...]
    part_of: str | None
    sentence: str
    confidence: float
    claims: tuple[str, ...]
    told: Mapping[str, MeetingClaim]


def combine(claims: Iterable[MeetingClaim]) -> EventView:
    """Return the view of the event that all the claims speak of, whatever order and however often they are given.

    Each value is that of the claim with the highest confidence, then of the first in the text. A value that tells more
    of the same refines it: ``2025-08-15`` a ``2025-08``, ``Geneva, Switzerland`` a ``Switzerland``; and a date with
    words of its own goes before an assumed one. Raises ``ValueError`` without claims.
    """
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=_best_first)
    if not ordered:
        raise ValueError("an event needs at least one claim")
    titled = _first(ordered, lambda claim: claim.title)
    kind = _first(ordered, lambda claim: claim.kind)
    status = _first(ordered, lambda claim: claim.status)
    placed = _first(ordered, lambda claim: claim.place, tells_more)
    dated = _first(sorted(ordered, key=_is_assumed), lambda claim: claim.date, _is_more_precise)
    parent = _first(ordered, lambda claim: claim.part_of)
    found = {"title": titled, "kind": kind, "status": status, "place": placed, "date": dated, "part_of": parent}
    return EventView(
        title=titled.title if titled else None,
        kind=(kind.kind if kind else None) or MeetingKind.TALKS,
        status=(status.status if status else None) or MeetingStatus.HELD,
        place=placed.place if placed else None,
        place_iso3=_country(placed, ordered),
        date=dated.date if dated else None,
        participants=_attendances(ordered),
        part_of=parent.part_of if parent else None,
        sentence=ordered[0].sentence,
        confidence=ordered[0].confidence,
        claims=tuple(claim.id for claim in sorted(ordered, key=lambda claim: (claim.start, claim.end, claim.id))),
        told={field: claim for field, claim in found.items() if claim},
    )


def _best_first(claim: MeetingClaim) -> tuple[float, int, int, str]:
    return -claim.confidence, claim.start, claim.end, claim.id


def _first(
    claims: Sequence[MeetingClaim],
    value: Callable[[MeetingClaim], T | None],
    refines: Callable[[T, T], bool] = lambda new, held: False,
) -> MeetingClaim | None:
    """The first claim that gives a value, or a later one whose value says the same more exactly."""
    best, held = None, None
    for claim in claims:
        new = value(claim)
        if new is not None and (held is None or refines(new, held)):
            best, held = claim, new
    return best


def _is_assumed(claim: MeetingClaim) -> bool:
    return bool(claim.date and claim.date.assumed)


def _is_more_precise(new: EventDate, held: EventDate) -> bool:
    if new.start == held.start:
        return bool(new.end and not held.end)
    return new.start.startswith(held.start) and not new.assumed


def _country(placed: MeetingClaim | None, ordered: Sequence[MeetingClaim]) -> str | None:
    """The country code of the chosen place: from the claim that gave it, else from another that names it."""
    if not placed:
        return None
    return next((c.place_iso3 for c in (placed, *ordered) if c.place == placed.place and c.place_iso3), None)


def _attendances(ordered: Sequence[MeetingClaim]) -> tuple[Attendance, ...]:
    said: dict[str, list[tuple[float, int, int, str, ParticipantRole]]] = {}
    for claim in ordered:
        for i, part in enumerate(claim.participants):
            confidence = min(part.confidence, claim.confidence)
            said.setdefault(part.actor, []).append((-confidence, claim.start, i, claim.id, part.role))
    named = sorted(said, key=lambda actor: (min(row[1:3] for row in said[actor]), actor))
    return tuple(_attendance(actor, sorted(said[actor])) for actor in named)


def _attendance(actor: str, rows: Sequence[tuple[float, int, int, str, ParticipantRole]]) -> Attendance:
    doubt, _, _, _, role = rows[0]
    return Attendance(actor, role, -doubt, tuple(dict.fromkeys(row[3] for row in rows if row[4] is role)))
