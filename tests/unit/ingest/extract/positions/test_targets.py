"""At whom a position is directed: the examples of ``targets.yaml``, and further ones."""

from collections.abc import Callable
from typing import Any

import pytest

from graph_schema.model.ids import state_id
from ingest.authority import the_authority
from ingest.extract.quotes.lexicon import DATA, read_rows

ROWS = [pytest.param(row, id=row["id"]) for row in read_rows(DATA / "positions" / "targets.yaml")]


def _target(example: str, positions: Callable[..., Any]) -> tuple[str | None, str]:
    """The target found for the last position of the example's text, and the key of the state behind "="."""
    text, _, name = example.partition(" = ")
    iso3 = next(iso3 for iso3, state in the_authority().states.items() if state.name == name)
    return positions(text)[-1].target, state_id(iso3)


@pytest.mark.parametrize("row", ROWS)
def test_the_positive_example_has_its_target(row: dict[str, Any], positions: Callable[..., Any]) -> None:
    found, wanted = _target(row["yes"], positions)
    assert found == wanted


@pytest.mark.parametrize("row", ROWS)
def test_the_negative_example_has_another_target_or_none(row: dict[str, Any], positions: Callable[..., Any]) -> None:
    found, wanted = _target(row["no"], positions)
    assert found != wanted


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Chile accused Peru of theft, which Peru denied. Norway watched.", "CHL"),
        ("Norway assured Chile that it would keep the treaty.", "CHL"),
        ("Norway's minister told Chile that the border would stay open. Peru watched.", "CHL"),
        ("Norway praised Chile's decision on the border of Peru.", "CHL"),
        ("Norway rejected as baseless the claim of Chile.", "CHL"),
        ("Norway criticised the failure of Santiago to act.", "CHL"),
        ("Norway, Chile and Peru met. Norway called for calm.", None),
    ],
)
def test_whom_it_is_directed_at(text: str, iso3: str | None, positions: Callable[..., Any]) -> None:
    assert positions(text)[-1].target == (state_id(iso3) if iso3 else None)
