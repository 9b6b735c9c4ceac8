"""What became of a meeting, from what dated articles say of it."""

import datetime as dt
from collections.abc import Iterable, Sequence

from graph_schema.model.vocabulary import MeetingStatus
from ingest.resolve.evidence import Told, independent

TOOK_PLACE = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
CALLED_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
_RANK = (MeetingStatus.HELD, MeetingStatus.ONGOING, MeetingStatus.PLANNED, MeetingStatus.PROPOSED)


def became_of(told: Iterable[Told[MeetingStatus]], first_day: dt.date | None) -> MeetingStatus:
    """Return the status that stands at last. Raises ``ValueError`` if nothing was told.

    ==========================  ====================================================  =========================
    an article says             it stands unless                                      it gives way to
    ==========================  ====================================================  =========================
    held                        one of a *later* day says called off; one of the      cancelled, postponed
                                same day does with more weight
    ongoing                     as held, and: one says held                           held, cancelled, postponed
    planned                     one says held or ongoing; one of the *same or a       held, ongoing,
                                later* day says called off                            cancelled, postponed
    proposed                    as planned, and: one says planned                     … planned
    cancelled, postponed        one of a later day says anything else; one of the     held, ongoing,
                                same day says held or ongoing with as much weight     planned, proposed
    ==========================  ====================================================  =========================

    Of several ways of being called off the last one told counts. An article from before the first day can't know
    that the meeting was held: its ``held`` and ``ongoing`` count as planned. Weight is the highest confidence, then the
    number of independent sources.
    """
    tellings = [(believable(one, first_day), one) for one in told]
    if not tellings:
        raise ValueError("nothing was told of the status")
    off = _last([one for status, one in tellings if status in CALLED_OFF])
    after_all = off is None or _held_after_all(tellings, off)
    standing = {
        status
        for status, one in tellings
        if status not in CALLED_OFF and (off is None or _stands(status, one, off, after_all))
    }
    return next((status for status in _RANK if status in standing), off.value if off else MeetingStatus.HELD)


def believable(one: Told[MeetingStatus], first_day: dt.date | None) -> MeetingStatus:
    """Return what the telling counts as: who writes before the first day can't know that it was held."""
    too_early = first_day is not None and one.published < first_day
    return MeetingStatus.PLANNED if too_early and one.value in TOOK_PLACE else one.value


def _stands(status: MeetingStatus, one: Told[MeetingStatus], off: Told[MeetingStatus], after_all: bool) -> bool:
    if status in TOOK_PLACE and one.published == off.published:
        return after_all
    return one.published > off.published


def _held_after_all(tellings: Sequence[tuple[MeetingStatus, Told[MeetingStatus]]], off: Told[MeetingStatus]) -> bool:
    """Whether it took place after all, where articles of one day tell both: unless the others have more weight."""
    that_day = [(status, one) for status, one in tellings if one.published == off.published]
    took_place = [one for status, one in that_day if status in TOOK_PLACE]
    called_off = [one for status, one in that_day if status in CALLED_OFF]
    return bool(took_place) and _weight(took_place) >= _weight(called_off)


def _weight(told: Sequence[Told[MeetingStatus]]) -> tuple[float, int]:
    return max(one.confidence for one in told), independent(told)


def _last(told: Sequence[Told[MeetingStatus]]) -> Told[MeetingStatus] | None:
    return max(told, key=lambda one: (one.published, one.confidence, str(one.value)), default=None)
