"""What became of a meeting, from what dated articles say of it."""

import datetime as dt
from collections.abc import Iterable, Sequence

from graph_schema.model.vocabulary import MeetingStatus
from ingest.resolve.evidence import Told

_TOOK_PLACE = (MeetingStatus.HELD, MeetingStatus.ONGOING)
_CALLED_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)
_RANK = (MeetingStatus.HELD, MeetingStatus.ONGOING, MeetingStatus.PLANNED, MeetingStatus.PROPOSED)


def became_of(told: Iterable[Told[MeetingStatus]], first_day: dt.date | None) -> MeetingStatus:
    """Return the status that stands at last. Raises ``ValueError`` if nothing was told.

    ==========================  ====================================================  =========================
    an article says             it stands unless                                      it gives way to
    ==========================  ====================================================  =========================
    held                        an article of a *later* day says called off           cancelled, postponed
    ongoing                     one says held; one of a later day says called off     held, cancelled, postponed
    planned                     one says held or ongoing; one of the *same or a       held, ongoing,
                                later* day says called off                            cancelled, postponed
    proposed                    as planned, and: one says planned                     … planned
    cancelled, postponed        one of the same or a later day says held or           held, ongoing,
                                ongoing; one of a later day says planned, proposed    planned, proposed
    ==========================  ====================================================  =========================

    Of several ways of being called off the last one told counts. An article from before the first day can't know
    that the meeting was held: its ``held`` and ``ongoing`` count as planned.
    """
    tellings = [(_believable(one, first_day), one) for one in told]
    if not tellings:
        raise ValueError("nothing was told of the status")
    off = _last([one for status, one in tellings if status in _CALLED_OFF])
    standing = {status for status, one in tellings if status not in _CALLED_OFF and _stands(status, one, off)}
    return next((status for status in _RANK if status in standing), off.value if off else MeetingStatus.HELD)


def _believable(one: Told[MeetingStatus], first_day: dt.date | None) -> MeetingStatus:
    too_early = first_day is not None and one.published < first_day
    return MeetingStatus.PLANNED if too_early and one.value in _TOOK_PLACE else one.value


def _stands(status: MeetingStatus, one: Told[MeetingStatus], off: Told[MeetingStatus] | None) -> bool:
    if off is None:
        return True
    return one.published >= off.published if status in _TOOK_PLACE else one.published > off.published


def _last(told: Sequence[Told[MeetingStatus]]) -> Told[MeetingStatus] | None:
    return max(told, key=lambda one: (one.published, one.confidence, str(one.value)), default=None)
