"""Entities found by steps taken together are those that the model's own loop finds."""

import random
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer

from ingest.nlp.pipeline import DEFAULT_MODEL, FALLBACK_MODEL
from ingest.nlp.recognizer import SteppedRecognizer, step_together

EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
ODD = ["", " ", "\n\n", "Oslo", "😀 n't 'd 's", " ".join(TEXTS * 3)]


def soup() -> list[str]:
    """Words in an order that no model was made for: steps that no sentence takes."""
    chance = random.Random(7)
    words = sorted({word for text in TEXTS for word in text.split(" ")})
    return [" ".join(chance.choices(words, k=200)) for _ in range(10)]


@pytest.fixture(scope="module", params=[DEFAULT_MODEL, FALLBACK_MODEL])
def stock(request: pytest.FixtureRequest) -> Language:
    return spacy.load(request.param, exclude=["parser", "attribute_ruler", "lemmatizer"])


def recognizer_of(nlp: Language) -> EntityRecognizer:
    found = nlp.get_pipe("ner")
    assert isinstance(found, EntityRecognizer)
    return found


def test_every_text_gets_the_entities_that_the_models_own_loop_finds(stock: Language) -> None:
    texts = TEXTS + ODD + soup()
    stepped = SteppedRecognizer(recognizer_of(stock))
    want = [doc.to_json()["ents"] for doc in stock.pipe(texts)]
    plain = list(stock.pipe(texts, disable=["ner"]))
    have = [doc.to_json()["ents"] for doc in stepped.pipe(plain, batch_size=16)]
    alone = [stepped(doc).to_json()["ents"] for doc in stock.pipe(texts, disable=["ner"])]
    assert have == want
    assert alone == want
    assert len({ent["label"] for ents in want for ent in ents}) > 8


def test_what_was_recognized_before_stays(stock: Language) -> None:
    given = stock.make_doc("Ann Example met the mayor of Oslo.")
    given.ents = [spacy.tokens.Span(given, 0, 2, "PRODUCT")]
    want = recognizer_of(stock)(given.copy())
    assert SteppedRecognizer(recognizer_of(stock))(given.copy()).to_json()["ents"] == want.to_json()["ents"]
    assert want.ents[0].label_ == "PRODUCT"


def test_a_recognizer_that_looks_at_several_ways_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_ner", name="ner")
    ner = nlp.get_pipe("ner")
    step_together(nlp)
    assert nlp.get_pipe("ner") is ner


def test_the_recognizer_of_the_pipeline_goes_by_its_name() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    nlp.add_pipe("sentencizer")
    step_together(nlp)
    assert nlp.pipe_names == ["ner", "sentencizer"]
    assert isinstance(nlp.get_pipe("ner"), SteppedRecognizer)
