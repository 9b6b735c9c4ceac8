"""When an event takes place, as far as its article lets one know: compared honestly, with its precision."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum, StrEnum

from graph_schema.model.vocabulary import DatePrecision, MeetingStatus
from graph_schema.model.when import EventDate, first_day, last_day

AHEAD = frozenset({MeetingStatus.PLANNED, MeetingStatus.PROPOSED})
OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})

_LOOK_BACK = {MeetingStatus.HELD: 30, MeetingStatus.ONGOING: 14, MeetingStatus.PLANNED: 1, MeetingStatus.PROPOSED: 1}
"""Days before publication within which an encounter without a date lies; called off: ``_OFF_BACK``."""
_OFF_BACK = 14
_LOOK_AHEAD = {MeetingStatus.HELD: 0, MeetingStatus.ONGOING: 1}
_FAR_AHEAD = 60
_TOLD_TOGETHER = 10
"""Days between two articles that tell of an encounter without a date, and may mean the same one."""
_MEMORY = 60
"""Days beyond which an encounter without a date is certainly another one."""


class Precision(StrEnum):
    """What an article tells of the date."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


class When(Enum):
    """How the dates of two events compare."""

    SAME_DAY = "same day"
    NEXT_DAY = "a day apart"
    WITHIN = "one date lies within the other"
    LIKELY = "told at about the same time"
    UNKNOWN = "dates can't be compared"
    APART = "other dates"


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which an event lies. ``first`` and ``last`` are told, or follow from status and publication.

    ``doubtful``: the day may be one off, since no wording gives it, it was only planned, or it is the very day on
    which the article appeared (which elsewhere in the world is another one).
    """

    first: dt.date
    last: dt.date
    precision: Precision
    doubtful: bool
    published: dt.date
    status: MeetingStatus

    @property
    def months(self) -> tuple[str, ...]:
        """The months that it touches, at most three; without a date that of publication."""
        if self.precision is Precision.NONE:
            return (self.published.isoformat()[:7],)
        found: list[str] = []
        day = self.first.replace(day=1)
        while day <= self.last and len(found) < 3:
            found.append(day.isoformat()[:7])
            day = _shift(day, 31).replace(day=1)
        return tuple(found)

    @property
    def year(self) -> str:
        """The year in which it begins."""
        return f"{self.first.year:04}"


def span_of(date: EventDate | None, status: MeetingStatus, published: dt.date) -> Span:
    """Return when an event lies of which an article of that day tells this date and status.

    What was held lies before publication, what is planned after it; a month or year is narrowed by that, unless
    nothing would be left of it.
    """
    if date is None:
        back = _OFF_BACK if status in OFF else _LOOK_BACK[status]
        first, last = _shift(published, -back), _shift(published, _LOOK_AHEAD.get(status, _FAR_AHEAD))
        return Span(first, last, Precision.NONE, True, published, status)
    first, last = first_day(date.start), last_day(date.end or date.start)
    if date.precision is DatePrecision.DAY:
        doubtful = date.assumed or status in AHEAD or first == published
        return Span(first, last, Precision.DAY, doubtful, published, status)
    late, early = min(last, published), max(first, _shift(published, -1))
    if status is MeetingStatus.HELD and first <= late:
        last = late
    elif status in AHEAD and early <= last:
        first = early
    return Span(first, last, Precision(date.precision.value), True, published, status)


def compare(one: Span, other: Span) -> When:
    """Return how the dates of two events compare; the order of the two doesn't matter."""
    coarse = sum(span.precision is Precision.NONE for span in (one, other))
    if coarse == 2:
        return _both_undated(one, other)
    if coarse == 1:
        return _undated(*(one, other) if one.precision is Precision.NONE else (other, one))
    gap = _days_between(one, other)
    if one.precision is other.precision is Precision.DAY:
        return When.SAME_DAY if gap == 0 else When.NEXT_DAY if gap == 1 else When.APART
    return When.WITHIN if gap == 0 else When.APART


def _both_undated(one: Span, other: Span) -> When:
    earlier, later = sorted((one, other), key=lambda span: (span.published, span.status.value))
    days = (later.published - earlier.published).days
    again = earlier.status is MeetingStatus.HELD and later.status in AHEAD and days > 1
    if again or days > 2 * _MEMORY:
        return When.APART
    return When.LIKELY if days <= _TOLD_TOGETHER and one.months == other.months else When.UNKNOWN


def _undated(vague: Span, dated: Span) -> When:
    if vague.status is MeetingStatus.HELD and dated.first > _shift(vague.published, 1):
        return When.APART  # it was over before the other one began
    if vague.status in AHEAD and dated.last < _shift(vague.published, -1):
        return When.APART  # it was still to come when the other one was over
    gap = _days_between(vague, dated)
    if gap > _MEMORY:
        return When.APART
    near = gap == 0 and vague.months[0] in dated.months and dated.precision is not Precision.YEAR
    return When.LIKELY if near else When.UNKNOWN


def _days_between(one: Span, other: Span) -> int:
    """Days from the end of the earlier to the beginning of the later; 0 where they have a day in common."""
    return max(0, (max(one.first, other.first) - min(one.last, other.last)).days)


def _shift(day: dt.date, days: int) -> dt.date:
    """``day`` moved, but never out of the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
