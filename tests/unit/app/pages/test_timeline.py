"""What happened when, along a line."""

import datetime as dt
import itertools

from app.pages.pictures import activity, labels, timeline


def happening(day: str, kind: str = "meeting", title: str = "Talks between two in a city") -> dict[str, object]:
    what = {"title": title, "kind": "talks", "status": "held" if kind == "meeting" else None, "date": day}
    return {"day": day, "type": kind, "id": f"m-{day}-{title}", "what": what}


def test_no_label_lies_on_another_or_on_the_thread_of_another() -> None:
    first = dt.date(2020, 1, 1)
    days = [(first + dt.timedelta(days=n * n * 3 % 900)).isoformat() for n in range(30)]
    drawn = timeline.along([happening(day, ("meeting", "position")[n % 2]) for n, day in enumerate(sorted(days))])
    assert drawn is not None
    assert len(drawn.marks) == 30
    for a, b in itertools.permutations(drawn.marks, 2):
        end = a.x + 7 + labels.width(a.label)
        assert not (a.y == b.y and a.x <= b.x <= end), "on one line"
        crossed = a.x < b.x <= end and (a.y - drawn.axis) * (b.y - drawn.axis) > 0
        assert not (crossed and abs(b.y - drawn.axis) > abs(a.y - drawn.axis)), "its thread runs through a label"
    assert all(mark.x + 7 + labels.width(mark.label) <= drawn.width for mark in drawn.marks)
    assert max(mark.y for mark in drawn.marks) < drawn.height


def test_few_and_odd_days_can_be_drawn() -> None:
    assert timeline.along([]) is None
    for spoken in ("2025-08-15", "0001-01-01 9999-12-31", "2025-08-15 2025-08-16", "2025-01-31 2025-12-31"):
        drawn = timeline.along([happening(day) for day in spoken.split()])
        assert drawn is not None
        assert 1 <= len(drawn.ticks) <= 12, spoken


def test_only_the_last_are_drawn_where_there_are_many() -> None:
    drawn = timeline.along([happening(f"{year}-01-01") for year in range(1900, 1990)])
    assert drawn is not None
    assert (drawn.cut, len(drawn.marks), drawn.marks[-1].day) == (True, timeline.MOST, "1989-01-01")


def test_months_stand_at_their_place_in_time() -> None:
    months = [{"month": month, "held": 1, "planned": 1} for month in ("2015-01", "2015-02", "2025-01")]
    drawn = activity.bars(months)
    a, b, c = (bar.x for bar in drawn.bars)
    assert (a, round((c - a) / (b - a), -1)) == (0, 120)
    assert c + drawn.wide <= drawn.width
    assert activity.bars([]).bars == []
