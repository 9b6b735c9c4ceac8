"""Ties between nodes that are there, made with as few look-ups as their ids allow.

Neo4j looks an id up under each label that a query allows, and locks the entry each time. A claim that supports an actor
is looked up under one label by either end; only what is seldom tied is looked up under all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph_schema.store.labels import label_of
from graph_schema.store.statements import Transaction, rows

OFTEN = frozenset({
    "claim_actor", "claim_topic", "claim_position", "claim_meeting", "claim_place", "actor_position", "actor_meeting",
    "actor_actor", "position_topic", "position_actor", "meeting_article", "meeting_place",
})  # fmt: skip
"""Ends of ties that have a part of their own in the query ``create_ties``."""


def create_ties(tx: Transaction, ties: Iterable[Mapping[str, Any]]) -> int:
    """Create ``(start)-[:type {properties}]->(end)`` for each, the ends given by their ids; return how many there are.

    A tie is not made where one of its ends is not there.
    """
    parts: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for tie in ties:
        ends = f"{label_of(tie['start'])}_{label_of(tie['end'])}".lower()
        parts[ends if ends in OFTEN else "seldom"].append(tie)
    return int(rows(tx, "create_ties", ties=parts)[0]["written"]) if parts else 0
