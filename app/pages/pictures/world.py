"""Meetings on a map of the world: equirectangular, of one's own making, without tiles from anywhere."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from app.pages import places
from app.pages.pictures import labels

WIDTH = 1000
_NORTH, _SOUTH = 78.0, -58.0
_SCALE = WIDTH / 360
_MOST_LABELS = 60
_SIDES = ((1, 4), (-1, 4), (0, -5), (0, 14))
"""Where a label may stand beside its dot: right, left, above, below; and its line against the middle of the dot."""

Box = tuple[float, float, float, float]
_Place = tuple[float, float, str, Box]
"""Where a label is written, what of it stands there (start, middle or end), and its box."""


class Spot(NamedTuple):
    """A dot with the places that lie there. ``label`` is empty where there is no room for one."""

    x: float
    y: float
    radius: float
    meetings: int
    names: str
    ids: tuple[str, ...]
    label: str
    label_x: float
    label_y: float
    anchor: str


class World(NamedTuple):
    """The map: spots, the largest first; ``known`` are faint dots of all cities; ``nowhere`` are places not on it."""

    width: int
    height: int
    spots: list[Spot]
    known: list[tuple[float, float]]
    meridians: list[float]
    parallels: list[float]
    nowhere: list[dict[str, Any]]


def world(rows: Sequence[dict[str, Any]]) -> World:
    """Lay out the rows of the query ``meetings_by_place``. Dots grow with the number of meetings, by their area."""
    at: dict[tuple[float, float], list[dict[str, Any]]] = {}
    nowhere = []
    for row in rows:
        point = places.locate(row["name"], row["country_iso3"])
        if point is None:
            nowhere.append(row)
        else:
            at.setdefault(_placed(point), []).append(row)
    most = max((sum(row["meetings"] for row in found) for found in at.values()), default=1)
    dots = sorted(
        ((x, y, sum(row["meetings"] for row in found), found) for (x, y), found in at.items()),
        key=lambda dot: (-dot[2], dot[0], dot[1]),
    )
    radii = [round(3 + 15 * (meetings / most) ** 0.5 * min(1.0, most / 20 + 0.2), 1) for _, _, meetings, _ in dots]
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for (x, y, _, _), r in zip(dots, radii, strict=True)]
    spots = []
    for number, ((x, y, meetings, found), radius) in enumerate(zip(dots, radii, strict=True)):
        label = labels.shortened(found[0]["name"].split(",")[0], 24) if number < _MOST_LABELS else ""
        place = _beside(label, x, y, radius, taken[:number] + taken[number + 1 :]) if label else None
        if place:
            taken.append(place[3])
        label_x, label_y, anchor = place[:3] if place else (x, y, "start")
        spots.append(
            Spot(x, y, radius, meetings, "; ".join(row["name"] for row in found), tuple(row["id"] for row in found),
                 label if place else "", label_x, label_y, anchor)
        )  # fmt: skip
    return World(
        WIDTH, round((_NORTH - _SOUTH) * _SCALE), spots, [_placed(point) for point in places.known()],
        [round((lon + 180) * _SCALE, 1) for lon in range(-150, 180, 30)],
        [round((_NORTH - lat) * _SCALE, 1) for lat in range(60, -60, -30)], nowhere,
    )  # fmt: skip


def _placed(point: places.Point) -> tuple[float, float]:
    return round((point.longitude + 180) * _SCALE, 1), round((_NORTH - point.latitude) * _SCALE, 1)


def _beside(label: str, x: float, y: float, radius: float, taken: Sequence[Box]) -> _Place | None:
    """Where the label lies on nothing and within the map; None where there is no such place."""
    width = labels.width(label)
    for side, line in _SIDES:
        left = x + radius + 3 if side > 0 else x - radius - 3 - width if side < 0 else x - width / 2
        base = y + line if side else y + (line - radius if line < 0 else line + radius - 3)
        box = (left, base - 10, left + width, base + 3)
        if box[0] < 0 or box[2] > WIDTH or box[1] < 0:
            continue
        if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            anchor = "start" if side > 0 else "end" if side < 0 else "middle"
            at = left if side > 0 else left + width if side < 0 else x
            return round(at, 1), round(base, 1), anchor, box
    return None
