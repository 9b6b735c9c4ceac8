"""What happened when, along one line: meetings above it, words below."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from app.pages.pictures import labels

WIDTH = 1000
MOST = 40
"""Happenings on each side of the line: the last ones."""
_LEFT, _STEP, _FIRST = 12.0, 17.0, 26.0
_MOST_TICKS = 9
_LONGEST = 56


class Mark(NamedTuple):
    """A happening: where its day is on the line, and how far from it the label stands."""

    id: str
    type: str
    word: str
    day: str
    label: str
    title: str
    x: float
    y: float


class Timeline(NamedTuple):
    """A line at ``axis``, from ``left`` to ``right``; ``ticks`` are places with words. ``cut``: some are left out."""

    width: int
    height: int
    axis: float
    left: float
    right: float
    ticks: list[tuple[float, str]]
    marks: list[Mark]
    cut: bool


def along(happenings: Sequence[dict[str, Any]], width: int = WIDTH) -> Timeline | None:
    """Lay out happenings (rows of the query ``timeline``); None where there is none.

    Labels begin at the place of their day and stand as stairs, the earlier the farther from the line: none lies on
    another one or on the thread of another one.
    """
    sides = {side: [one for one in happenings if one["type"] == side] for side in ("meeting", "position")}
    kept = {side: found[-MOST:] for side, found in sides.items()}
    drawn = [one for side in kept.values() for one in side]
    if not drawn:
        return None
    days = [dt.date.fromisoformat(one["day"]) for one in drawn]
    first, last = _span(min(days), max(days))
    texts = {id(one): f"{_day(one)}  {labels.shortened(_title(one), _LONGEST)}" for one in drawn}
    longest = max(map(labels.width, texts.values()))
    right = max(width - longest - _LEFT, width / 3)
    scale = (right - _LEFT) / (last - first).days
    xs = {id(one): _LEFT + (dt.date.fromisoformat(one["day"]) - first).days * scale for one in drawn}
    steps = {
        side: _stairs([(xs[id(one)], labels.width(texts[id(one)])) for one in found]) for side, found in kept.items()
    }
    above, below = (max(steps[side], default=-1) + 1 for side in ("meeting", "position"))
    axis = 16 + (_FIRST - _STEP + above * _STEP if above else 0)
    marks = [
        Mark(
            one["id"], side, one["what"]["status"] or one["what"]["kind"], one["day"], texts[id(one)], _title(one),
            round(xs[id(one)], 1), round(axis + (_FIRST + step * _STEP) * (-1 if side == "meeting" else 1), 1),
        )
        for side, found in kept.items() for one, step in zip(found, steps[side], strict=True)
    ]  # fmt: skip
    height = axis + (_FIRST + below * _STEP if below else 24)
    places = [(round(_LEFT + (day - first).days * scale, 1), word) for day, word in ticks(first, last)]
    return Timeline(width, round(height), axis, _LEFT, round(right, 1), places, marks, len(drawn) < len(happenings))


def _stairs(places: Sequence[tuple[float, float]]) -> list[int]:
    """How many steps from the line each label stands; ``places`` are beginnings and widths, in the order of days."""
    steps = [0] * len(places)
    for i in reversed(range(len(places))):
        x, width = places[i]
        near = [steps[j] for j in range(i + 1, len(places)) if places[j][0] <= x + width + 6]
        steps[i] = max(near, default=-1) + 1
    return steps


def _title(one: dict[str, Any]) -> str:
    return str(one["what"]["title"] or one["id"]).replace("_", " ")


def _day(one: dict[str, Any]) -> str:
    told = str(one["what"]["date"] or one["day"])
    return told if len(told) <= 10 else one["day"]


def _span(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """A span with a little room, so that there is a line also where all was on one day."""
    room = max(3, (last - first).days // 50)
    before, after = min(room, (first - dt.date.min).days), min(room, (dt.date.max - last).days)
    return first - dt.timedelta(days=before), last + dt.timedelta(days=after)


def ticks(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """Years, months or days within a span, at most ten of them."""
    months = [dt.date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    months = [month for month in months if first <= month <= last]
    years = [month for month in months if month.month == 1]
    if len(years) > 2:
        every = 1 + (len(years) - 1) // _MOST_TICKS
        return [(year, str(year.year)) for year in years if year.year % every == 0]
    if len(months) > 1:
        every = next(n for n in (1, 2, 3, 4, 6, 12) if len(months) <= n * _MOST_TICKS)
        return [(month, f"{month:%Y-%m}") for month in months if (month.month - 1) % every == 0]
    every = 1 + (last - first).days // _MOST_TICKS
    days = [first + dt.timedelta(days=n) for n in range(1, (last - first).days, every)]
    return [(day, f"{day:%Y-%m-%d}") for day in days[:: 1 + len(days) // 8]]
