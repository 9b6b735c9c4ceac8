"""Where on the map a place lies: ``cities.csv`` and ``states.csv``, written for this project (ADR 0043)."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph_schema.model.names import fold

_FOLDER = Path(__file__).parent


class Point(NamedTuple):
    """Degrees north and east. Not ``exact``: the middle of the state, since the city is not known here."""

    latitude: float
    longitude: float
    exact: bool = True


def locate(name: str, iso3: str | None) -> Point | None:
    """Return where a place of the graph lies: ``Geneva, Switzerland`` with its state; None where nobody knows.

    The first part of the name that is a known city or region of the state counts; a city without a state only if one
    state alone has such a city.
    """
    for part in name.split(","):
        states = _cities().get(fold(part), {})
        found = states.get(iso3) if iso3 else next(iter(states.values())) if len(states) == 1 else None
        if found:
            return found
    return _states().get(iso3) if iso3 else None


@cache
def known() -> tuple[Point, ...]:
    """Return the points of all cities that are known here."""
    return tuple(sorted({point for states in _cities().values() for point in states.values()}))


@cache
def _cities() -> dict[str, dict[str, Point]]:
    """Points by the folded name of the city and the code of its state."""
    found: dict[str, dict[str, Point]] = {}
    for row in _rows("cities.csv"):
        point = Point(float(row["latitude"]), float(row["longitude"]))
        for name in (row["city"], *filter(None, row["also"].split("|"))):
            found.setdefault(fold(name), {})[row["iso3"]] = point
    return found


@cache
def _states() -> dict[str, Point]:
    return {row["iso3"]: Point(float(row["latitude"]), float(row["longitude"]), False) for row in _rows("states.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
