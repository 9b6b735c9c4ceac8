"""The forms in which English news tells a day, a week, a month or a year."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class Direction(StrEnum):
    """Where a date lies as the verb tells it: "met on Monday" is past, "will meet on Monday" future."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


class Form(Enum):
    """What kind of expression it is; says which fields of ``DatePhrase`` count."""

    ABSOLUTE = auto()  # 14 November 2004, Nov. 14, June 11-13, November 2004, in 2004
    WEEKDAY = auto()  # Monday, last Friday, Monday and Tuesday
    DAY = auto()  # today, yesterday, two days ago
    WEEKEND = auto()  # at the weekend, last weekend
    STRETCH = auto()  # last week, later this month, next year
    COUNTED = auto()  # three weeks ago, in two days
    ANCHORED = auto()  # a day earlier, the following day: counted from the date told before
    DURATION = auto()  # a three-day visit: only tells the end


class Unit(StrEnum):
    """A stretch of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Characters ``start:end`` of a text tell a date; ``text`` is their wording.

    ``shift`` counts from the stretch of publication (last -1, this 0, next 1) and is None where nothing is said;
    ``count`` is signed for COUNTED, ANCHORED and DAY, the length in days for DURATION. ``bound`` marks the edge of a
    stretch ("since Monday"), which is no day of an event.
    """

    start: int
    end: int
    text: str
    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    end_weekday: int | None = None
    unit: Unit = Unit.DAY
    shift: int | None = None
    count: int = 0
    bound: bool = False
