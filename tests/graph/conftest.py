"""Graph tests begin with an empty graph that has the schema."""

import pytest

from graph_schema.store.migrate import migrate


@pytest.fixture
def graph(driver, empty_graph):
    """The session's Neo4j: the schema of this version and nothing else."""
    migrate(driver)
    return empty_graph
