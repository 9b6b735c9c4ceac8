"""offices/*.csv: who held which office when. Nobody twice in one chair, every date real, every name unambiguous."""

import csv
import datetime as dt
import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

import ingest.data
from graph_schema.model.names import fold

FOLDER = Path(ingest.data.__file__).parent / "authority"
HEADER = ["principal", "role", "title", "person", "wikidata_id", "from", "to", "aliases"]
ROLES = {
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "security_adviser",
    "head",
    "deputy_head",
    "envoy",
    "other",
}
ONE_AT_A_TIME = ROLES - {"deputy_head", "envoy", "other"}
HANDOVER = dt.timedelta(days=8)  # acting and sworn-in holders overlap by days in the sources
FAR = dt.date(9999, 1, 1)

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FILES = sorted((FOLDER / "offices").glob("*.csv"))
ROWS = [row for path in FILES for row in rows_of(path)]


def load(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def first_day(prefix: str) -> dt.date:
    return dt.date.fromisoformat((prefix + "-01-01")[:10])


def last_day(prefix: str) -> dt.date:
    year, month, day = (*map(int, prefix.split("-")), 0, 0)[:3]
    if day:
        return dt.date(year, month, day)
    return dt.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1) - dt.timedelta(days=1)


def spellings(row: Row) -> list[str]:
    return [row["person"], *filter(None, row["aliases"].split("|"))]


def label(row: Row) -> str:
    return f"{row['principal']} {row['title']}: {row['person']} {row['from']}..{row['to']}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_file_has_the_header_and_whole_rows(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == HEADER
    assert [line for line in lines if len(line) != len(HEADER)] == []
    assert [cell for line in lines for cell in line if cell != cell.strip() or "  " in cell] == []


def test_principals_are_states_or_organisations_of_the_other_files() -> None:
    known = {s["iso3"] for s in load("states.yaml")} | {o["id"] for o in load("organizations.yaml")}
    assert {row["principal"] for row in ROWS} - known == set()


def test_roles_titles_and_names_are_filled_in() -> None:
    assert {row["role"] for row in ROWS} == ROLES
    assert [label(row) for row in ROWS if not row["title"] or not row["person"]] == []


def test_wikidata_ids_are_well_formed_and_name_one_person_each() -> None:
    ids: dict[str, set[str]] = defaultdict(set)
    persons: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        assert re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata_id"]), label(row)
        persons[row["person"]].add(row["wikidata_id"])
        if row["wikidata_id"]:
            ids[row["wikidata_id"]].add(row["person"])
    assert {q: names for q, names in ids.items() if len(names) > 1} == {}
    assert {name: q for name, q in persons.items() if len(q) > 1} == {}


def test_dates_are_real_and_in_order() -> None:
    for row in ROWS:
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row["from"]), label(row)
        assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row["to"]), label(row)
        assert first_day(row["from"]) <= (last_day(row["to"]) if row["to"] else FAR), label(row)


def test_an_office_has_one_holder_at_a_time() -> None:
    chairs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in ROWS:
        if row["role"] in ONE_AT_A_TIME:
            chairs[row["principal"], row["role"]].append(row)
    clashes = []
    for holders in chairs.values():
        holders.sort(key=lambda r: first_day(r["from"]))
        for earlier, later in combinations(holders, 2):
            earliest_end = first_day(earlier["to"]) if earlier["to"] else FAR
            if last_day(later["from"]) + HANDOVER < earliest_end:
                clashes.append(f"{label(earlier)} | {label(later)}")
    assert clashes == []


def test_no_row_stands_twice() -> None:
    keys = [(r["principal"], r["role"], r["title"], r["person"], r["from"]) for r in ROWS]
    assert len(set(keys)) == len(keys)


def test_a_person_has_the_same_aliases_in_every_row() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        seen[row["person"]].add(row["aliases"])
        assert len(set(spellings(row))) == len(spellings(row)), label(row)
    assert {name: aliases for name, aliases in seen.items() if len(aliases) > 1} == {}


