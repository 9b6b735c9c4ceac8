"""Decisions on the real Neo4j: what they change, and that undoing them leaves nothing behind."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.model.decision import Decision
from graph_schema.store.digest import lines
from graph_schema.store.write_article import Outcome
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from tests.claim_decisions import decisions
from tests.claim_streams import worlds
from tests.decisions import reject, undone
from tests.graph.test_order import expected
from tests.graph.test_writer import alaska, rows, washington


@pytest.fixture
def writer(graph):
    return GraphWriter(graph, None, update)


@pytest.mark.parametrize("layer", ["actors", "offices", "meetings", "positions"])
def test_a_rejected_claim_is_as_if_it_were_not_there_and_comes_back(graph, writer, layer):
    tellings = [alaska().build(), washington().build()]
    for telling in tellings:
        writer.write(*telling)
    before = lines(graph)
    for claim in getattr(tellings[0][1], layer):
        decided = reject(claim)
        assert writer.decide(decided).outcome is Outcome.CREATED
        assert lines(graph) == expected(tellings, [decided])
        assert rows(graph, "MATCH (c:Claim {id: $id})-[:SUPPORTS]->() RETURN c", id=claim.id) == []
        assert writer.decide(decided).outcome is Outcome.UNCHANGED
        assert writer.decide(undone(decided)).outcome is Outcome.REPLACED
        assert lines(graph) == before


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds(size=3), data=st.data())
def test_any_history_of_articles_and_decisions_ends_in_the_facts_of_both(graph, world, data):
    graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
    writer = GraphWriter(graph, None, update)
    tellings = [edition for editions in world.values() for edition in editions]
    made = [data.draw(decisions(tellings)) for _ in range(3)]
    made = list({one.id: one for one in made if one}.values())
    there, now = {}, {}
    for step in data.draw(st.permutations([*tellings, *made])):
        if isinstance(step, Decision):
            writer.decide(step)
            now[step.id] = step
        else:
            writer.write(*step)
            there[step.article.id] = step
    assert lines(graph) == expected(there.values(), made)
    for one in data.draw(st.permutations(made)):
        writer.decide(undone(one))
        now.pop(one.id)
        assert lines(graph) == expected(there.values(), now.values())
    assert rows(graph, "MATCH (:Claim)-[r:RULED_BY]->() RETURN r") == []
