"""Copies of one text share a mark; texts about one event by different hands don't."""

import datetime as dt
import itertools
import random
import re
from pathlib import Path

import pytest

from graph_schema.model.article import RawArticle
from ingest.clean import clean_article

EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))}


def article(text, outlet="The Daily Test"):
    return clean_article(RawArticle(text=text, published=dt.date(2025, 3, 5), outlet=outlet, origin="test"))[0]


def marks(text):
    return set(article(text).copy_marks)


def paragraphs(text):
    return re.split(r"\n\s*\n", text.strip())


def shortened(text, share):
    """The text as a paper with less room prints it: sentences from the end are left out."""
    headline, *body = paragraphs(text)
    sentences = re.split(r"(?<=[.!?]) ", " ".join(body))
    return headline + "\n\n" + " ".join(sentences[: max(1, round(share * len(sentences)))])


def reworded(text, share, seed):
    """The text with this share of its words replaced."""
    chance = random.Random(seed)
    return " ".join(word if chance.random() > share else f"{word}x" for word in text.split(" "))


@pytest.mark.parametrize("name", TEXTS)
def test_a_copy_is_known(name):
    text = TEXTS[name]
    headline, *body = paragraphs(text)
    copies = {
        "another headline": "\n\n".join(["Leaders Discuss Peace Plan After Long Silence", *body]),
        "a paragraph twice": "\n\n".join([headline, *body, body[0]]),
        "paragraphs in another order": "\n\n".join([headline, *body[::-1]]),
        "the last sentences cut": shortened(text, 0.75),
    }
    mine = marks(text)
    assert len(mine) == 30
    assert [how for how, copy in copies.items() if not mine & marks(copy)] == []
    assert article(text).syndication_id == article(text, "Another Paper").syndication_id


def test_texts_by_different_hands_are_no_copies():
    """Among them are two on the Alaska summit and three on the one of Singapore."""
    mine = {name: marks(text) for name, text in TEXTS.items()}
    assert [pair for pair in itertools.combinations(mine, 2) if mine[pair[0]] & mine[pair[1]]] == []


def test_how_much_must_be_common(capsys):
    """The numbers of docs/resolution.md: the share of pairs that are taken for copies."""
    rows = {}
    for share in (0.9, 0.75, 0.6, 0.5, 0.33, 0.2):
        rows[f"first {share:.0%} of the sentences"] = [marks(t) & marks(shortened(t, share)) for t in TEXTS.values()]
    for share in (0.02, 0.05, 0.1, 0.2, 0.4):
        rows[f"{share:.0%} of the words replaced"] = [marks(t) & marks(reworded(t, share, 1)) for t in TEXTS.values()]
    found = {name: sum(map(bool, shared)) / len(shared) for name, shared in rows.items()}
    with capsys.disabled():
        print("\ntaken for copies:", *(f"{name}: {value:.2f}" for name, value in found.items()), sep="\n  ")
    assert found["first 75% of the sentences"] == found["2% of the words replaced"] == 1.0
    assert found["first 20% of the sentences"] <= 0.2
    assert found["40% of the words replaced"] == 0.0


def test_an_agency_is_credited_by_its_outlet_too():
    assert article("Talks were held.\n\nAna Prado met them.", "Reuters").agencies == ("Reuters",)


def test_a_text_without_words_has_no_copies():
    assert (article("").copy_marks, article("").syndication_id) == ((), None)