def test_a_spelling_means_one_person_or_is_listed_as_ambiguous() -> None:
    ambiguous = {fold(name) for name in load("ambiguous.yaml")["persons"]}
    owners: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        for name in spellings(row):
            owners[fold(name)].add(row["person"])
    shared = {name for name, persons in owners.items() if len(persons) > 1}
    assert {name: owners[name] for name in shared - ambiguous} == {}
    assert ambiguous - shared == set(), "listed as ambiguous, but only one person or nobody has this spelling"


def test_no_alias_is_a_common_english_word() -> None:
    words = {"he", "do", "le", "son", "an", "to", "long", "may", "will", "a", "in", "is", "no", "so", "we", "us"}
    assert {a for row in ROWS for a in spellings(row) if a.casefold() in words} == set()


def test_ambiguous_names_point_to_what_exists() -> None:
    known = {s["iso3"] for s in load("states.yaml")} | {o["id"] for o in load("organizations.yaml")}
    for entry in load("ambiguous.yaml")["names"]:
        assert entry.keys() <= {"name", "means", "usual"}
        assert set(entry["means"]) <= known, entry
        assert entry.get("usual", entry["means"][0]) in entry["means"]


def holders(principal: str, role: str, day: str) -> set[str]:
    return {
        row["person"]
        for row in ROWS
        if (row["principal"], row["role"]) == (principal, role)
        and first_day(row["from"]) <= dt.date.fromisoformat(day) <= (last_day(row["to"]) if row["to"] else FAR)
    }


@pytest.mark.parametrize(
    ("principal", "role", "day", "person"),
    [
        ("USA", "head_of_state", "1986-10-11", "Ronald Reagan"),
        ("SUN", "foreign_minister", "1986-10-11", "Eduard Shevardnadze"),
        ("USA", "head_of_state", "1991-01-17", "George H. W. Bush"),
        ("USA", "head_of_state", "2003-03-20", "George W. Bush"),
        ("USA", "head_of_state", "2018-06-12", "Donald Trump"),
        ("USA", "head_of_state", "2021-06-16", "Joe Biden"),
        ("USA", "head_of_state", "2025-08-15", "Donald Trump"),
        ("USA", "foreign_minister", "2025-08-15", "Marco Rubio"),
        ("RUS", "head_of_state", "2001-06-16", "Vladimir Putin"),
        ("RUS", "head_of_government", "2008-08-08", "Vladimir Putin"),
        ("RUS", "head_of_state", "2008-08-08", "Dmitry Medvedev"),
        ("RUS", "head_of_state", "2025-08-15", "Vladimir Putin"),
        ("UKR", "head_of_state", "2015-02-12", "Petro Poroshenko"),
        ("UKR", "head_of_state", "2022-02-24", "Volodymyr Zelenskyy"),
        ("UKR", "foreign_minister", "2025-08-15", "Andrii Sybiha"),
        ("IRN", "foreign_minister", "2015-07-14", "Mohammad Javad Zarif"),
        ("PRK", "head_of_state", "2000-06-15", "Kim Jong-il"),
        ("KOR", "head_of_state", "2000-06-15", "Kim Dae-jung"),
        ("ISR", "head_of_government", "1993-09-13", "Yitzhak Rabin"),
        ("ISR", "head_of_government", "2022-03-01", "Naftali Bennett"),
        ("PSE", "head_of_state", "1998-10-23", "Yasser Arafat"),
        ("ZAF", "foreign_minister", "1988-12-22", "Pik Botha"),
        ("united-nations", "head", "2006-06-01", "Kofi Annan"),
        ("nato", "head", "2025-06-25", "Mark Rutte"),
        ("european-council", "head", "2025-06-25", "António Costa"),
        ("international-atomic-energy-agency", "head", "2003-02-14", "Mohamed ElBaradei"),
    ],
)
def test_well_known_holders(principal: str, role: str, day: str, person: str) -> None:
    assert person in holders(principal, role, day)


def test_every_state_of_the_present_has_a_leader_in_2024() -> None:
    states = [s["iso3"] for s in load("states.yaml") if "historic" not in s]
    leaders = ("head_of_state", "head_of_government")
    missing = [s for s in states if not any(holders(s, role, "2024-06-01") for role in leaders)]
    assert missing == ["SMR"]  # changes its two captains regent every half year
