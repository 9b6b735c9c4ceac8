"""The service over HTTP on the session's real Neo4j, with a small graph in it: loaded once a module, never changed."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import neo4j
import pytest

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.queries import lexer
from graph_schema.settings import StoreSettings
from graph_schema.store.migrate import migrate
from tests.api.serving import serving
from tests.conftest import KEPT_LABEL

SMALL_GRAPH = Path(__file__).with_name("small_graph.cypher")


@pytest.fixture(scope="module")
def small_graph(driver: neo4j.Driver) -> neo4j.Driver:
    """The graph of ``small_graph.cypher`` and nothing else."""
    migrate(driver)
    driver.execute_query(f"MATCH (n) WHERE NOT n:{KEPT_LABEL} DETACH DELETE n")
    for statement in lexer.statements(SMALL_GRAPH.read_text(encoding="utf-8")):
        driver.execute_query(statement)
    return driver


@pytest.fixture(scope="module")
def client(small_graph: neo4j.Driver, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    """A client of the service on the small graph."""
    with serving(create_app(ApiSettings(store=store_settings, timeout=60))) as client:
        yield client
