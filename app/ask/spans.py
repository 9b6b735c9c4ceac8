"""Days of a question: "on 18 August 2025", "last week", "in 2016", "since May", as a range relative to a day."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "few": 3}

_MONTH = f"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_COUNT = rf"\d+|{'|'.join(_NUMBERS)}"
_UNIT = r"(?:day|week|month|year)"


class Span(NamedTuple):
    """A range of days, each end open where None, and the words that told it."""

    first: dt.date | None
    last: dt.date | None
    words: str


class Told(NamedTuple):
    """A question without its days, and the days."""

    text: str
    span: Span | None


def take(text: str, today: dt.date, *, ahead: bool) -> Told:
    """Take the days out of a question. A day without its year is the nearest past one, or with ``ahead`` the nearest
    that comes; ``today`` is the day that the question is asked on."""
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            try:
                found = read(match, today, ahead)
            except ValueError:
                continue  # no such day, as 31 June
            span = Span(found[0], found[1], match[0].strip())
            return Told(_without(text, match), span)
    return Told(text, None)


def _without(text: str, match: re.Match[str]) -> str:
    return " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())


Range = tuple[dt.date | None, dt.date | None]


def _day(day: str, month: str, year: str | None, today: dt.date, ahead: bool) -> dt.date:
    number, of_month = int(re.sub(r"\D", "", day)), _MONTHS[month.lower().rstrip(".")]
    if year:
        return dt.date(int(year), of_month, number)
    found = dt.date(today.year, of_month, number)
    if ahead and found < today:
        return dt.date(today.year + 1, of_month, number)
    return found if ahead or found <= today else dt.date(today.year - 1, of_month, number)


def _month(month: str, year: str | None, today: dt.date, ahead: bool) -> tuple[dt.date, dt.date]:
    number = _MONTHS[month.lower().rstrip(".")]
    in_year = int(year) if year else today.year
    if not year and ahead and number < today.month:
        in_year += 1
    if not year and not ahead and number > today.month:
        in_year -= 1
    return dt.date(in_year, number, 1), dt.date(in_year, number, calendar.monthrange(in_year, number)[1])


def _point(text: str, today: dt.date, ahead: bool) -> tuple[dt.date, dt.date]:
    """The range of one date as people write it. ValueError where it is none."""
    text = text.strip()
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return _month(calendar.month_name[int(match[2])], match[1], today, ahead)
    if match := re.fullmatch(_YEAR, text):
        return dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)
    if match := re.fullmatch(rf"({_DAY})(?: of)? ({_MONTH})(?:,? ({_YEAR}))?", text, re.I):
        day = _day(match[1], match[2], match[3], today, ahead)
        return day, day
    if match := re.fullmatch(rf"({_MONTH}) ({_DAY})(?:,? ({_YEAR}))?", text, re.I):
        day = _day(match[2], match[1], match[3], today, ahead)
        return day, day
    if match := re.fullmatch(rf"(?:(?:early|mid|late)[- ])?({_MONTH})(?: of)?(?: ({_YEAR}))?", text, re.I):
        return _month(match[1], match[2], today, ahead)
    raise ValueError(f"no date: {text}")


def _range_of(unit: str, today: dt.date, step: int) -> tuple[dt.date, dt.date]:
    """The calendar unit of today, or the one ``step`` units later."""
    if unit == "day":
        day = today + dt.timedelta(days=step)
        return day, day
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=step)
        return monday, monday + dt.timedelta(days=6)
    if unit == "month":
        index = today.year * 12 + today.month - 1 + step
        year, month = index // 12, index % 12 + 1
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(today.year + step, 1, 1), dt.date(today.year + step, 12, 31)


def _in_words(match: re.Match[str], today: dt.date, ahead: bool) -> Range:
    word = re.sub(r"^(?:(?:on|in|for|during) )?(?:the )?", "", match[0].strip().lower())
    step = {"today": 0, "now": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
    steps = {"this": 0, "last": -1, "previous": -1, "next": 1, "coming": 1, "current": 0}
    if word in step:
        return _range_of("day", today, step[word])
    first, unit = word.split()
    return _range_of(unit, today, steps[first])


def _weekday(match: re.Match[str], today: dt.date, ahead: bool) -> Range:
    behind = (today.weekday() - _WEEKDAYS[match["weekday"].lower()]) % 7
    which = (match["which"] or "").lower()
    if which == "last":
        day = today - dt.timedelta(days=behind or 7)
    elif which in ("next", "coming") or (ahead and behind):
        day = today + dt.timedelta(days=7 - behind)
    else:
        day = today - dt.timedelta(days=behind)
    return day, day


def _ago(match: re.Match[str], today: dt.date, ahead: bool) -> Range:
    count = match["count"]
    number = int(count) if count.isdigit() else _NUMBERS[count.lower()]
    days = number * {"day": 1, "week": 7, "month": 30, "year": 365}[match["unit"].lower()]
    sign = (match["sign"] or "").lower()
    if sign == "next":
        return today, today + dt.timedelta(days=days)
    if sign:
        return today - dt.timedelta(days=days), today
    day = today - dt.timedelta(days=days)
    wide = dt.timedelta(days={"day": 0, "week": 3, "month": 15, "year": 183}[match["unit"].lower()])
    return day - wide, day + wide


def _between(match: re.Match[str], today: dt.date, ahead: bool) -> Range:
    return _point(match["a"], today, ahead)[0], _point(match["b"], today, ahead)[1]


def _bounded(match: re.Match[str], today: dt.date, ahead: bool) -> Range:
    first, last = _point(match["a"], today, ahead)
    word = match["word"].lower()
    if word in ("since", "from"):
        return first, None
    if word == "after":
        return last + dt.timedelta(days=1), None
    if word == "before":
        return None, first - dt.timedelta(days=1)
    return None, last


def _dated(match: re.Match[str], today: dt.date, ahead: bool) -> Range:
    return _point(match["a"], today, ahead)


def _days(match: re.Match[str], today: dt.date, ahead: bool) -> Range:
    month, year = match["m"], match["y"]
    return _day(match["d1"], month, year, today, ahead), _day(match["d2"], month, year, today, ahead)


_DATE = (
    rf"(?:\d{{4}}-\d\d(?:-\d\d)?|{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?|{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?"
    rf"|(?:(?:early|mid|late)[- ])?{_MONTH}(?: of)? {_YEAR}|(?:(?:early|mid|late)[- ])?{_MONTH}|{_YEAR})"
)
# A month alone is one only behind a preposition: "may" and "march" are words, "May" a name.
_SURE = (
    rf"(?:\d{{4}}-\d\d(?:-\d\d)?|{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?|{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?"
    rf"|{_MONTH}(?: of)? {_YEAR}|{_YEAR})"
)
Read = Callable[[re.Match[str], dt.date, bool], Range]
_WRITTEN: tuple[tuple[str, Read], ...] = (
    (rf"\b(?:between|from) (?P<a>{_DATE}) (?:and|to|until|till) (?P<b>{_DATE})\b", _between),
    (rf"\b(?:(?:on|from) )?(?P<d1>{_DAY})(?: ?[-–] ?| to | and )(?P<d2>{_DAY})(?: of)? "
     rf"(?P<m>{_MONTH})(?: (?P<y>{_YEAR}))?\b", _days),
    (rf"\b(?P<word>since|after|before|until|till|by|up to) (?:the (?:end|start) of )?(?P<a>{_DATE})\b", _bounded),
    (rf"\b(?:on|in|during|of|for|at) (?:the )?(?:year |month of )?(?P<a>{_DATE})(?=$|[ ,?'’])", _dated),
    (rf"\b(?P<a>{_SURE})\b", _dated),
    (rf"\b(?:(?:in|over|during|within) the )?(?P<sign>last|past|next) (?P<count>{_COUNT}) "
     rf"(?P<unit>{_UNIT})s?\b", _ago),
    (rf"\b(?P<sign>)(?P<count>{_COUNT}) (?P<unit>{_UNIT})s? ago\b", _ago),
    (r"\b(?:(?:on|in|for|during) )?(?:the )?(?:this|last|previous|next|coming|current) (?:week|month|year)\b",
     _in_words),
    (r"\b(?:today|tonight|yesterday|tomorrow)\b", _in_words),
    (rf"\b(?:on )?(?:(?P<which>last|next|this|coming) )?(?P<weekday>{'|'.join(_WEEKDAYS)})\b", _weekday),
)  # fmt: skip
_RULES = tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in _WRITTEN)
