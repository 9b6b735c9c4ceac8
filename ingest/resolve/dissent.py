"""Where articles that tell of one meeting disagree: what they say, what prevailed, and why."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from graph_schema.model.facts import Dissent
from graph_schema.model.ruling import Ruling
from graph_schema.model.vocabulary import DisputedField, MeetingKind, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate
from ingest.resolve import toponym
from ingest.resolve.evidence import Told
from ingest.resolve.ruled import why as decided_why
from ingest.resolve.status import CALLED_OFF, TOOK_PLACE, believable
from ingest.resolve.tally import Group, Tally

T = TypeVar("T")


def on_kind(told: Tally[MeetingKind], chosen: MeetingKind) -> list[Dissent]:
    """Return who calls it something else; ``talks`` is the word for all kinds and contradicts none."""
    generic = MeetingKind.TALKS
    return _against(
        DisputedField.KIND, told, chosen, lambda kind: kind is not chosen and generic not in (kind, chosen), str
    )


def on_place(told: Tally[str], chosen: str | None) -> list[Dissent]:
    """Return who has it take place elsewhere; a place that is a part of the other contradicts nothing."""
    if chosen is None:
        return []
    return _against(DisputedField.PLACE, told, chosen, lambda place: not toponym.agree(place, chosen), str)


def on_date(told: Tally[EventDate], chosen: EventDate | None) -> list[Dissent]:
    """Return who tells, in words, of another day; ``2025-08`` and ``2025-08-15`` contradict each other in nothing."""
    if chosen is None:
        return []
    return _against(DisputedField.DATE, told, chosen, lambda date: not date.assumed and not _agree(date, chosen), _days)


def on_role(actor: str, told: Tally[ParticipantRole], chosen: ParticipantRole) -> list[Dissent]:
    """Return who tells otherwise whether the actor came; differing parts of those who came contradict nothing."""
    return _against(
        DisputedField.PARTICIPANTS, told, chosen, lambda role: _came(role) is not _came(chosen), str, actor=actor
    )


def on_status(told: Sequence[Told[MeetingStatus]], chosen: MeetingStatus, first_day: dt.date | None) -> list[Dissent]:
    """Return who tells what can't be true beside the status that stands.

    A plan that was told before it was held or called off contradicts nothing: it is history. These do: that it took
    place, if it was called off or told too early; that it was called off or is to come, told after others told
    that it took place.
    """
    found = []
    took_place = [one for one in told if believable(one, first_day) in TOOK_PLACE]
    since = min((one.published for one in took_place), default=None)
    off = max((one.published for one in told if one.value in CALLED_OFF), default=None)
    for one in told:
        if one.value in TOOK_PLACE:
            if chosen in TOOK_PLACE:
                continue
            too_early = believable(one, first_day) is not one.value
            why = f"told on {one.published}, before the day" if too_early else f"called off by an article of {off}"
        elif chosen in TOOK_PLACE and since and one.published >= since:
            if one.value not in CALLED_OFF and one.published == since:
                continue
            why = f"others told that it took place, first on {since}"
        else:
            continue
        found.append(
            Dissent(field=DisputedField.STATUS, says=str(one.value), chosen=str(chosen), why=why, claim_id=one.claim.id)
        )
    return found


def decided(
    found: Iterable[Dissent], ruling: Ruling | None, told_status: Iterable[Told[MeetingStatus]] = ()
) -> list[Dissent]:
    """Return the dissents as they are where a person decided: that alone is why the others did not prevail.

    A decided status is contradicted by whoever told another one last; what was told before is history.
    """
    if ruling is None:
        return list(found)
    why, told = decided_why(ruling), list(told_status)
    last = max((one.published for one in told), default=None)
    others = [one for one in told if one.published == last and one.value != ruling.value]
    said = [(str(one.value), one.claim.id) for one in sorted(others, key=lambda one: one.order)]
    against = [
        Dissent(field=DisputedField.STATUS, says=value, chosen=str(ruling.value), why=why, claim_id=claim)
        for value, claim in said
    ]
    return against if told else [one.model_copy(update={"why": why}) for one in found]


def _came(role: ParticipantRole) -> ParticipantRole | None:
    return role if role in (ParticipantRole.EXCLUDED, ParticipantRole.ABSENT) else None


def _against(
    field: DisputedField,
    told: Tally[T],
    chosen: T,
    contradicts: Callable[[T], bool],
    words: Callable[[T], str],
    actor: str | None = None,
) -> list[Dissent]:
    """The voices of every value that contradicts the chosen one, in the order of telling."""
    for_it, found = told.group(chosen), []
    for group in told.groups:
        others = [one for one in group.voices if contradicts(one.value)] if contradicts(group.best.value) else []
        why = _why(for_it, group) if others else ""
        found += [(one, why) for one in others]
    return [
        Dissent(
            field=field, actor_id=actor, says=words(one.value), chosen=words(chosen), why=why, claim_id=one.claim.id
        )
        for one, why in sorted(found, key=lambda pair: pair[0].order)
    ]


def _why(winners: Group[T] | None, losers: Group[T]) -> str:
    """Why the ones prevail over the others, in the order of ``evidence.prevailing``."""
    if winners is None:
        return "it refines what prevails"
    sure, unsure = winners.best.confidence, losers.best.confidence
    if sure > unsure:
        return f"told with more certainty ({sure:.2f} against {unsure:.2f})"
    many, few = len(winners.sources), len(losers.sources)
    if sure == unsure and many > few:
        return f"told by more independent sources ({many} against {few})"
    if (sure, many) == (unsure, few) and winners.last > losers.last:
        return f"told last ({winners.last}, the other {losers.last})"
    if (sure, many, winners.last) == (unsure, few, losers.last):
        return "equally sure, by as many sources on the same day: the first in a fixed order"
    return "it refines what prevails"


def _days(date: EventDate) -> str:
    return f"{date.start} to {date.end}" if date.end else date.start


def _agree(one: EventDate, other: EventDate) -> bool:
    starts = one.start.startswith(other.start) or other.start.startswith(one.start)
    return starts and not (one.end and other.end and one.end != other.end)


def few(dissents: Iterable[Dissent], most: int) -> tuple[Dissent, ...]:
    """Return at most so many voices of each value."""
    seen: dict[tuple[str, str | None, str], int] = {}
    kept = []
    for one in dissents:
        key = (one.field, one.actor_id, one.says)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= most:
            kept.append(one)
    return tuple(kept)
