"""Every example in the lexicons of meetings goes through the real pipeline."""

from typing import Any

import pytest

from graph_schema.model.vocabulary import MeetingKind, MeetingStatus, ParticipantRole
from ingest.extract.meetings.lexicon import lexicon, load
from ingest.extract.meetings.paths import parse_path, pattern_rows
from ingest.extract.meetings.triggers import find_triggers

NOUNS, VERBS = load("nouns.yaml"), load("verbs.yaml")
GOVERNORS, GATE = load("governors.yaml"), load("gate.yaml")
TRIGGERS = [*NOUNS["nouns"], *VERBS["verbs"]]
PATTERNS = pattern_rows()


def by_id(rows: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("row", rows, ids=[row["id"] for row in rows])


@by_id(TRIGGERS)
def test_the_positive_example_is_a_meeting(row: dict[str, Any], meetings: Any) -> None:
    seen = meetings(row["example"])
    assert seen.claims, row["example"]


@by_id(TRIGGERS)
def test_the_negative_example_is_none(row: dict[str, Any], meetings: Any) -> None:
    assert meetings(row["counterexample"]).claims == (), row["counterexample"]


@by_id(PATTERNS)
def test_the_path_finds_the_party_in_its_role(row: dict[str, Any], meetings: Any) -> None:
    seen = meetings(row["example"]["text"])
    roles: dict[str, set[str]] = {}
    for view in seen.views:
        for role, names in seen.roles(view).items():
            roles.setdefault(role, set()).update(names)
    for role, names in row["example"]["roles"].items():
        assert set(names) <= roles.get(role, set()), roles


@by_id(PATTERNS)
def test_the_path_finds_nobody_in_its_negative_example(row: dict[str, Any], meetings: Any) -> None:
    assert meetings(row["counterexample"]).claims == ()


@by_id(GOVERNORS["governors"])
def test_the_governing_verb_gives_status_or_role(row: dict[str, Any], meetings: Any) -> None:
    example = row["example"]
    seen = meetings(example["text"])
    if "status" in example:
        assert [v.status for v in seen.views][:1] == [MeetingStatus(example["status"])]
    for role, name in example.get("role", {}).items():
        assert any(name in " ".join(seen.roles(v).get(role, [])) for v in seen.views), [
            seen.roles(v) for v in seen.views
        ]


@by_id(GATE["partners"])
def test_partners_who_make_it_no_diplomacy(row: dict[str, Any], meetings: Any) -> None:
    assert meetings(row["example"]).claims == ()


@by_id(GATE["topics"])
def test_topics_that_make_it_no_diplomacy(row: dict[str, Any], meetings: Any) -> None:
    assert meetings(row["example"]).claims == ()


@by_id(NOUNS["forms"])
def test_forms_change_the_kind(row: dict[str, Any], meetings: Any) -> None:
    seen = meetings(f"They spoke of {row['example']}.")
    kinds = [t.kind for s in seen.reading.doc.sents for t in find_triggers(s) if t.noun is not None]
    assert kinds == ([] if row["kind"] == "none" else [MeetingKind(row["kind"])])


@by_id(NOUNS["followed_by"])
def test_what_follows_makes_it_no_encounter(row: dict[str, Any], meetings: Any) -> None:
    seen = meetings(f"They spoke of {row['example']}.")
    assert [t for s in seen.reading.doc.sents for t in find_triggers(s) if t.noun is not None] == []


def test_the_words_are_words() -> None:
    def walk(value: object, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                assert isinstance(key, str), f"{path}: {key!r} must be quoted"
                walk(inner, f"{path}/{key}")
        elif isinstance(value, list):
            for inner in value:
                assert not isinstance(inner, bool), f"{path}: quote on, off, yes and no"
                walk(inner, path)

    for name, data in (("governors", GOVERNORS), ("gate", GATE), ("forms", NOUNS["forms"]), ("means", VERBS["means"])):
        walk(data, name)


def test_ids_are_unique_and_priors_are_probabilities() -> None:
    rows = [*TRIGGERS, *PATTERNS]
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(0 < row["prior"] < 1 for row in rows)
    assert all(ParticipantRole(row["role"]) for row in PATTERNS)


def test_a_path_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a step"):
        parse_path(">prep[with pobj")


def test_the_lexicon_is_read_once() -> None:
    assert lexicon() is lexicon()
