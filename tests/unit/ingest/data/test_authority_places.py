"""places.yaml: cities, resorts, buildings and regions; each once, in a known state, no name for two places."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import ingest.data

FOLDER = Path(ingest.data.__file__).parent / "authority"
PLACES: list[dict[str, Any]] = yaml.load((FOLDER / "places.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
STATES: list[dict[str, Any]] = yaml.load((FOLDER / "states.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
KINDS = {"city", "region", "resort", "building", "venue"}
BOTH_PLACE_AND_METONYM = {"élysée palace", "elysee palace", "elysée palace"}


def spellings(place: dict[str, Any]) -> tuple[str, ...]:
    return (place["name"], *place["names"])


def test_entries_are_well_formed() -> None:
    for place in PLACES:
        assert place.keys() <= {"name", "country", "names", "kind", "city"}, place
        assert {"name", "country", "names", "kind"} <= place.keys(), place
        assert place["kind"] in KINDS, place
        assert all(isinstance(n, str) and n == n.strip() and n for n in spellings(place)), place
        assert len(set(spellings(place))) == len(spellings(place)), place


def test_the_country_is_a_known_state_and_only_regions_may_lack_one() -> None:
    known = {s["iso3"] for s in STATES}
    assert [p["name"] for p in PLACES if p["country"] is not None and p["country"] not in known] == []
    stateless = {p["name"] for p in PLACES if p["country"] is None and p["kind"] != "region"}
    assert stateless == {"Laayoune", "Dakhla"}  # in Western Sahara


def test_a_spelling_means_one_place() -> None:
    owners: dict[str, set[str]] = {}
    for place in PLACES:
        for name in spellings(place):
            owners.setdefault(name.casefold(), set()).add(place["name"])
    assert {name: places for name, places in owners.items() if len(places) > 1} == {}


def test_no_place_repeats_a_capital() -> None:
    capitals = {
        c.casefold() for s in STATES if "historic" not in s for c in (s["capital"], *s.get("capital_names", []))
    }
    assert {n for p in PLACES for n in spellings(p) if n.casefold() in capitals} == set()


def test_places_that_are_metonyms_too_are_known() -> None:
    metonyms = {m.casefold() for s in STATES for m in s.get("metonyms", [])}
    assert {n.casefold() for p in PLACES for n in spellings(p) if n.casefold() in metonyms} == BOTH_PLACE_AND_METONYM


def test_the_city_of_a_building_is_known() -> None:
    cities = {p["name"] for p in PLACES if p["kind"] != "building"} | {
        c for s in STATES for c in (s["capital"], *s.get("seats", []))
    }
    assert {p["name"]: p["city"] for p in PLACES if "city" in p and p["city"] not in cities} == {}


def test_there_are_enough_of_each_kind_and_of_most_states() -> None:
    assert len(PLACES) >= 300
    assert all(sum(p["kind"] == kind for p in PLACES) >= 30 for kind in KINDS)
    assert len({p["country"] for p in PLACES}) >= 120


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [
        ("Geneva", "Geneva", "CHE"),
        ("Davos", "Davos", "CHE"),
        ("Sharm el Sheikh", "Sharm el-Sheikh", "EGY"),
        ("Camp David", "Camp David", "USA"),
        ("Mar-a-Lago", "Mar-a-Lago", "USA"),
        ("Panmunjeom", "Panmunjom", "KOR"),
        ("Crimea", "Crimea", "UKR"),
        ("Hokkaido", "Hokkaido", "JPN"),
        ("Alaska", "Alaska", "USA"),
        ("Höfði House", "Hofdi House", "ISL"),
        ("Pusan", "Busan", "KOR"),
    ],
)
def test_what_readers_know_is_found(spelling: str, name: str, country: str) -> None:
    assert [(p["name"], p["country"]) for p in PLACES if spelling in spellings(p)] == [(name, country)]
