"""Date expressions of English news, resolved against the day of publication."""

import datetime as dt

import pytest

from ingest.extract.when import Direction, Form, find_dates, resolve

WED = dt.date(2021, 6, 16)  # a Wednesday
P, F, U = Direction.PAST, Direction.FUTURE, Direction.UNKNOWN

TABLE = [
    ("They met on Monday in Oslo.", P, "2021-06-14", None),
    ("They met Wednesday morning.", P, "2021-06-16", None),
    ("They will meet Wednesday.", F, "2021-06-16", None),
    ("They will meet on Friday.", F, "2021-06-18", None),
    ("They met last Friday.", P, "2021-06-11", None),
    ("They meet next Friday.", F, "2021-06-25", None),
    ("They meet next Monday.", F, "2021-06-21", None),
    ("Monday's talks went badly.", P, "2021-06-14", None),
    ("Monday’s talks will be tough.", F, "2021-06-21", None),
    ("The session runs Thursday and Friday.", F, "2021-06-17", "2021-06-18"),
    ("It was held from Monday to Wednesday.", P, "2021-06-14", "2021-06-16"),
    ("They meet on Tuesday next week.", F, "2021-06-22", None),
    ("The two spoke today by phone.", P, "2021-06-16", None),
    ("They spoke yesterday.", P, "2021-06-15", None),
    ("Talks resume tomorrow.", F, "2021-06-17", None),
    ("They met on Nov. 14.", P, "2020-11-14", None),
    ("They will meet on Nov. 14.", F, "2021-11-14", None),
    ("They met on 14 November 2004 in Rome.", P, "2004-11-14", None),
    ("They met on the 14th of March.", P, "2021-03-14", None),
    ("They met on Monday, June 14, 2021.", P, "2021-06-14", None),
    ("The summit of June 11-13 in Cornwall", P, "2021-06-11", "2021-06-13"),
    ("from 3 to 5 May", P, "2021-05-03", "2021-05-05"),
    ("from May 3 to May 5", P, "2021-05-03", "2021-05-05"),
    ("on 30 June and 1 July 2019", P, "2019-06-30", "2019-07-01"),
    ("June 30-July 2, 2019", P, "2019-06-30", "2019-07-02"),
    ("a trip on 2021-05-09 to Kabul", P, "2021-05-09", None),
    ("They meet next week.", F, "2021-06", None),
    ("They met last week.", P, "2021-06", None),
    ("They meet later this month.", F, "2021-06", None),
    ("They meet early next month.", F, "2021-07", None),
    ("They met last month.", P, "2021-05", None),
    ("They met earlier this year.", P, "2021", None),
    ("Talks are due in October.", F, "2021-10", None),
    ("Talks were held in October.", P, "2020-10", None),
    ("Talks were held last October.", P, "2020-10", None),
    ("Talks in mid-July", F, "2021-07", None),
    ("Talks in late January 2016", U, "2016-01", None),
    ("They last met in 2013.", P, "2013", None),
    ("They met two days ago.", P, "2021-06-14", None),
    ("They met three weeks ago.", P, "2021-05", None),
    ("They meet in two weeks.", F, "2021-06", None),
    ("They met five years ago.", P, "2016", None),
    ("Over the last 48 hours they met.", P, "2021-06-14", None),
    ("They met at the weekend.", P, "2021-06-12", "2021-06-13"),
    ("They meet this weekend.", F, "2021-06-19", "2021-06-20"),
    ("They will decide before the end of next week.", F, "2021-06", None),
]


@pytest.mark.parametrize(("text", "direction", "start", "end"), TABLE)
def test_the_phrase_gives_the_date(text: str, direction: Direction, start: str, end: str | None) -> None:
    dates = [d for p in find_dates(text) if (d := resolve(p, WED, direction))]
    assert [(d.start, d.end) for d in dates] == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "It was their first meeting since 2019.",
        "He may meet them.",
        "Ministers from 15 countries met.",
        "The 20 ministers agreed.",
        "Resolution 1701 was adopted.",
        "They stay until Friday.",
        "a march through the town",
        "Some 2,000 people came.",
    ],
)
def test_no_date_where_none_is_told(text: str) -> None:
    assert [d for p in find_dates(text) if (d := resolve(p, WED))] == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a day earlier", "2020-03-04"),
        ("two days later", "2020-03-07"),
        ("the following day", "2020-03-06"),
        ("the day before", "2020-03-04"),
        ("a week after", "2020-03"),
        ("the same day", "2020-03-05"),
    ],
)
def test_counts_from_the_day_told_before(text: str, start: str) -> None:
    (phrase,) = find_dates(text)
    date = resolve(phrase, WED, anchor=dt.date(2020, 3, 5))
    assert date is not None
    assert date.start == start


def test_a_duration_tells_only_the_length() -> None:
    (phrase,) = find_dates("a three-day visit")
    assert phrase.form is Form.DURATION
    assert phrase.count == 3
    assert resolve(phrase, WED) is None


def test_a_day_that_is_in_no_calendar_is_no_date() -> None:
    assert [resolve(p, WED) for p in find_dates("on February 30, 2021")] == [None]


def test_the_phrase_is_kept() -> None:
    (phrase,) = find_dates("They met on Monday morning.")
    date = resolve(phrase, WED, P)
    assert date is not None
    assert date.phrase == "on Monday morning"
