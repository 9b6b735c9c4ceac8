"""Claims and facts as rows for the graph."""

import datetime as dt

import pytest

from graph_schema.model.memory import Telling
from graph_schema.store.claim_rows import (
    LAYERS,
    all_claims,
    article_properties,
    claim_from,
    claim_rows,
    claims_from,
    name_node_id,
    payload,
    telling,
)
from graph_schema.store.fact_rows import bundles
from ingest.resolve import resolve
from ingest.resolve.blocks import Outline
from tests.stories import Story

SCALARS = (str, int, float, bool, dt.date)


@pytest.fixture
def story():
    told = Story("2025-03-05", "a").actor("Ana Prado", of="Brazil", office="Minister", aliases=("Prado",), qid="Q1")
    told.meeting(
        "e1", "Ana Prado", ("Kenya", "absent"), kind="summit", place="Nairobi, Kenya", iso3="KEN", date="2025-03"
    )
    told.meeting("e2", "Japan", date="2025-03-04", end="2025-03-06", part_of="e1", title="Round table “Ōsaka”\x00")
    return told.position(
        "@e1", "agrees", "quotas", event="e1", quote="so be it", medium="a joint statement", target="Japan"
    )


def test_a_claim_comes_back_as_it_went(story):
    _, claims = story.build()
    assert {type(claim).__name__ for claim in all_claims(claims)} == LAYERS.keys()
    for claim in all_claims(claims):
        assert claim_from(type(claim).__name__, payload(claim)) == claim


def test_an_article_comes_back_with_all_its_claims(story):
    article, claims = story.build()
    keys = Outline(Telling(article, claims)).keys
    rows = claim_rows(Telling(article, claims), keys)
    said = claims_from([{"layer": row["layer"], "payload": row["properties"]["payload"]} for row in rows])
    back = telling({"id": article.id, "published_at": Native(article.published_at)}, said)
    assert all_claims(back.claims) == all_claims(claims)
    assert (back.article.published_at, back.article.syndication_id) == (article.published_at, None)


class Native:
    """A date as the driver gives it."""

    def __init__(self, date):
        self.date = date

    def to_native(self):
        return self.date


def test_properties_are_what_neo4j_can_hold(story):
    article, claims = story.build()
    keys = Outline(Telling(article, claims)).keys
    nodes = [row["properties"] for row in claim_rows(Telling(article, claims), keys)]
    nodes += [article_properties(article, claims)]
    facts = resolve({article.id: article}, [claims])
    nodes += [bundle.row()["properties"] for bundle in bundles(facts)]
    nodes += [tie.properties for bundle in bundles(facts) for tie in bundle.ties]
    for properties in nodes:
        for name, value in properties.items():
            held = value if isinstance(value, list) else [value]
            assert all(type(one) in SCALARS for one in held), (name, value)


def test_readable_values_stand_beside_the_payload(story):
    article, claims = story.build()
    keys = Outline(Telling(article, claims)).keys
    first = properties(story)[claims.meetings[0].id]
    assert (first["place"], first["start_date"], first["kind"]) == ("Nairobi, Kenya", "2025-03", "summit")
    assert first["participants"] == ["Ana Prado (attendee)", "Kenya (absent)"]
    assert [name_node_id(naming) for naming in keys.namings.values()] == ["person:ana-prado Q1 BRA"]


def properties(story):
    article, claims = story.build()
    told = Telling(article, claims)
    return {row["id"]: row["properties"] for row in claim_rows(told, Outline(told).keys)}


def excerpts(story):
    return [node["excerpt"] for node in properties(story).values() if "excerpt" in node]


def test_the_hash_of_an_excerpt_changes_with_what_is_told_of_the_encounter(story):
    before = excerpts(story)
    assert len(before) == 2
    assert excerpts(story.position("Ana Prado", "rejects", "quotas")) == before
    of_another_day = excerpts(story.meeting("e2", "Egypt"))
    assert sorted(of_another_day) != sorted(before)
    assert len(set(of_another_day) & set(before)) == 1


def test_an_office_is_filed_with_whom_the_person_speaks_for(story):
    told = properties(story.actor("Sea Council", "organization", qid="Q5").actor("Kenji Mori", of="Sea Council"))
    assert sorted(node["principal"] for node in told.values() if "affiliation" in node) == [
        "organization:sea-council Q5",
        "state:BRA",
    ]


def test_dates_span_what_their_prefixes_allow(story):
    article, claims = story.build()
    meetings = [b.properties for b in bundles(resolve({article.id: article}, [claims])) if b.label == "Meeting"]
    spans = {(m["start_date"], m["first_day"].isoformat(), m["last_day"].isoformat()) for m in meetings}
    assert spans == {("2025-03", "2025-03-01", "2025-03-31"), ("2025-03-04", "2025-03-04", "2025-03-06")}


def test_a_revision_changes_with_the_node_and_with_its_ties(story):
    article, claims = story.build()
    facts = resolve({article.id: article}, [claims])
    before = {bundle.id: bundle.revision for bundle in bundles(facts)}
    assert before == {bundle.id: bundle.revision for bundle in bundles(facts)}
    fewer = facts.model_copy(update={"participations": facts.participations[1:]})
    changed = {bundle.id for bundle in bundles(fewer) if before[bundle.id] != bundle.revision}
    assert changed == {facts.participations[0].meeting_id}
