"""Words with a hyphen: one word, verbs with their lemma."""

from pathlib import Path

import pytest
import yaml
from spacy.language import Language

import ingest.data

ROWS = yaml.safe_load((Path(ingest.data.__file__).parent / "nlp" / "hyphenated.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_examples_of_a_verb(row: dict[str, list[str]], small_nlp: Language) -> None:
    verb = not row.get("other")
    for text in row["positive"]:
        assert row["id"] in [token.lemma_ for token in small_nlp(text) if token.pos_ == "VERB" or not verb], text
    for text in row["negative"]:
        assert row["id"] not in [token.lemma_ for token in small_nlp(text)], text
