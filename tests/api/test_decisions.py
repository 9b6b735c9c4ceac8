"""Decisions, changes and old ids over HTTP; the worker's part is done in this process by the worker's own code."""

import httpx
import neo4j
import pytest

from app.access.settings import AccessSettings
from app.main import create_app
from app.settings import ApiSettings
from graph_schema.store.digest import digest
from graph_schema.store.jobs import JobQueue
from graph_schema.store.ledger import Ledger
from graph_schema.store.migrate import migrate
from graph_schema.store.reader import Source
from graph_schema.store.writer import GraphWriter
from ingest.graph import Graph
from ingest.handlers import HANDLERS, Means
from ingest.jobs import work
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.signals import stop_on_signals
from tests.api.serving import serving
from tests.conftest import KEPT_LABEL
from tests.graph.test_writer import alaska, washington


@pytest.fixture
def graph(driver: neo4j.Driver) -> Graph:
    migrate(driver)
    driver.execute_query(f"MATCH (n) WHERE NOT n:{KEPT_LABEL} DETACH DELETE n")
    writer = GraphWriter(driver, None, update)
    for story in (alaska(), washington()):
        writer.write(*story.build())
    return Graph(
        server=None, writer=writer, ledger=Ledger(driver), jobs=JobQueue(driver), lease=None,
        authority=None, source=Source(driver, None),
    )  # fmt: skip


@pytest.fixture
def client(graph, store_settings):
    with serving(
        create_app(ApiSettings(store=store_settings, timeout=60, access=AccessSettings(anonymous="write")))
    ) as client:
        yield client


def done(client: httpx.Client, graph: Graph, response: httpx.Response) -> dict:
    """Let the worker do what was ordered; return the job."""
    assert response.status_code == 202, response.text
    with stop_on_signals() as stop:
        work(graph.jobs, HANDLERS, Means(graph, IngestSettings(), stop), print, once=True)
    return client.get(response.headers["Location"]).json()


def test_a_decision_by_a_job_and_back(client, graph, driver):
    before = digest(driver)
    (summit,) = [one["id"] for one in client.get("/meetings?from=2025-08-15&to=2025-08-15").json()["items"]]
    set_status = {"kind": "set_value", "about": summit, "field": "status", "value": "cancelled"}
    wish = {**set_status, "reason": "told by the hosts"}
    tried = done(client, graph, client.post("/decisions", json={**wish, "author": "Ana", "dry_run": True}))
    (change,) = [change for change in tried["result"]["changes"] if change["id"] == summit]
    assert {"field": "status", "before": "held", "after": "cancelled"} in change["fields"]
    assert digest(driver) == before
    job = done(client, graph, client.post("/decisions", json={**wish, "author": "Ana"}))
    assert job["state"] == "done", job
    meeting = client.get(f"/meetings/{summit}").json()
    assert (meeting["status"], meeting["decided_by"]) == ("cancelled", [job["result"]["decision"]])
    decision = client.get(f"/decisions/{job['result']['decision']}").json()
    assert (decision["author"], decision["reason"], decision["claims"]) == ("Ana", "told by the hosts", 2)
    assert decision["about"]["id"] == summit
    assert [one["id"] for one in client.get(f"/decisions?about={summit}&active=true").json()["items"]] == [
        decision["id"]
    ]
    assert client.delete(f"/decisions/{decision['id']}").status_code == 422, "a reason is needed"
    undone = done(client, graph, client.delete(f"/decisions/{decision['id']}?reason=was%20right&author=Ana"))
    assert undone["state"] == "done", undone
    assert digest(driver) == before
    assert client.get("/decisions?active=true").json()["total"] == 0
    assert client.get(f"/decisions/{decision['id']}").json()["undone_by"] == "Ana"


def test_what_cannot_be_decided(client, graph):
    wish = {"kind": "rename", "about": "m-talks-nowhere-0123456789", "value": "x", "reason": "y"}
    failed = done(client, graph, client.post("/decisions", json=wish))
    assert failed["state"] == "failed"
    assert "there is no meeting 'm-talks-nowhere-0123456789'" in failed["error"]
    assert client.post("/decisions", json=wish | {"kind": "guess"}).status_code == 422
    assert client.get("/decisions/dec-nothing").status_code == 404
    assert client.delete("/decisions/dec-nothing?reason=x").status_code == 404


def test_an_article_is_taken_back_by_a_job(client, graph, driver):
    graph.writer.retract(washington().id)
    without = digest(driver)
    graph.writer.write(*washington().build())
    job = done(client, graph, client.delete(f"/articles/{washington().id}"))
    assert job["result"]["outcome"] == "retracted"
    assert digest(driver) == without
    assert client.delete(f"/articles/{washington().id}").status_code == 404


def test_old_ids_lead_to_new_ones_and_changes_tell_of_them(client, graph):
    graph.writer.retract(alaska().id)
    (old,) = [one["id"] for one in client.get("/meetings?from=2025-08-15&to=2025-08-15").json()["items"]]
    start = client.get("/changes").json()["last"]
    graph.writer.write(*alaska().build())
    (new,) = [one["id"] for one in client.get("/meetings?from=2025-08-15&to=2025-08-15").json()["items"]]
    changes = client.get(f"/changes?since={start}").json()
    assert {"id": old, "into": new} in changes["items"][0]["merged"]
    assert changes["next"] == str(start + 1)
    assert client.get(f"/changes?since={start + 1}").json()["items"] == []
    assert client.get("/changes?since=2025-08-15T12:00:00Z").json()["items"] != []
    assert client.get("/changes?since=yesterday").status_code == 422
    for path in ("", "/participants?limit=1", "/claims"):
        moved = client.get(f"/meetings/{old}{path}", follow_redirects=False)
        assert (moved.status_code, moved.headers["Location"]) == (308, f"/meetings/{new}{path}")
        assert client.get(f"/meetings/{old}{path}").status_code == 200
    assert client.get("/meetings/m-talks-nowhere-0123456789").status_code == 404
    graph.source.driver.execute_query("MATCH (c:Change) WHERE c.id < $last DELETE c", last=start + 1)
    gone = client.get("/changes?since=1")
    assert (gone.status_code, gone.json()["title"]) == (410, "No longer kept")
