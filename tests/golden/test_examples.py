"""Every example article through the whole extraction, against what a diplomat would note down."""

from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims
from graph_schema.model.names import fold
from ingest.clean import clean_article
from ingest.extract.article import extract_article
from ingest.extract.export import to_gold_form
from ingest.sources.folder import read_folder
from tests.golden.expected import alike, differences, read_expected

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.txt"))

Extracted = dict[str, tuple[Article, ArticleClaims, dict[str, Any]]]


@pytest.fixture(scope="module")
def extracted(nlp: Language) -> Extracted:
    result = {}
    for raw in read_folder(EXAMPLES):
        article, clean = clean_article(raw)
        claims = extract_article(article, clean, nlp(clean.text))
        name = Path(raw.origin).stem
        result[name] = (article, claims, to_gold_form(name, article, claims))
    return result


def test_there_is_an_expectation_for_every_example() -> None:
    assert len(NAMES) >= 8
    expected = sorted(p.name.removesuffix(".expected.yaml") for p in EXAMPLES.glob("*.expected.yaml"))
    assert expected == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_meetings(name: str, extracted: Extracted) -> None:
    expected, _ = read_expected(EXAMPLES / f"{name}.expected.yaml")
    found = list(extracted[name][2]["meetings"])
    problems = []
    for meeting in expected:
        best = max(found, key=lambda f: alike(meeting, f), default=None)
        if best is None or alike(meeting, best) <= 0:
            problems.append(f"{meeting.what} {meeting.where} {meeting.when}: not found")
            continue
        found.remove(best)
        problems += [f"{meeting.what} {meeting.where} {meeting.when}: {d}" for d in differences(meeting, best)]
    if not expected:
        problems += [f"there is no meeting in: {m['evidence']}" for m in found]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("name", NAMES)
def test_positions(name: str, extracted: Extracted) -> None:
    _, expected = read_expected(EXAMPLES / f"{name}.expected.yaml")
    found = extracted[name][2]["positions"]
    missing = [
        p
        for p in expected
        if not any(
            fold(f["holder"]) == fold(p.who) and f["stance"] in p.stance and fold(p.words) in fold(f["evidence"])
            for f in found
        )
    ]
    said = [(f["holder"], f["stance"], f["evidence"]) for f in found]
    assert not missing, f"missing {missing} among {said}"
    if not expected:
        assert not said


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_points_at_its_exact_sentence(name: str, extracted: Extracted) -> None:
    article, claims, _ = extracted[name]
    for claim in (*claims.actors, *claims.offices, *claims.meetings, *claims.positions):
        assert article.text[claim.start : claim.end] == claim.sentence
