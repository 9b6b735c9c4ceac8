"""states.yaml: every state once, well formed, and no name that means two states."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import ingest.data
from graph_schema.model.names import fold
from ingest.authority.territories import territory_states

FILE = Path(ingest.data.__file__).parent / "authority" / "states.yaml"
STATES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
LISTS = ("names", "demonyms", "capital_names", "seats", "metonyms")
FIELDS = {"iso3", "name", *LISTS, "capital", "wikidata", "historic"}
NOT_LISTED = {"PSE", "SUN", "YUG", "CSK", "DDR", "SCG", "YMD"}  # no country of today in territories.csv
REALMS = {"DNK", "NLD"}  # the file has the Kingdom; news mean the country
UN_MEMBERS = 193


def by_iso3() -> dict[str, dict[str, Any]]:
    return {state["iso3"]: state for state in STATES}


def test_every_un_member_and_the_others_that_act_are_there() -> None:
    present = [s for s in STATES if "historic" not in s]
    others = {"PSE", "VAT", "XKX", "TWN", "COK", "NIU"}
    assert others <= by_iso3().keys()
    assert len(present) == UN_MEMBERS + len(others)
    assert {s["iso3"] for s in STATES if "historic" in s} == {"SUN", "YUG", "CSK", "DDR", "SCG", "YMD"}


def test_iso3_codes_are_known_and_unique() -> None:
    known = {t.iso3 for t in territory_states()} | NOT_LISTED
    assert [s["iso3"] for s in STATES if s["iso3"] not in known] == []
    assert [c for c, n in Counter(s["iso3"] for s in STATES).items() if n > 1] == []


def test_wikidata_ids_are_those_of_the_state() -> None:
    known = {t.iso3: t.wikidata for t in territory_states() if t.iso3 not in REALMS}
    wrong = [s["iso3"] for s in STATES if s["iso3"] in known and s["wikidata"] != known[s["iso3"]]]
    assert wrong == []
    assert len({s["wikidata"] for s in STATES}) == len(STATES)


@pytest.mark.parametrize("state", STATES, ids=lambda s: s["iso3"])
def test_an_entry_is_well_formed(state: dict[str, Any]) -> None:
    assert state.keys() <= FIELDS
    assert {"iso3", "name", "capital", "wikidata"} <= state.keys()
    assert re.fullmatch(r"[A-Z]{3}", state["iso3"])
    assert re.fullmatch(r"Q[1-9]\d*", state["wikidata"])
    for field in LISTS:
        values = state.get(field, [])
        assert all(isinstance(v, str) and v.strip() == v and v for v in values), field
        assert len(set(values)) == len(values), field
    assert state["name"] not in state.get("names", [])
    assert state["capital"] not in state.get("capital_names", [])
    if historic := state.get("historic"):
        assert date.fromisoformat(historic["from"]) < date.fromisoformat(historic["to"])


def test_no_name_or_demonym_means_two_states() -> None:
    owners: dict[str, set[str]] = {}
    for state in STATES:
        for name in (state["name"], *state.get("names", []), *state.get("demonyms", [])):
            owners.setdefault(name.casefold(), set()).add(state["iso3"])
    assert {name: iso for name, iso in owners.items() if len(iso) > 1} == {}


def test_a_capital_or_metonym_belongs_to_one_state_of_the_present() -> None:
    owners: dict[str, set[str]] = {}
    for state in STATES:
        if "historic" not in state:
            for name in (state["capital"], *state.get("capital_names", []), *state.get("metonyms", [])):
                owners.setdefault(fold(name), set()).add(state["iso3"])
    assert {name: iso for name, iso in owners.items() if len(iso) > 1} == {}


@pytest.mark.parametrize(
    ("field", "value", "iso3"),
    [
        ("metonyms", "Kremlin", "RUS"),
        ("metonyms", "White House", "USA"),
        ("metonyms", "Downing Street", "GBR"),
        ("metonyms", "Élysée", "FRA"),
        ("metonyms", "Blue House", "KOR"),
        ("metonyms", "Zhongnanhai", "CHN"),
        ("names", "Burma", "MMR"),
        ("names", "U.S.", "USA"),
        ("demonyms", "Belarussian", "BLR"),
        ("capital_names", "Kiev", "UKR"),
        ("seats", "The Hague", "NLD"),
    ],
)
def test_what_readers_know_is_found(field: str, value: str, iso3: str) -> None:
    assert value in by_iso3()[iso3][field]
