"""Days of questions, on Wednesday 20 August 2025."""

import datetime as dt

import pytest

from app.ask.spans import take

TODAY = dt.date(2025, 8, 20)


@pytest.mark.parametrize(
    ("text", "first", "last", "rest"),
    [
        ("met on 18 August 2025", "2025-08-18", "2025-08-18", "met"),
        ("met on August 18, 2025", "2025-08-18", "2025-08-18", "met"),
        ("met on the 3rd of May 2001", "2001-05-03", "2001-05-03", "met"),
        ("met on 2025-08-15", "2025-08-15", "2025-08-15", "met"),
        ("met in November 2004", "2004-11-01", "2004-11-30", "met"),
        ("met in 2016", "2016-01-01", "2016-12-31", "met"),
        ("met in September", "2024-09-01", "2024-09-30", "met"),
        ("met on 15 August", "2025-08-15", "2025-08-15", "met"),
        ("met on 25 December", "2024-12-25", "2024-12-25", "met"),
        ("met yesterday", "2025-08-19", "2025-08-19", "met"),
        ("met on Monday", "2025-08-18", "2025-08-18", "met"),
        ("met last Wednesday", "2025-08-13", "2025-08-13", "met"),
        ("met last week", "2025-08-11", "2025-08-17", "met"),
        ("met this month", "2025-08-01", "2025-08-31", "met"),
        ("met last month", "2025-07-01", "2025-07-31", "met"),
        ("met last year", "2024-01-01", "2024-12-31", "met"),
        ("met in the last 7 days", "2025-08-13", "2025-08-20", "met"),
        ("met two days ago", "2025-08-18", "2025-08-18", "met"),
        ("met since May 2025", "2025-05-01", None, "met"),
        ("met before 2015", None, "2014-12-31", "met"),
        ("met after 18 August 2025", "2025-08-19", None, "met"),
        ("met between 1 May 2015 and 30 June 2015", "2015-05-01", "2015-06-30", "met"),
        ("met on 6-8 July 2009", "2009-07-06", "2009-07-08", "met"),
        ("the August 2025 Washington talks", "2025-08-01", "2025-08-31", "the Washington talks"),
        ("met in early July 2009", "2009-07-01", "2009-07-31", "met"),
    ],
)
def test_days_are_taken_out(text: str, first: str | None, last: str | None, rest: str) -> None:
    told = take(text, TODAY, ahead=False)
    assert told.span is not None
    assert tuple(day.isoformat() if day else None for day in told.span[:2]) == (first, last)
    assert told.text == rest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Monday", "2025-08-25", "2025-08-25"),
        ("on Wednesday", "2025-08-20", "2025-08-20"),
        ("in September", "2025-09-01", "2025-09-30"),
        ("in May", "2026-05-01", "2026-05-31"),
        ("on 15 August", "2026-08-15", "2026-08-15"),
        ("next week", "2025-08-25", "2025-08-31"),
        ("tomorrow", "2025-08-21", "2025-08-21"),
        ("in the next 10 days", "2025-08-20", "2025-08-30"),
    ],
)
def test_what_is_to_come_lies_ahead(text: str, first: str, last: str) -> None:
    span = take(text, TODAY, ahead=True).span
    assert span is not None
    assert (str(span.first), str(span.last)) == (first, last)


@pytest.mark.parametrize(
    "text", ["the C5+1 summit", "who may attend", "Theresa May", "met on 31 June 2020 x", "the G20"]
)
def test_no_day_is_read_where_there_is_none(text: str) -> None:
    span = take(text, TODAY, ahead=False).span
    assert span is None or "31 June" in text
