"""The writer on a real Neo4j: what it promises of every article."""

import threading

import pytest

from graph_schema.errors import SchemaError, StoreError
from graph_schema.store.digest import lines
from graph_schema.store.migrate import migrate
from graph_schema.store.write_article import Outcome
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from tests.stories import Story


@pytest.fixture
def writer(graph):
    return GraphWriter(graph, None, update)


def alaska(published="2025-08-16", name="alaska"):
    story = Story(published, name)
    story.actor("Donald Trump", of="United States", office="President", qid="Q22686", known=True, aliases=("Trump",))
    story.actor("Vladimir Putin", of="Russia", office="President", known=True)
    story.meeting("e1", ("Donald Trump", "host"), "Vladimir Putin", ("Ukraine", "excluded"), kind="summit",
                  place="Anchorage, United States", iso3="USA", date="2025-08-15", title="Alaska summit")  # fmt: skip
    story.position("Vladimir Putin", "rejects", "ceasefire in Ukraine", event="e1", target="Ukraine",
                   quote="we need peace and not a pause of a few weeks")  # fmt: skip
    return story


def washington():
    story = Story("2025-08-17", "washington")
    story.actor("Donald Trump", of="United States", office="President", qid="Q22686", known=True)
    story.meeting("x", "Donald Trump", "Vladimir Putin", kind="talks", date="2025-08-15", place="United States")
    story.meeting("y", ("Donald Trump", "host"), "Amina Otieno", kind="talks", status="planned", date="2025-08-18",
                  place="Washington, D.C., United States", iso3="USA", part_of="x")  # fmt: skip
    story.position("@y", "agrees", "to meet", event="y")
    return story


def rows(driver, query, **params):
    return [tuple(record.values()) for record in driver.execute_query(query, params).records]


def test_an_article_becomes_what_people_ask_for(graph, writer):
    written = writer.write(*alaska().build())
    assert written.outcome is Outcome.CREATED
    assert written.claims_added == 9
    who = "MATCH (a)-[p:PARTICIPATED_IN]->(m:Meeting {kind: 'summit'}) RETURN a.name, p.role, p.sentence, m.status"
    told = alaska().meetings[0].sentence
    assert sorted(rows(graph, who)) == [
        ("Donald Trump", "host", told, "held"),
        ("Vladimir Putin", "attendee", told, "held"),
    ]
    assert rows(graph, "MATCH (a)-[:EXCLUDED_FROM]->(m:Meeting) RETURN labels(a), a.iso3") == [
        (["Actor", "State"], "UKR")
    ]
    where = (
        "MATCH (m:Meeting)-[:HELD_IN]->(p)-[:IN_STATE]->(s:State) RETURN m.title, toString(m.first_day), p.name, s.name"
    )
    assert rows(graph, where) == [("Alaska summit", "2025-08-15", "Anchorage, United States", "United States")]
    held = """MATCH (h)-[:HOLDS]->(p:Position)-[:ON]->(t), (p)-[:TOWARD]->(x), (p)-[:STATED_AT]->(m)
              RETURN h.name, p.stance, t.name, x.name, m.title"""
    assert rows(graph, held) == [("Vladimir Putin", "rejects", "ceasefire in Ukraine", "Ukraine", "Alaska summit")]
    office = "MATCH (p:Person {name: 'Donald Trump'})-[r:REPRESENTS]->(s) RETURN r.office, toString(r.from), s.id"
    assert rows(graph, office) == [("President", "2025-08-16", "state:USA")]


def test_no_fact_without_a_claim_and_no_claim_without_its_article(graph, writer):
    for story in (alaska(), washington()):
        writer.write(*story.build())
    facts = "MATCH (f:Actor|Meeting|Place|Topic|Position) WHERE NOT (f)<-[:SUPPORTS]-(:Claim) RETURN f"
    assert rows(graph, facts) == []
    assert rows(graph, "MATCH (c:Claim) WHERE NOT (c)-[:FROM]->(:Article {id: c.article_id}) RETURN c") == []
    spans = "MATCH (c:Claim)-[:FROM]->(a) WHERE substring(a.text, c.start, c.end - c.start) <> c.sentence RETURN c"
    assert rows(graph, spans) == []


def test_the_same_article_again_changes_nothing(graph, writer):
    writer.write(*alaska().build())
    before = lines(graph)
    assert writer.write(*alaska().build()) == (Outcome.UNCHANGED, 0, 0, 0, 0)
    assert lines(graph) == before


def test_two_articles_tell_of_one_meeting_and_each_can_be_taken_back(graph, writer):
    writer.write(*alaska().build())
    alone = lines(graph)
    writer.write(*washington().build())
    assert rows(graph, "MATCH (m:Meeting {start_date: '2025-08-15'}) RETURN m.title, m.independent_sources") == [
        ("Alaska summit", 2)
    ]
    assert writer.retract(washington().id).outcome is Outcome.RETRACTED
    assert lines(graph) == alone
    assert writer.retract(alaska().id).outcome is Outcome.RETRACTED
    assert writer.retract(alaska().id) == (Outcome.ABSENT, 0, 0, 0, 0)
    assert (
        rows(graph, "MATCH (n) WHERE NOT n:SchemaVersion AND NOT n:WriterLock AND NOT n:Change RETURN labels(n), n.id")
        == []
    )


