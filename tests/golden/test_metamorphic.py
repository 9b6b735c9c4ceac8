"""What papers do to a text changes no fact: they set a paragraph twice, add furniture, and have another name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from graph_schema.model.article import RawArticle
from graph_schema.model.facts import Facts
from graph_schema.model.memory import Telling
from ingest.clean import clean_article
from ingest.extract.article import extract_article
from ingest.resolve import resolve
from ingest.sources.folder import read_folder

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FURNITURE = ["Subscribe to our newsletter", "Media contact: press office, ministry", "https://example.org/a", "***"]


def paragraph_twice(raw: RawArticle) -> RawArticle:
    """The longest paragraph after the first stands twice, as where a box repeats it."""
    paragraphs = raw.text.split("\n\n")
    longest = max(paragraphs[2:], key=len)
    return raw.model_copy(update={"text": "\n\n".join([*paragraphs, longest])})


def furniture(raw: RawArticle) -> RawArticle:
    """Lines of the page around the text, and between its paragraphs."""
    first, *rest = raw.text.split("\n\n")
    return raw.model_copy(update={"text": "\n\n".join([first, *rest[:1], *FURNITURE[:2], *rest[1:], *FURNITURE[2:]])})


def another_outlet(raw: RawArticle) -> RawArticle:
    return raw.model_copy(update={"outlet": "The Other Paper"})


@pytest.fixture(scope="module")
def raws() -> list[RawArticle]:
    """The examples, each with an address: by that an article is the same whatever becomes of it."""
    found = [raw for raw in read_folder(EXAMPLES) if isinstance(raw, RawArticle)]
    return [raw.model_copy(update={"url": f"https://example.org/{i}"}) for i, raw in enumerate(found)]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Callable[[RawArticle], Telling]:
    def read_one(raw: RawArticle) -> Telling:
        article, clean = clean_article(raw)
        return Telling(article, extract_article(article, clean, nlp(clean.text)))

    return read_one


@pytest.fixture(scope="module")
def original(raws: list[RawArticle], read: Callable[[RawArticle], Telling]) -> list[Telling]:
    return [read(raw) for raw in raws]


def together(tellings: list[Telling]) -> Facts:
    return resolve({told.article.id: told.article for told in tellings}, [told.claims for told in tellings])


def said(facts: Facts) -> dict[str, list[Any]]:
    """All that the facts say, without the places in the text where claims stand."""
    apart = {"claims", "claim_id", "sentence", "history", "earlier", "dissents", "decisions"}
    layers = ("actors", "representations", "places", "meetings", "participations", "topics", "positions")
    return {layer: sorted(one.model_dump_json(exclude=apart) for one in getattr(facts, layer)) for layer in layers}


@pytest.mark.parametrize("change", [paragraph_twice, furniture, another_outlet])
def test_no_fact_changes(
    change: Callable[[RawArticle], RawArticle],
    raws: list[RawArticle],
    original: list[Telling],
    read: Callable[[RawArticle], Telling],
) -> None:
    after, before = said(together([read(change(raw)) for raw in raws])), said(together(original))
    if change is paragraph_twice:  # in one of 17 texts extraction then reads one sentence of a position otherwise
        assert len(set(before.pop("positions")) ^ set(after.pop("positions"))) <= 1
    assert after == before


def test_shuffled_articles_change_nothing(original: list[Telling]) -> None:
    assert together(original[::-1]) == together(original)


def test_copies_in_other_papers_add_no_source(raws: list[RawArticle], read: Callable[[RawArticle], Telling]) -> None:
    """The same text in another paper is another article, but no other voice."""
    original = [read(raw) for raw in raws]
    copies = [read(raw.model_copy(update={"url": f"{raw.url}/copy", "outlet": "The Other Paper"})) for raw in raws]
    once, twice = together(original), together([*original, *copies])
    assert len(once.meetings) == len(twice.meetings)
    assert sorted(m.independent_sources for m in once.meetings) == sorted(m.independent_sources for m in twice.meetings)
    assert sorted(p.independent_sources for p in once.positions) == sorted(
        p.independent_sources for p in twice.positions
    )
    # The surest telling of copies counts; how sure a reading is may depend on the paper's name by a hair.
    sure = [sorted(m.confidence for m in facts.meetings) for facts in (once, twice)]
    assert sure[1] == pytest.approx(sure[0], abs=0.002)
