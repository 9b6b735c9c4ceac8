"""Attributes set from memory are those that the model's own ruler sets."""

import random
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from graph_schema.errors import SettingsError
from ingest.nlp.attributes import RememberedAttributes, remember_attributes
from ingest.nlp.pipeline import FALLBACK_MODEL

EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
ODD = [
    "There's nothin' you got, I said. \n\n  There are y' talks, ain't there?\t",
    "",
    " ",
    "\n\n",
    "it",
    "😀 n't 'd 's",
]
SET = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(FALLBACK_MODEL, exclude=["ner", "lemmatizer"])


def soup() -> list[str]:
    """Words in an order that no model was made for: combinations that no sentence has."""
    chance = random.Random(7)
    words = sorted({word for text in TEXTS + ODD for word in text.split(" ")})
    return [" ".join(chance.choices(words, k=200)) for _ in range(10)]


def test_every_token_gets_what_the_ruler_gives_it(stock: Language) -> None:
    ruler = stock.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    remembered = RememberedAttributes(ruler)
    texts = TEXTS + ODD + soup()
    want = [doc.to_array(SET) for doc in stock.pipe(texts)]
    have = [remembered(doc).to_array(SET) for doc in stock.pipe(texts, disable=["attribute_ruler"])]
    assert [(w == h).all() for w, h in zip(want, have, strict=True)] == [True] * len(texts)
    assert len({int(pos) for rows in want for pos in rows[:, 1]}) > 10


def test_a_text_without_tags_stays_as_the_ruler_leaves_it(stock: Language) -> None:
    ruler = stock.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    want, have = stock.make_doc("I got it."), stock.make_doc("I got it.")
    assert (RememberedAttributes(ruler)(have).to_array(SET) == ruler(want).to_array(SET)).all()


@pytest.mark.parametrize("token", [{"ORTH": "x"}, {"TAG": {"REGEX": "N.*"}}, {"LOWER": "x", "OP": "?"}])
def test_a_ruler_with_other_rules_stays(token: dict[str, object]) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[token]], {"POS": "X"})  # type: ignore[list-item]
    with pytest.raises(SettingsError, match="remembered"):
        RememberedAttributes(ruler)
    remember_attributes(nlp)
    assert nlp.get_pipe("attribute_ruler") is ruler
