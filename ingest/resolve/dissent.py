"""Where articles that tell of one meeting disagree: what they say, what prevailed, and why."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from graph_schema.model.facts import Dissent
from graph_schema.model.ruling import Ruling
from graph_schema.model.vocabulary import DisputedField, MeetingKind, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate
from ingest.resolve import toponym
from ingest.resolve.evidence import Told, independent
from ingest.resolve.ruled import why
from ingest.resolve.status import CALLED_OFF, TOOK_PLACE, believable

T = TypeVar("T")


def on_kind(told: Sequence[Told[MeetingKind]], chosen: MeetingKind) -> list[Dissent]:
    """Return who calls it something else; ``talks`` is the word for all kinds and contradicts none."""
    generic = MeetingKind.TALKS
    others = [one for one in told if one.value is not chosen and generic not in (one.value, chosen)]
    return _against(DisputedField.KIND, told, others, str(chosen))


def on_place(told: Sequence[Told[str]], chosen: str | None) -> list[Dissent]:
    """Return who has it take place elsewhere; a place that is a part of the other contradicts nothing."""
    others = [one for one in told if chosen and not toponym.agree(one.value, chosen)]
    return _against(DisputedField.PLACE, told, others, chosen or "")


def on_date(told: Sequence[Told[EventDate]], chosen: EventDate | None) -> list[Dissent]:
    """Return who tells, in words, of another day; ``2025-08`` and ``2025-08-15`` contradict each other in nothing."""
    others = [one for one in told if chosen and not one.value.assumed and not _agree(one.value, chosen)]
    return _against(DisputedField.DATE, told, others, _days(chosen) if chosen else "", _days)


def on_status(told: Sequence[Told[MeetingStatus]], chosen: MeetingStatus, first_day: dt.date | None) -> list[Dissent]:
    """Return who tells what can't be true beside the status that stands.

    A plan that was told before it was held or called off contradicts nothing: it is history. These do: that it took
    place, if it was called off or told too early; that it was called off or is to come, told after others told
    that it took place.
    """
    found = []
    took_place = [one for one in told if believable(one, first_day) in TOOK_PLACE]
    since = min((one.published for one in took_place), default=None)
    for one in sorted(told, key=lambda one: one.order):
        if one.value in TOOK_PLACE:
            if chosen in TOOK_PLACE:
                continue
            too_early = believable(one, first_day) is not one.value
            why = f"told on {one.published}, before the day" if too_early else _last_off(told)
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


def on_role(actor: str, told: Sequence[Told[ParticipantRole]], chosen: ParticipantRole) -> list[Dissent]:
    """Return who tells otherwise whether the actor came; differing parts of those who came contradict nothing."""
    others = [one for one in told if _came(one.value) != _came(chosen)]
    return _against(DisputedField.PARTICIPANTS, told, others, str(chosen), actor=actor)


def decided(
    found: Iterable[Dissent], ruling: Ruling | None, told_status: Sequence[Told[MeetingStatus]] = ()
) -> list[Dissent]:
    """Return the dissents as they are where a person decided: that alone is why the others did not prevail.

    A decided status is contradicted by whoever told another one last; what was told before is history.
    """
    if ruling is None:
        return list(found)
    last = max((one.published for one in told_status), default=None)
    others = [one for one in told_status if one.published == last and one.value != ruling.value]
    said = [(str(one.value), one.claim.id) for one in sorted(others, key=lambda one: one.order)]
    against = [
        Dissent(field=DisputedField.STATUS, says=value, chosen=str(ruling.value), why=why(ruling), claim_id=claim)
        for value, claim in said
    ]
    return against if told_status else [one.model_copy(update={"why": why(ruling)}) for one in found]


def _came(role: ParticipantRole) -> ParticipantRole | None:
    return role if role in (ParticipantRole.EXCLUDED, ParticipantRole.ABSENT) else None


def _against(
    field: DisputedField,
    told: Sequence[Told[T]],
    others: Iterable[Told[T]],
    chosen: str,
    words: Callable[[T], str] = str,
    actor: str | None = None,
) -> list[Dissent]:
    for_it = [one for one in told if words(one.value) == chosen]
    return [
        Dissent(
            field=field,
            actor_id=actor,
            says=words(one.value),
            chosen=chosen,
            why=_why(for_it, [other for other in told if words(other.value) == words(one.value)]),
            claim_id=one.claim.id,
        )
        for one in sorted(others, key=lambda one: one.order)
    ]


def _why(winners: Sequence[Told[T]], losers: Sequence[Told[T]]) -> str:
    """Why the ones prevail over the others, in the order of ``evidence.prevailing``."""
    if not winners:
        return "it refines what prevails"
    sure, unsure = (max(one.confidence for one in group) for group in (winners, losers))
    if sure != unsure:
        return f"told with more certainty ({sure:.2f} against {unsure:.2f})"
    many, few = independent(winners), independent(losers)
    if many != few:
        return f"told by more independent sources ({many} against {few})"
    last, before = (max(one.published for one in group) for group in (winners, losers))
    if last != before:
        return f"told last ({last}, the other {before})"
    return "equally sure, by as many sources on the same day: the first in a fixed order"


def _last_off(told: Iterable[Told[MeetingStatus]]) -> str:
    day = max((one.published for one in told if one.value in CALLED_OFF), default=None)
    return f"called off by an article of {day}" if day else "others tell otherwise"


def _days(date: EventDate) -> str:
    return f"{date.start} to {date.end}" if date.end else date.start


def _agree(one: EventDate, other: EventDate) -> bool:
    starts = one.start.startswith(other.start) or other.start.startswith(one.start)
    return starts and not (one.end and other.end and one.end != other.end)
