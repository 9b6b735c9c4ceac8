"""The fixture strategy.

Everything that touches the graph runs against a real Neo4j 5.26: one server for the whole session, started by the same
code that starts it for users, in a temporary PARLEY_HOME of its own on ports of its own, with the jars of the user's
cache; it is stopped by its pid when the session ends. Nothing of a user's own Parley is read or written but the jars,
and NEO4J_URI of the environment never reaches the tests. A test that changes the graph takes ``empty_graph``, which
deletes all data but keeps the schema: a wipe costs milliseconds, a start seconds. Tests that start processes
hand them ``store_env``. Where NEO4J_TEST_URI (with NEO4J_TEST_USER, NEO4J_TEST_PASSWORD) is given, that server is used
instead and its data are DELETED. Tests that break a server (tests/faults) start their own and never this one.
"""

import os
from collections.abc import Iterator

import neo4j
import pytest

from graph_schema.settings import StoreSettings
from graph_schema.store import local_neo4j
from graph_schema.store.connect import Server, open_driver, resolve_server
from graph_schema.store.migrate import migrate
from tests.own_neo4j import env_of, settings_in

# Nodes that belong to the schema, not to the data.
KEPT_LABEL = "SchemaVersion"


@pytest.fixture(scope="session")
def store_settings(tmp_path_factory: pytest.TempPathFactory) -> StoreSettings:
    """Settings of the session's own server; nothing is started by them alone."""
    return settings_in(
        tmp_path_factory.mktemp("parley-home"),
        neo4j_uri=os.environ.get("NEO4J_TEST_URI"),
        neo4j_user=os.environ.get("NEO4J_TEST_USER", "neo4j"),
        neo4j_password=os.environ.get("NEO4J_TEST_PASSWORD"),
    )


@pytest.fixture(scope="session")
def neo4j_server(store_settings: StoreSettings) -> Iterator[Server]:
    """The session's real Neo4j, answering."""
    try:
        yield resolve_server(store_settings)
    finally:
        if store_settings.neo4j_uri is None:
            local_neo4j.stop(store_settings)


@pytest.fixture(scope="session")
def store_env(neo4j_server: Server, store_settings: StoreSettings) -> dict[str, str]:
    """The environment for a process (``parley …``) that shall use the session's server."""
    env = env_of(store_settings)
    if store_settings.neo4j_uri:
        user, password = neo4j_server.auth
        env |= {"NEO4J_URI": neo4j_server.uri, "NEO4J_USER": user, "NEO4J_PASSWORD": password}
    return env


@pytest.fixture(scope="session")
def driver(neo4j_server: Server) -> Iterator[neo4j.Driver]:
    """One driver with ingest's limits for the whole session; the graph has this version's schema."""
    with open_driver(neo4j_server) as opened:
        migrate(opened)
        yield opened


@pytest.fixture
def empty_graph(driver: neo4j.Driver) -> neo4j.Driver:
    """The session's graph without any data, with this version's schema."""
    migrate(driver)
    driver.execute_query(f"MATCH (n) WHERE NOT n:{KEPT_LABEL} DETACH DELETE n")
    return driver
