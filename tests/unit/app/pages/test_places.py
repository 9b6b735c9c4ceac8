"""Where places lie, and how they are drawn."""

import csv
from pathlib import Path

import pytest
import yaml

from app.ask import words
from app.pages import places
from app.pages.pictures import world

FOLDER = Path(places.__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_state_has_a_point_and_a_capital() -> None:
    known = yaml.safe_load(Path(words.__file__).with_name("states.yaml").read_text(encoding="utf-8")).keys()
    assert {row["iso3"] for row in rows("states.csv")} == known
    assert [row["iso3"] for row in rows("cities.csv") if row["capital"]] == sorted(known)


def test_points_are_on_the_globe_and_cities_not_far_from_the_middle_of_their_state() -> None:
    """A row with a sign or two numbers exchanged is far away."""
    far = []
    for row in rows("cities.csv"):
        north, east = float(row["latitude"]), float(row["longitude"])
        assert -90 <= north <= 90
        assert -180 <= east <= 180
        middle = places.locate("", row["iso3"])
        assert middle is not None
        vast = {
            "RUS": 76,
            "IND": 12,
            "MEX": 16,
            "NZL": 11,
            "USA": 62,
            "CAN": 40,
            "CHN": 20,
            "AUS": 22,
            "BRA": 19,
            "KAZ": 12,
            "IDN": 13,
            "CHL": 9,
        }
        if max(abs(north - middle.latitude), abs(east - middle.longitude)) > vast.get(row["iso3"], 10.5):
            far.append(row["city"])
    assert far == []


def test_every_city_is_found_by_each_of_its_names() -> None:
    for row in rows("cities.csv"):
        for name in (row["city"], *filter(None, row["also"].split("|"))):
            found = places.locate(f"{name}, Somewhere", row["iso3"])
            assert found == (float(row["latitude"]), float(row["longitude"]), True), name


@pytest.mark.parametrize(
    ("name", "iso3", "expected"),
    [
        ("Geneva, Switzerland", "CHE", (46.2, 6.1, True)),
        ("White House, Washington, United States", "USA", (38.9, -77.0, True)),
        ("Kiev, Ukraine", "UKR", (50.5, 30.5, True)),
        ("Georgetown, Guyana", "GUY", (6.8, -58.2, True)),
        ("A village, Switzerland", "CHE", (46.8, 8.2, False)),
        ("Egypt", "EGY", (26.5, 29.9, False)),
        ("Istanbul", None, (41.0, 29.0, True)),
        ("Panmunjom", None, None),
        ("Nowhere", None, None),
        ("Geneva", "USA", (39.8, -98.6, False)),
    ],
)
def test_a_place_is_found_by_city_and_state(name: str, iso3: str | None, expected: object) -> None:
    assert places.locate(name, iso3) == expected


def held(name: str, iso3: str | None, meetings: int) -> dict[str, object]:
    return {"id": f"place:{name}", "name": name, "country_iso3": iso3, "meetings": meetings, "last": "2025"}


def test_labels_of_the_map_lie_on_nothing() -> None:
    many = [held(f"{row['city']}, X", row["iso3"], 1 + number % 7) for number, row in enumerate(rows("cities.csv"))]
    drawn = world.world(many)
    assert sum(bool(spot.label) for spot in drawn.spots) > 8
    assert sum(spot.meetings for spot in drawn.spots) == sum(int(str(row["meetings"])) for row in many)
    boxes = []
    for spot in drawn.spots:
        if spot.label:
            width = world.labels.width(spot.label)
            left = spot.label_x - {"start": 0.0, "middle": width / 2, "end": width}[spot.anchor]
            boxes.append((left, spot.label_y - 9, left + width, spot.label_y + 2))
    for number, a in enumerate(boxes):
        assert a[0] >= 0
        assert a[2] <= drawn.width
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in boxes[number + 1 :])


def test_what_lies_at_one_point_is_one_dot_and_what_lies_nowhere_is_told() -> None:
    drawn = world.world([held("Minsk, Belarus", "BLR", 3), held("Palace, Minsk", "BLR", 1), held("Atlantis", None, 2)])
    assert [(spot.meetings, spot.ids) for spot in drawn.spots] == [(4, ("place:Minsk, Belarus", "place:Palace, Minsk"))]
    assert [row["name"] for row in drawn.nowhere] == ["Atlantis"]
