"""organizations.yaml: each organisation once, well formed, its members known states."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import ingest.data

FOLDER = Path(ingest.data.__file__).parent / "authority"
ORGANIZATIONS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "organizations.yaml").read_text(encoding="utf-8"))
STATES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "states.yaml").read_text(encoding="utf-8"))
KINDS = {"igo", "bloc", "institution", "party", "armed_group", "movement", "other"}
FIELDS = {"id", "name", "aliases", "acronyms", "kind", "part_of", "members", "wikidata"}


def by_id() -> dict[str, dict[str, Any]]:
    return {org["id"]: org for org in ORGANIZATIONS}


def spellings(org: dict[str, Any]) -> tuple[str, ...]:
    return (org["name"], *org["aliases"], *org["acronyms"])


@pytest.mark.parametrize("org", ORGANIZATIONS, ids=lambda o: o["id"])
def test_an_entry_is_well_formed(org: dict[str, Any]) -> None:
    assert org.keys() <= FIELDS
    assert {"id", "name", "aliases", "acronyms", "kind"} <= org.keys()
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", org["id"])
    assert org["kind"] in KINDS
    assert re.fullmatch(r"Q[1-9]\d*", org.get("wikidata", "Q1"))
    assert all(isinstance(v, str) and v and v == v.strip() for v in spellings(org))
    assert len(set(spellings(org))) == len(spellings(org))
    assert all(not re.search(r"\s{2}", v) for v in spellings(org))


def test_ids_and_wikidata_ids_are_unique() -> None:
    assert len(by_id()) == len(ORGANIZATIONS)
    assert [q for q, n in Counter(o["wikidata"] for o in ORGANIZATIONS if "wikidata" in o).items() if n > 1] == []


def test_a_part_belongs_to_an_organisation_that_is_there() -> None:
    assert [o["id"] for o in ORGANIZATIONS if "part_of" in o and o["part_of"] not in by_id()] == []


def test_members_are_known_states_named_once() -> None:
    known = {s["iso3"] for s in STATES}
    assert {m for o in ORGANIZATIONS for m in o.get("members", [])} <= known
    assert [o["id"] for o in ORGANIZATIONS if len(set(o.get("members", []))) != len(o.get("members", []))] == []


def test_no_spelling_means_two_organisations_or_an_organisation_and_a_state() -> None:
    owners: dict[str, set[str]] = {}
    for org in ORGANIZATIONS:
        for name in spellings(org):
            owners.setdefault(name.casefold(), set()).add(org["id"])
    for state in STATES:
        for field in ("names", "demonyms", "metonyms"):
            for name in (state["name"], *state.get(field, [])):
                owners.setdefault(name.casefold(), set()).add("a state")
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_acronyms_that_are_english_words_in_capitals_are_left_out() -> None:
    words = {"IS", "CAN", "ARE", "AND", "FOR", "ALL", "ITS", "NOT", "HAS", "SPA", "CAR"}
    assert {a for o in ORGANIZATIONS for a in o["acronyms"]} & words == set()


def test_there_are_enough_of_each_kind() -> None:
    assert len(ORGANIZATIONS) >= 250
    assert {kind for kind, n in Counter(o["kind"] for o in ORGANIZATIONS).items() if n >= 10} == KINDS


@pytest.mark.parametrize(
    ("organisation", "size"),
    [
        ("european-union", 27),
        ("nato", 32),
        ("association-of-southeast-asian-nations", 11),
        ("arab-league", 22),
        ("gulf-cooperation-council", 6),
        ("african-union", 54),
        ("g7", 7),
        ("g8", 8),
        ("g20", 19),
        ("p5", 5),
        ("brics", 10),
        ("quad", 4),
    ],
)
def test_well_known_blocs_have_all_members(organisation: str, size: int) -> None:
    assert len(by_id()[organisation]["members"]) == size


@pytest.mark.parametrize(
    ("spelling", "organisation"),
    [
        ("Security Council", "united-nations-security-council"),
        ("UN nuclear watchdog", "international-atomic-energy-agency"),
        ("Hizbullah", "hezbollah"),
        ("Tamil Tigers", "liberation-tigers-of-tamil-eelam"),
        ("RSF", "rapid-support-forces"),
        ("P5+1", "p5-plus-1"),
    ],
)
def test_what_readers_know_is_found(spelling: str, organisation: str) -> None:
    assert spelling in spellings(by_id()[organisation])
