"""From a date expression to a date, by the day of publication and the direction that the verb gives."""

import calendar
import datetime as dt

from graph_schema.model.when import EventDate
from ingest.extract.when.expressions import DatePhrase, Direction, Form, Unit

_WRONG_WAY = 200
"""Days that a yearless date may lie nearer on the wrong side before the direction of the verb is doubted."""


def resolve(
    phrase: DatePhrase, published: dt.date, direction: Direction = Direction.UNKNOWN, anchor: dt.date | None = None
) -> EventDate | None:
    """Return the date that the phrase means, as precise as the phrase is, or None where it means none.

    ``anchor`` is the day told before it in the text, from which "a day earlier" counts; without it the day of
    publication serves. A bound ("since Monday"), a duration and a day that is in no calendar give None.
    """
    if phrase.bound or phrase.form is Form.DURATION:
        return None
    try:
        start, end = _range(phrase, published, direction, anchor or published)
    except (ValueError, OverflowError):
        return None
    return EventDate(start=start, end=end if end and end != start else None, phrase=phrase.text)


def _range(phrase: DatePhrase, published: dt.date, direction: Direction, anchor: dt.date) -> tuple[str, str | None]:
    match phrase.form:
        case Form.ABSOLUTE:
            return _absolute(phrase, published, direction)
        case Form.WEEKDAY:
            first = _weekday(phrase, published, direction)
            if phrase.end_weekday is None:
                return first.isoformat(), None
            return first.isoformat(), (first + dt.timedelta((phrase.end_weekday - first.weekday()) % 7)).isoformat()
        case Form.DAY:
            return (published + dt.timedelta(phrase.count)).isoformat(), None
        case Form.WEEKEND:
            saturday = _saturday(phrase, published, direction)
            return saturday.isoformat(), (saturday + dt.timedelta(1)).isoformat()
        case Form.STRETCH:
            return _moved(published, phrase.shift or 0, phrase.unit, whole=True), None
        case Form.COUNTED:
            return _moved(published, phrase.count, phrase.unit, whole=phrase.unit is not Unit.DAY), None
        case _:
            return _moved(anchor, phrase.count, phrase.unit, whole=phrase.unit is not Unit.DAY), None


def _absolute(phrase: DatePhrase, published: dt.date, direction: Direction) -> tuple[str, str | None]:
    if phrase.month is None:
        return str(phrase.year), None
    if phrase.day is None:
        return f"{phrase.year or _year_of_month(phrase, published, direction):04d}-{phrase.month:02d}", None
    first = _day_of(phrase, published, direction)
    if phrase.end_day is None:
        return first.isoformat(), None
    last = dt.date(phrase.end_year or first.year, phrase.end_month or first.month, phrase.end_day)
    if last < first:
        last = last.replace(year=first.year + 1)
    return first.isoformat(), last.isoformat()


def _day_of(phrase: DatePhrase, published: dt.date, direction: Direction) -> dt.date:
    assert phrase.month is not None  # noqa: S101 - the caller has looked
    assert phrase.day is not None  # noqa: S101 - the caller has looked
    if phrase.year:
        return dt.date(phrase.year, phrase.month, phrase.day)
    near = [
        dt.date(year, phrase.month, phrase.day)
        for year in range(published.year - 1, published.year + 2)
        if phrase.day <= calendar.monthrange(year, phrase.month)[1]
    ]
    return min(near, key=lambda day: abs((day - published).days) + _penalty(day, published, direction))


def _penalty(day: dt.date, published: dt.date, direction: Direction) -> int:
    wrong = (direction is Direction.PAST and day > published) or (direction is Direction.FUTURE and day < published)
    return _WRONG_WAY if wrong else 0


def _year_of_month(phrase: DatePhrase, published: dt.date, direction: Direction) -> int:
    assert phrase.month is not None  # noqa: S101 - the caller has looked
    gap = phrase.month - published.month
    if phrase.shift == -1:
        return published.year if gap < 0 else published.year - 1
    if phrase.shift == 1:
        return published.year if gap > 0 else published.year + 1
    if phrase.shift == 0:
        return published.year
    if direction is Direction.FUTURE:
        return published.year if gap >= 0 else published.year + 1
    if direction is Direction.PAST:
        return published.year if gap <= 0 else published.year - 1
    return published.year + (-1 if gap > 6 else 1 if gap < -6 else 0)


def _weekday(phrase: DatePhrase, published: dt.date, direction: Direction) -> dt.date:
    assert phrase.weekday is not None  # noqa: S101 - the caller has looked
    back = (published.weekday() - phrase.weekday) % 7
    ahead = (phrase.weekday - published.weekday()) % 7
    same_week = published + dt.timedelta(phrase.weekday - published.weekday())
    if phrase.unit is Unit.WEEK:
        return same_week + dt.timedelta(7 * (phrase.shift or 0))
    if phrase.shift == -1:
        return published - dt.timedelta(back or 7)
    if phrase.shift == 1:
        return same_week + dt.timedelta(7) if same_week >= published or ahead == 0 else published + dt.timedelta(ahead)
    if phrase.shift == 0 and direction is Direction.UNKNOWN:
        return same_week
    return published + dt.timedelta(ahead) if direction is Direction.FUTURE else published - dt.timedelta(back)


def _saturday(phrase: DatePhrase, published: dt.date, direction: Direction) -> dt.date:
    back = (published.weekday() - 5) % 7
    last = published - dt.timedelta(back)
    within = back < 2  # published on a Saturday or a Sunday
    if phrase.shift == 1:
        return last + dt.timedelta(7)
    if phrase.shift == -1:
        return last - dt.timedelta(7) if within else last
    if within or (direction is not Direction.FUTURE and phrase.shift is None):
        return last
    return last if direction is Direction.PAST and published.weekday() == 0 else last + dt.timedelta(7)


def _moved(day: dt.date, count: int, unit: Unit, *, whole: bool) -> str:
    """The ISO prefix of a day moved by units; a week is told as a month: that of the same weekday."""
    if unit is Unit.YEAR:
        return f"{day.year + count:04d}"
    if unit is Unit.MONTH:
        months = day.year * 12 + day.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit is Unit.WEEK:
        return (day + dt.timedelta(7 * count)).isoformat()[:7]
    return (day + dt.timedelta(count)).isoformat()[: 10 if not whole else 7]
