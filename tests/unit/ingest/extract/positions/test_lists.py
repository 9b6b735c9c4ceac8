"""The plain word lists: each does what its two examples in ``list_examples.yaml`` say."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from graph_schema.model.ids import state_id
from ingest.extract.positions.lexicon import word_lists
from ingest.extract.positions.topic import known_topic
from ingest.extract.quotes.lexicon import DATA, media, read_rows
from ingest.extract.quotes.medium import medium_of
from ingest.nlp.pipeline import load_pipeline

LISTED = read_rows(DATA / "positions" / "list_examples.yaml")
ROWS = [*LISTED, *read_rows(DATA / "quotes" / "grammar.yaml")]
TOPICS = read_rows(DATA / "topics" / "topics.yaml")


def _named_lists() -> set[str]:
    read = {name: yaml.safe_load((DATA / name).read_text(encoding="utf-8")) for name in _FILES}
    gate = read["positions/gate.yaml"]
    return {
        *(read["positions/facts.yaml"].keys() - {"lists"}),
        *word_lists(),
        *(domain["id"] for domain in gate["domains"]),
        *(gate.keys() - {"domains"}),
        *read["positions/turners.yaml"],
        *read["quotes/voices.yaml"],
    }


_FILES = ("positions/facts.yaml", "positions/gate.yaml", "positions/turners.yaml", "quotes/voices.yaml")


def test_every_list_has_its_examples_and_no_example_lacks_its_list() -> None:
    assert {row["id"] for row in LISTED} == _named_lists()


def _said(example: str, positions: Callable[..., Any]) -> tuple[bool, bool, bool]:
    """Whether the example tells which position it means, whether any is found, and whether that one is."""
    text, _, meant = example.partition(" = ")
    found = {(claim.stance.value, claim.holder) for claim in positions(text)}
    stance, _, holder = meant.partition(" ")
    fits = any(s == stance and (not holder or h == state_id(holder)) for s, h in found)
    return bool(meant), bool(found), fits


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_a_list_makes_the_difference_between_its_examples(row: dict[str, str], positions: Callable[..., Any]) -> None:
    told, found, fits = _said(row["position"], positions)
    assert fits if told else found
    told, found, fits = _said(row["other"], positions)
    assert not (fits if told else found)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in TOPICS])
def test_each_wording_names_its_topic_and_no_other_words_do(row: dict[str, Any]) -> None:
    nlp = load_pipeline()
    for wording in (row["name"], *row["words"]):
        written = " ".join(word.upper() if re.search(r"[.\d]", word) else word for word in wording.split())
        assert known_topic(list(nlp.make_doc(f"They spoke of the {written} in Lima"))) == row["name"], wording
        other = re.sub(r"\w+", r"q\g<0>", wording)
        assert known_topic(list(nlp.make_doc(f"They spoke of the {other} in Lima"))) is None, wording


@pytest.mark.parametrize(("wording", "name"), media())
def test_each_medium_is_found_as_written_and_not_inside_another_word(wording: str, name: str) -> None:
    assert medium_of(f"It was fair, the minister told {wording} on Monday.") == name
    assert medium_of(f"It was fair, the minister told q{wording}q on Monday.") != name


@pytest.mark.parametrize(
    ("verb", "stance", "negated"),
    [
        ("support", "supports", "opposes"),
        ("oppose", "opposes", "states"),
        ("reject", "rejects", "states"),
        ("accept", "agrees", "rejects"),
        ("demand", "demands", None),
    ],
)
def test_what_negation_makes_of_a_stance(
    verb: str, stance: str, negated: str | None, positions: Callable[..., Any]
) -> None:
    assert {claim.stance.value for claim in positions(f"Norway {verb}s the plan of Chile.")} == {stance}
    found = {claim.stance.value for claim in positions(f"Norway did not {verb} the plan of Chile.")}
    assert found == ({negated} if negated else set())
