"""The pipeline: sentences, entities, capitals; the same on both models."""

from pathlib import Path

import pytest
import yaml
from spacy.language import Language
from threadpoolctl import threadpool_info

import ingest.data
from graph_schema.errors import SettingsError
from ingest.nlp.pipeline import DEFAULT_MODEL, FALLBACK_MODEL, load_pipeline
from ingest.nlp.sentences import LONGEST
from ingest.nlp.truecase import in_capitals

SENTENCES = yaml.safe_load((Path(ingest.data.__file__).parent / "nlp" / "sentences.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=[DEFAULT_MODEL, FALLBACK_MODEL])
def nlp(request: pytest.FixtureRequest) -> Language:
    return load_pipeline(request.param)


def sentences(nlp: Language, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in nlp(text).sents if sentence.text.strip()]


def people(nlp: Language, text: str) -> list[str]:
    return [ent.text for ent in nlp(text).ents if ent.label_ == "PERSON"]


def test_a_model_is_loaded_once() -> None:
    assert load_pipeline(FALLBACK_MODEL) is load_pipeline(FALLBACK_MODEL)


def test_matrices_are_left_to_numpy_on_one_thread(nlp: Language) -> None:
    assert all(part.model.ops.use_blis is False for _, part in nlp.pipeline if getattr(part, "model", None))
    assert {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"} == {1}


def test_an_unknown_model_is_a_clear_error() -> None:
    with pytest.raises(SettingsError, match="not installed"):
        load_pipeline("no_such_model")


@pytest.mark.parametrize(
    "example", [example for row in SENTENCES for sign in ("positive", "negative") for example in row[sign]]
)
def test_examples_of_sentence_bounds(nlp: Language, example: str) -> None:
    assert sentences(nlp, example.replace("| ", "")) == [part.strip() for part in example.split("|")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peace in Lima\n\nBoth sides agreed.", ["Peace in Lima", "Both sides agreed."]),
        ('"There is a deal," he said. "We are glad."', ['"There is a deal," he said.', '"We are glad."']),
        ('"We are glad. We will meet again," she said.', ['"We are glad.', 'We will meet again," she said.']),
        ('He asked: "Will they come?" and left.', ['He asked: "Will they come?" and left.']),
        ("“It is late,” she said, “but not too late.”", ["“It is late,” she said, “but not too late.”"]),
    ],
)
def test_quotations_are_torn_apart_only_between_sentences(nlp: Language, text: str, expected: list[str]) -> None:
    assert sentences(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Yusuf al-Tarik arrived.", "Yusuf al-Tarik"),
        ("Chancellor Greta von der Heide spoke.", "Greta von der Heide"),
        ("Crown Prince Karim bin Daoud Al Farsi spoke.", "Karim bin Daoud Al Farsi"),
        ("South Korean President Moon Jae-in spoke.", "Moon Jae-in"),
        ("The envoy met Prime Minister Xyrtha Qobb.", "Xyrtha Qobb"),
        ("Premier Anna Lindgren Will Visit Oslo.", "Anna Lindgren"),
    ],
)
def test_names_are_whole_and_without_titles(nlp: Language, text: str, name: str) -> None:
    assert people(nlp, text) == [name]


def test_a_name_ends_where_a_clause_begins(nlp: Language) -> None:
    text = (
        "Spanish Foreign Minister Josep Borrell greeted guests as Portuguese President Marcelo Rebelo de Sousa arrived."
    )
    assert people(nlp, text) == ["Josep Borrell", "Marcelo Rebelo de Sousa"]
    text = "Mali's president stood beside Foreign Minister Sergei Lavrov as Russian President Vladimir Putin spoke."
    assert people(nlp, text) == ["Sergei Lavrov", "Vladimir Putin"]


def test_known_names_win_over_the_model(nlp: Language) -> None:
    labels = {ent.text: ent.label_ for ent in nlp("Jordan and Chad urged the Arab League to meet.").ents}
    assert labels == {"Jordan": "GPE", "Chad": "GPE", "Arab League": "ORG"}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The Island Orchid Club (IOC) met. The IOC thanked Peru.", ["Peru"]),
        ("The African Union (AU) met. The AU thanked Peru.", ["African Union", "AU", "AU", "Peru"]),
    ],
)
def test_an_acronym_that_the_text_explains_is_not_the_known_one(nlp: Language, text: str, known: list[str]) -> None:
    doc = nlp(text)
    assert [span.text for span in doc.spans["known"]] == known


def test_a_piece_of_a_title_is_no_organisation(nlp: Language) -> None:
    assert not [ent for ent in nlp("Secretary of State Paul Reed left.").ents if ent.label_ == "ORG"]


def test_capitals_are_read_in_ordinary_letter_case(nlp: Language) -> None:
    text = "JAPANESE PRIME MINISTER YASUHIRO NAKASONE WILL MEET U.S. OFFICIALS IN GENEVA, A SPOKESMAN SAID. HE LEFT."
    doc = nlp(text)
    assert len(doc.text) == len(text)
    assert doc.text.lower() == text.lower()
    assert "Japanese Prime Minister Yasuhiro Nakasone will meet U.S. officials in Geneva" in doc.text
    assert people(nlp, text) == ["Yasuhiro Nakasone"]


@pytest.mark.parametrize("text", ["The talks are ON.", "NATO and EU", "Plain text stays.", "", "1234 5678 90 12"])
def test_other_text_is_left_alone(nlp: Language, text: str) -> None:
    assert not in_capitals(text)
    assert nlp(text).text == text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", '"""', "— — —", "\u200f\u202eשלום", "x" * 5000, "A. " * 500])
def test_any_text_is_read(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_words_without_end_are_parted_at_pauses(nlp: Language) -> None:
    flood = nlp("the talks of the ministers went on and on, and " * 300)
    assert max(len(sentence) for sentence in flood.sents) <= LONGEST + 11
    assert len(list(nlp("word " * 3000).sents)) >= 6
    plain = nlp("It was said, and said again, that the talks would go on; " * 20 + "so it was.")
    assert len(list(plain.sents)) == 1