def test_a_new_edition_takes_the_place_of_the_old_one(graph, writer):
    writer.write(*alaska().build())
    new = Story("2025-08-16", "alaska").meeting("e1", "Kenya", "Brazil", kind="call", date="2025-08-15")
    assert writer.write(*new.build()).outcome is Outcome.REPLACED
    edited = lines(graph)
    writer.retract(new.id)
    writer.write(*new.build())
    assert lines(graph) == edited
    assert rows(graph, "MATCH (a:Article) RETURN count(a)") == [(1,)]


def test_new_metadata_alone_is_written_too(graph, writer):
    article, claims = alaska().build()
    writer.write(article, claims)
    renamed = article.model_copy(update={"title": "Corrected title", "syndication_id": "wire-1"})
    assert writer.write(renamed, claims).outcome is Outcome.REPLACED
    assert rows(graph, "MATCH (a:Article) RETURN a.title, a.syndication_id") == [("Corrected title", "wire-1")]


def test_one_wikidata_id_is_one_person_whoever_comes_first(graph, writer):
    spelled = Story("2025-03-01", "x").actor("Ana Prado").meeting("e1", "Ana Prado", "Kenya", date="2025-02-28")
    linked = Story("2025-03-02", "y").actor("Anna Prado", qid="Q7").meeting("e1", "Anna Prado", date="2025-02-27")
    bridge = Story("2025-03-03", "z").actor("Ana Prado", qid="Q7").position("Ana Prado", "demands", "Debt relief")
    digests = set()
    for order in ((spelled, linked, bridge), (bridge, linked, spelled), (linked, bridge, spelled)):
        for story in order:
            writer.write(*story.build())
        assert rows(graph, "MATCH (p:Person) RETURN p.id, p.wikidata_id") == [("person:ana-prado", "Q7")]
        digests.add(writer.digest())
        writer.retract(bridge.id)
        assert rows(graph, "MATCH (p:Person) RETURN p.id ORDER BY p.id") == [
            ("person:ana-prado",),
            ("person:anna-prado",),
        ]
        for story in (spelled, linked):
            writer.retract(story.id)
    assert len(digests) == 1


def test_an_office_is_dated_by_what_is_left(graph, writer):
    """The claims that tell of it first and last go, for two principals, one of them an organisation."""
    council = "Sea Council"
    told = []
    for day, of in enumerate(("Brazil", council, "Brazil", council, "Brazil", "Brazil"), 1):
        story = (
            Story(f"2025-03-0{day}", f"o{day}").actor(council, "organization").actor("Ana Prado", of=of, office="Envoy")
        )
        told.append(story.position("Ana Prado", "demands", "aid"))
    for story in told:
        writer.write(*story.build())
    offices = "MATCH (:Person)-[r:REPRESENTS]->(a) RETURN a.id, toString(r.from), toString(r.to) ORDER BY a.id"
    for gone, body, brazil in ((0, (2, 4), (3, 6)), (5, (2, 4), (3, 5)), (1, (4, 4), (3, 5)), (2, (4, 4), (5, 5))):
        writer.retract(told[gone].id)
        assert rows(graph, offices) == [
            (id_, f"2025-03-0{first}", f"2025-03-0{last}")
            for id_, (first, last) in (("organization:sea-council", body), ("state:BRA", brazil))
        ]


def test_two_writers_at_once_are_as_one(graph):
    stories = [alaska("2025-08-16", f"s{i}").build() for i in range(6)] + [washington().build()]
    GraphWriter(graph, None, update).write(*stories[0])
    failures = []

    def work(mine):
        try:
            writer = GraphWriter(graph, None, update)
            for story in mine:
                writer.write(*story)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(mine,)) for mine in (stories, stories[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    together = lines(graph)
    graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
    work(stories)
    assert lines(graph) == together


def test_nothing_is_written_without_the_constraints(graph, writer):
    graph.execute_query("DROP CONSTRAINT claim_id")
    try:
        with pytest.raises(SchemaError, match="constraint claim_id"):
            writer.write(*alaska().build())
        assert rows(graph, "MATCH (a:Article) RETURN a") == []
    finally:
        migrate(graph)


def test_what_fails_half_way_leaves_nothing(graph):
    def forgetful(changes, memory):
        result = update(changes, memory)
        return result._replace(facts=result.facts.model_copy(update={"actors": ()}))

    with pytest.raises(StoreError, match="lead to nothing"):
        GraphWriter(graph, None, forgetful).write(*alaska().build())
    assert rows(graph, "MATCH (n:Article|Claim|Meeting|Name) RETURN n") == []
