"""Organisations with their members: ties from the reviewed lists, whichever article names which side first."""

from collections.abc import Iterator

import httpx
import neo4j
import pytest

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from graph_schema.store.digest import digest
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from ingest.resolve.memberships import of
from tests.api.serving import serving
from tests.stories import Story

UNION = "organization:european-union"


def paris() -> Story:
    """France, by its president, meets Kenya; Brazil meets Japan."""
    story = Story("2025-03-02", "paris").actor("Emmanuel Macron", of="France", office="President", known=True)
    story.meeting("e1", ("Emmanuel Macron", "host"), "Kenya", date="2025-03-01", title="Paris talks")
    return story.meeting("e2", "Brazil", "Japan", date="2025-03-01", title="Tokyo talks")


def brussels() -> Story:
    """The Union itself meets Egypt."""
    story = Story("2025-03-05", "brussels").actor("European Union", "organization", known=True)
    return story.meeting("e", "European Union", "Egypt", date="2025-03-04", title="Brussels talks")


@pytest.fixture
def client(empty_graph: neo4j.Driver, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    with serving(create_app(ApiSettings(store=store_settings, timeout=60))) as client:
        yield client


def titles(client: httpx.Client, asked: str) -> set[str]:
    response = client.get(f"/meetings?organization=European%20Union{asked}")
    assert response.status_code == 200, response.text
    return {item["title"] for item in response.json()["items"]}


def ties(driver: neo4j.Driver) -> list[tuple[str, str]]:
    query = "MATCH (s:State)-[:MEMBER_OF]->(o:Organization) RETURN s.id, o.id ORDER BY s.id"
    return [tuple(record.values()) for record in driver.execute_query(query).records]


def test_the_reviewed_lists_know_members() -> None:
    assert ("state:FRA", UNION) in of(UNION)
    assert ("state:FRA", UNION) in of("state:FRA")
    assert ("state:CHE", UNION) not in of("state:CHE")
    assert of("person:emmanuel-macron") == ()


def test_meetings_of_an_organisation_with_its_members(client: httpx.Client, empty_graph: neo4j.Driver) -> None:
    writer = GraphWriter(empty_graph, None, update)
    writer.write(*paris().build())
    alone = digest(empty_graph)
    assert ties(empty_graph) == []
    writer.write(*brussels().build())
    both = digest(empty_graph)
    assert ties(empty_graph) == [("state:FRA", UNION)]

    assert titles(client, "") == {"Brussels talks"}
    assert titles(client, "&include_members=true") == {"Brussels talks", "Paris talks"}
    assert titles(client, "&include_members=true&role=host") == {"Paris talks"}
    members = client.get("/actors?organization=European%20Union&include_members=true").json()["items"]
    assert {one["name"] for one in members} == {"European Union", "France", "Emmanuel Macron"}

    writer.retract(brussels().id)
    assert digest(empty_graph) == alone
    writer.retract(paris().id)
    writer.write(*brussels().build())
    writer.write(*paris().build())
    assert digest(empty_graph) == both
    assert ties(empty_graph) == [("state:FRA", UNION)]
