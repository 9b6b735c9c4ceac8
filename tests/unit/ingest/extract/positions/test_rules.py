"""Every entry of the data files does what its own examples say."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ingest.extract.quotes.lexicon import DATA, read_rows

_FILES = (
    "positions/verbs.yaml",
    "positions/nouns.yaml",
    "positions/adjectives.yaml",
    "positions/light_verbs.yaml",
    "positions/idioms.yaml",
    "positions/cues.yaml",
    "positions/evaluations.yaml",
    "quotes/speech_verbs.yaml",
)
_READ_BY_CONTENT = ("cue", "word", "speech")


def _entries() -> Iterator[Any]:
    for name in _FILES:
        for row in read_rows(DATA / name):
            yield pytest.param(row, id=row["id"])


@pytest.mark.parametrize("row", list(_entries()))
def test_the_positive_example_yields_the_stance(row: dict[str, Any], positions: Callable[..., Any]) -> None:
    found = positions(row["yes"])
    assert found, "no position at all"
    if row.get("stance", "content") != "content":
        assert row["stance"] in {claim.stance.value for claim in found}
    layer = row["id"].split(".")[0]
    if layer in ("verb", "noun", "adj") and row.get("stance") != "content":
        assert row["id"] in {claim.rule for claim in found}


@pytest.mark.parametrize("row", list(_entries()))
def test_the_negative_example_yields_nothing_by_the_entry(row: dict[str, Any], positions: Callable[..., Any]) -> None:
    found = positions(row["no"])
    assert row["id"] not in {claim.rule for claim in found}
    if row["id"].split(".")[0] not in _READ_BY_CONTENT:
        assert not found


def test_ids_are_unique() -> None:
    ids = [row["id"] for name in _FILES for row in read_rows(DATA / name)]
    assert len(ids) == len(set(ids))


def test_priors_are_probabilities() -> None:
    assert all(0 < row["prior"] <= 1 for name in _FILES for row in read_rows(DATA / name))
