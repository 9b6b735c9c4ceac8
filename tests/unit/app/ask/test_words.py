"""The names of states and organisations that questions use are those that ingest knows."""

from pathlib import Path

import pytest
import yaml

import ingest.data
from app.ask import words
from app.ask.names import lookups, lucene, stemmed
from app.ask.paste import literal

AUTHORITY = Path(ingest.data.__file__).parent / "authority"


def _authority(name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = yaml.safe_load((AUTHORITY / name).read_text(encoding="utf-8"))
    return rows


def test_states_are_called_as_ingest_calls_them() -> None:
    wanted = {
        row["iso3"]: (row["name"], row.get("names", []), row.get("demonyms", []))
        for row in _authority("states.yaml")
        if "historic" not in row
    }
    found = {iso3: (row["name"], row["names"], row["people"]) for iso3, row in words.read("states.yaml").items()}
    assert found == wanted


def test_organisations_are_called_as_ingest_calls_them() -> None:
    wanted = {
        row["name"]: {*row.get("acronyms", []), *row.get("aliases", [])}  # type: ignore[misc]
        for row in _authority("organizations.yaml")
    }
    found = {name: set(names) for name, names in words.read("organizations.yaml").items()}
    assert found == {name: names for name, names in wanted.items() if names}


@pytest.mark.parametrize(
    ("phrase", "tier", "asked"),
    [
        ("Burma", 0, {"id": "state:MMR"}),
        ("the Kremlin", 0, {"id": "state:RUS"}),
        ("APEC", 1, {"name_key": "asia pacific economic cooperation"}),
        ("Erdoğan", 1, {"name_key": "erdogan"}),
        ("the Russian president", 2, {"iso3": "RUS", "office": "president"}),
        ("Peru's foreign minister", 2, {"iso3": "PER", "office": "foreign minister"}),
        ("secretary-general of NATO", 2, {"text": '+"NATO"', "office": "secretary general"}),
        ("Prime Minister Imran Khan", 4, {"name_key": "imran khan"}),
        ("Japanese negotiators", 5, {"id": "state:JPN"}),
    ],
)
def test_a_name_is_looked_up_in_several_ways(phrase: str, tier: int, asked: dict[str, str]) -> None:
    ways = [way for way in lookups(phrase) if way["tier"] == tier]
    assert any(way | asked == way for way in ways), ways


def test_full_text_queries_hold_nothing_but_words() -> None:
    assert lucene('a" OR *:* \\ (b') == '+"a" +"OR" +"b"'
    assert lucene("???") is None
    assert stemmed("Syrian") == '(syrian OR syrian* OR "Syria")'
    assert stemmed("C5+1") == '"C5+1"'


def test_values_are_written_as_cypher_writes_them() -> None:
    value = {"key": "it's", "ids": ["a"], "n": 2.5, "none": None, "yes": True}
    assert literal(value) == "{key: 'it\\'s', ids: ['a'], n: 2.5, none: null, yes: true}"
