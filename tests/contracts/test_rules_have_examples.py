"""No entry of a lexicon is without a sentence in which it must work and one in which it must not."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import ingest.data

DATA = Path(ingest.data.__file__).parent
SIGNS = (
    ("positive", "negative"), ("yes", "no"), ("example", "counterexample"), ("position", "other"),
)  # fmt: skip
"""How the two kinds of examples are called."""
ELSEWHERE = {
    "positions/facts.yaml": "positions/list_examples.yaml",
    "positions/gate.yaml": "positions/list_examples.yaml",
    "positions/turners.yaml": "positions/list_examples.yaml",
    "quotes/voices.yaml": "positions/list_examples.yaml",
    "positions/stances.yaml": "tests: what negation makes of each stance",
    "topics/topics.yaml": "tests: each wording in a sentence, and a sentence with other words",
    "quotes/media.yaml": "tests: each name in a sentence, and inside another word",
}
"""Where the examples of a file without any are."""
FOLDERS = ("actors", "nlp", "positions", "quotes", "topics")


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted(path for path in (DATA / folder).iterdir() if path.suffix in (".yaml", ".jsonl"))


def _rows(path: Path) -> list[dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return list(yaml.safe_load(text))


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}/{path.name}") for path in _files()])
def test_every_entry_has_both_kinds_of_examples(path: Path) -> None:
    if f"{path.parent.name}/{path.name}" in ELSEWHERE:
        return
    for row in _rows(path):
        assert any(row.get(yes) and row.get(no) for yes, no in SIGNS), f"{row.get('id')} in {path.name} has no examples"


def test_files_whose_examples_are_elsewhere_exist() -> None:
    assert all((DATA / name).exists() for name in ELSEWHERE)
