"""The digest of a graph that takes longer to read than a server grants a common transaction."""

import time
from typing import Any

import neo4j
import pytest

from graph_schema.store import digest
from graph_schema.store.fact_rows import canonical
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from tests.stories import Story

GRANTED = 10
"""Seconds of a transaction of the local Neo4j, where nobody asks for more (``local_neo4j/conf.py``)."""


def test_a_graph_that_takes_long_to_read(empty_graph: neo4j.Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    GraphWriter(empty_graph, None, update).write(*Story("2025-03-05").meeting("e1", "Kenya", "Japan").build())
    at_once, pauses = digest.lines(empty_graph), [GRANTED + 2.0]

    def slowly(row: dict[str, Any]) -> str:
        time.sleep(pauses.pop() if pauses else 0)
        return canonical(row)

    monkeypatch.setattr(digest, "canonical", slowly)
    assert digest.lines(empty_graph) == at_once
    assert not pauses
