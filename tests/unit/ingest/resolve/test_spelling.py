"""What the data files say of spellings, each by the examples that stand beside it."""

import pytest

from graph_schema.model.names import fold
from graph_schema.model.vocabulary import ActorKind
from ingest.resolve.judgement import Verdict
from ingest.resolve.likeness import alike, name_key, person_name
from ingest.resolve.spelling import rows, spelled

PARTS = [row for row in rows("parts") if row["same"] or row["different"]]


@pytest.mark.parametrize("row", rows("letters"), ids=lambda row: row["id"])
def test_a_rule_brings_spellings_together_and_no_others(row):
    assert row["same"]
    assert row["different"]
    for one, other in row["same"]:
        assert spelled(fold(one)) == spelled(fold(other))
    for one, other in row["different"]:
        assert spelled(fold(one)) != spelled(fold(other))


@pytest.mark.parametrize("row", rows("spellings"), ids=lambda row: row["id"])
def test_words_of_a_row_are_one_name(row):
    (form,) = {spelled(word) for word in row["words"]}
    assert spelled(row["unlike"]) != form


def test_no_word_stands_in_two_rows_and_no_two_rows_are_one():
    words = [word for row in rows("spellings") for word in row["words"]]
    assert len(words) == len(set(words))
    assert len({spelled(row["words"][0]) for row in rows("spellings")}) == len(rows("spellings"))


@pytest.mark.parametrize("row", PARTS, ids=lambda row: row["id"])
def test_parts_of_names(row):
    for one, other in row["same"]:
        assert alike(ActorKind.PERSON, fold(one), fold(other)).verdict is Verdict.SAME
    for one, other in row["different"]:
        assert alike(ActorKind.PERSON, fold(one), fold(other)).verdict is not Verdict.SAME


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Xi Jinping", "person:jinping ksi"),
        ("Jinping Xi", "person:jinping ksi"),
        ("Ursula von der Leyen", "person:leyen ursula"),
        ("Okoro", "person:okoro"),
        ("", "person:"),
        ("Иванов Пётр", "person:иванов петр"),
    ],
)
def test_keys(name, key):
    assert name_key(ActorKind.PERSON, name) == key


def test_what_a_name_is_made_of():
    name = person_name("sir john f kennedy jr")
    assert (name.first, name.middle, name.last, name.generation) == ("john", ("f",), "kenedi", "jr")
