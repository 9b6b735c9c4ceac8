"""Several examples that tell of the same events at different times: what they come to together."""

import datetime as dt
from pathlib import Path

import pytest
from spacy.language import Language

from graph_schema.model.facts import Facts, Meeting
from graph_schema.model.vocabulary import Side
from ingest.clean import clean_article
from ingest.extract.article import extract_article
from ingest.resolve import resolve
from ingest.sources.folder import read_folder

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def facts(nlp: Language) -> Facts:
    articles, claims = {}, []
    for raw in read_folder(EXAMPLES):
        article, clean = clean_article(raw)
        articles[article.id] = article
        claims.append(extract_article(article, clean, nlp(clean.text)))
    return resolve(articles, claims)


def summit(facts: Facts, day: str) -> Meeting:
    (found,) = (meeting for meeting in facts.meetings if meeting.start_date == day and meeting.kind == "summit")
    return found


def test_the_singapore_summit_was_planned_called_off_and_held_after_all(facts: Facts) -> None:
    met = summit(facts, "2018-06-12")
    assert [(step.status.value, step.since.isoformat()) for step in met.history] == [
        ("planned", "2018-05-11"),
        ("cancelled", "2018-05-25"),
        ("held", "2018-06-13"),
    ]
    assert ["will meet" in met.history[0].sentence, "has cancelled" in met.history[1].sentence] == [True, True]
    assert [then.status.value for then in met.earlier] == ["planned", "cancelled"]
    assert met.earlier[0].known_until == met.earlier[1].known_from == dt.date(2018, 5, 25)
    assert (met.independent_sources, met.disputed) == (3, ())


def test_the_alaska_summit_was_planned_and_held(facts: Facts) -> None:
    met = summit(facts, "2025-08-15")
    assert [step.status.value for step in met.history] == ["planned", "held"]
    before = {part.actor_id for part in met.earlier[0].participations if part.role != "excluded"}
    now = {part.actor_id for part in facts.participations if part.meeting_id == met.id}
    assert before == {"person:donald-trump", "person:vladimir-putin"}
    assert before | {"person:marco-rubio"} <= now


def test_trump_was_for_a_ceasefire_and_then_for_a_peace_deal(facts: Facts) -> None:
    said = [p for p in facts.positions if "person:donald-trump" in p.holder_ids and p.matter == "ending a war"]
    assert [(p.option, p.side, p.stated_on.isoformat()) for p in sorted(said, key=lambda p: p.stated_on)] == [
        ("ceasefire", Side.FOR, "2025-08-14"),
        ("peace deal", Side.FOR, "2025-08-17"),
    ]
