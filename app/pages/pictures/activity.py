"""How much happened month by month, as bars on a line of time."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from app.pages.pictures.timeline import ticks

WIDTH = 1000
_HEIGHT = 90
_WIDEST = 16.0


class Bar(NamedTuple):
    """A month: how many meetings were held and planned, as numbers and as heights."""

    month: str
    held: int
    planned: int
    x: float
    held_height: int
    planned_height: int


class Activity(NamedTuple):
    """Bars of one width, ``wide``, that stand on ``axis``; ``ticks`` are places with words."""

    width: int
    height: int
    axis: int
    wide: float
    bars: list[Bar]
    ticks: list[tuple[float, str]]


def bars(months: Sequence[dict[str, Any]]) -> Activity:
    """Lay out the rows of the query ``activity_by_month``, each month at its place."""
    numbers = [int(row["month"][:4]) * 12 + int(row["month"][5:7]) - 1 for row in months]
    first, last = min(numbers, default=0), max(numbers, default=0)
    step = WIDTH / max(24, last - first + 1)
    most = max((row["held"] + row["planned"] for row in months), default=1) or 1
    found = [
        Bar(
            row["month"], row["held"], row["planned"], round((number - first) * step, 1),
            round(row["held"] / most * _HEIGHT), round(row["planned"] / most * _HEIGHT),
        )
        for number, row in zip(numbers, months, strict=True)
    ]  # fmt: skip
    marked = ticks(_first_of(first), _first_of(last)) if found else []
    places = [(round((day.year * 12 + day.month - 1 - first) * step, 1), word) for day, word in marked]
    return Activity(WIDTH, _HEIGHT + 30, _HEIGHT + 8, round(min(_WIDEST, 0.8 * step), 1), found, places)


def _first_of(month: int) -> dt.date:
    return dt.date(max(1, month // 12), month % 12 + 1, 1)
