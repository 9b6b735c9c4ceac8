"""Decisions on the real Neo4j: what they change, and that undoing them leaves nothing behind."""

import pytest

from graph_schema.store.digest import lines
from graph_schema.store.write_article import Outcome
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
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
