"""On the real Neo4j: after any history, the graph is what resolution makes of the articles that are there."""

import neo4j
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.model.memory import Telling
from graph_schema.store.digest import lines
from graph_schema.store.fact_rows import bundles, canonical
from graph_schema.store.writer import GraphWriter
from ingest.resolve import resolve, update
from tests.claim_streams import worlds


def expected(tellings, decisions=()):
    """The lines of a graph that holds exactly the facts of these articles and decisions."""
    tellings = [Telling(*one) for one in tellings]
    facts = resolve({t.article.id: t.article for t in tellings}, [t.claims for t in tellings], decisions)
    found = []
    for bundle in bundles(facts):
        labels = sorted(filter(None, [bundle.label, bundle.kind]))
        found.append(canonical({"labels": labels, "properties": bundle.row()["properties"]}))
        found += [canonical(tie._asdict()) for tie in bundle.ties]
    actors = {actor.id for actor in facts.actors}
    members = {pair for actor in facts.actors for pair in actor.memberships if actors.issuperset(pair)}
    for state, body in members:
        found.append(canonical({"type": "MEMBER_OF", "start": state, "end": body, "properties": {}}))
    for one in facts.supports:
        tie = {"type": "SUPPORTS", "start": one.claim_id, "end": one.fact_id, "properties": {"reason": one.reason}}
        found.append(canonical(tie))
    return sorted(found)


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds(size=4), data=st.data())
def test_any_history_ends_in_the_facts_of_what_is_there(graph: neo4j.Driver, world, data):
    graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
    writer = GraphWriter(graph, None, update)
    steps = [(name, edition) for name, editions in world.items() for edition in editions]
    steps += [(name, None) for name in data.draw(st.lists(st.sampled_from(sorted(world)), max_size=2))]
    there = {}
    together = []  # editions that come in one transaction, two of one article among them
    for name, edition in data.draw(st.permutations(steps)):
        if edition:
            together.append(edition)
            there[name] = edition
        if together and (not edition or data.draw(st.booleans())):
            writer.write_all(together)
            together = []
        if not edition:
            writer.retract(world[name][0].article.id)
            there.pop(name, None)
    if together:
        writer.write_all(together)
    assert lines(graph) == expected(there.values())
    digest = writer.digest()
    for edition in data.draw(st.permutations(sorted(there.values(), key=lambda telling: telling.article.id))):
        writer.write(*edition)
    assert writer.digest() == digest
