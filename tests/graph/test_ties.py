"""Ties are made between what is there, whatever their ends are, and none is made where an end is not there."""

import re

import neo4j
import pytest

from graph_schema.queries import catalog
from graph_schema.store.ties import OFTEN, create_ties

NODES = {
    "art-0000000000000001": "Article",
    "ac-0000000000000001": "Claim",
    "oc-0000000000000001": "Claim",
    "mc-0000000000000001": "Claim",
    "pc-0000000000000001": "Claim",
    "state:KEN": "Actor",
    "person:ann-example": "Actor",
    "organization:african-union": "Actor",
    "m-talks-nairobi-00000001": "Meeting",
    "m-talks-nairobi-00000001@2025-08-15": "MeetingThen",
    "p-00000001": "Position",
    "p-00000001@2025-08-15": "PositionThen",
    "place:nairobi-kenya": "Place",
    "topic:ceasefire": "Topic",
}
NO_START, NO_END = {"Article", "Topic"}, {"Claim"}


def test_each_part_of_the_query_is_for_ends_that_are_told_apart() -> None:
    assert set(re.findall(r"\$ties\.(\w+)", catalog.load("create_ties").text)) == OFTEN | {"seldom"}


@pytest.mark.parametrize("start", [id_ for id_, label in NODES.items() if label not in NO_START])
def test_a_tie_leads_to_whatever_it_may_lead_to(empty_graph: neo4j.Driver, start: str) -> None:
    for id_, label in NODES.items():
        empty_graph.execute_query(f"CREATE (:{label} {{id: $id}})", id=id_)
    ends = [id_ for id_, label in NODES.items() if label not in NO_END and id_ != start]
    rows = [{"start": start, "type": "HOLDS", "end": end, "properties": {"reason": end}} for end in ends]
    with empty_graph.session() as session:
        assert session.execute_write(create_ties, rows) == len(ends)
    made = empty_graph.execute_query("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, r.reason AS why, b.id AS b")
    assert sorted(tuple(row) for row in made.records) == sorted((start, "HOLDS", end, end) for end in ends)


@pytest.mark.parametrize(
    ("start", "end"), [("mc-9", "state:KEN"), ("state:KEN", "m-9"), ("m-9@2025-08-15", "state:KEN")]
)
def test_no_tie_is_made_to_what_is_not_there(empty_graph: neo4j.Driver, start: str, end: str) -> None:
    empty_graph.execute_query("CREATE (:Actor {id: 'state:KEN'}), (:Actor {id: 'person:ann-example'})")
    sound = {"start": "person:ann-example", "type": "REPRESENTS", "end": "state:KEN", "properties": {}}
    with empty_graph.session() as session:
        assert session.execute_write(create_ties, [sound, sound | {"start": start, "end": end}]) == 1
        assert session.execute_write(create_ties, []) == 0
