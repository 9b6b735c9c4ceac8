"""Orders over HTTP: what is taken, what is refused, and where one asks how far they are."""

from collections.abc import Iterator

import httpx
import neo4j
import pytest

from app.access.settings import AccessSettings
from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from graph_schema.store.jobs import JobQueue
from tests.api.serving import serving

TEXT = "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday."
ARTICLE = {"text": TEXT, "published": "2023-05-03", "url": "https://example.org/lima"}

JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def service(driver: neo4j.Driver, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    access = AccessSettings(anonymous="write")
    settings = ApiSettings(store=store_settings, timeout=60, max_body=10_000, access=access)
    with serving(create_app(settings)) as client:
        yield client


@pytest.fixture
def queue(empty_graph: neo4j.Driver) -> JobQueue:
    return JobQueue(empty_graph)


def test_an_article_becomes_a_job_with_an_address(service: httpx.Client, queue: JobQueue) -> None:
    answer = service.post("/articles", json=ARTICLE)
    assert answer.status_code == 202
    job = answer.json()
    assert (job["kind"], job["state"], job["attempts"]) == ("ingest", "queued", 0)
    assert answer.headers["location"] == f"/jobs/{job['id']}"
    assert service.get(answer.headers["location"]).json() == job
    task = queue.claim(["ingest"])
    assert task is not None
    assert task.payload == {"articles": [ARTICLE]}
    assert queue.finish(task, {"counts": {"written": 1}})
    told = service.get(f"/jobs/{job['id']}").json()
    assert (told["state"], told["result"]) == ("done", {"counts": {"written": 1}})
    assert told["finished_at"] >= told["started_at"] >= told["created_at"]


def test_several_articles_are_one_job(service: httpx.Client, queue: JobQueue) -> None:
    page = {"html": f"<html><body><article><p>{TEXT}</p></article></body></html>", "outlet": "Example Post"}
    assert service.post("/articles", json={"articles": [ARTICLE, page]}).status_code == 202
    task = queue.claim(["ingest"])
    assert task is not None
    assert task.payload["articles"] == [ARTICLE, page]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({}, "either text or html"),
        ({**ARTICLE, "html": "<p>"}, "either text or html"),
        ({"text": TEXT}, "Parley does not guess"),
        ({**ARTICLE, "published": "03/05/2023"}, "published"),
        ({**ARTICLE, "url": "javascript:alert(1)"}, "url"),
        ({**ARTICLE, "colour": "red"}, "colour"),
        ({"articles": []}, "articles"),
        ([ARTICLE], "body"),
    ],
)
def test_what_can_not_be_an_article_is_refused_with_a_reason(
    service: httpx.Client, queue: JobQueue, body: object, why: str
) -> None:
    answer = service.post("/articles", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert any(why in f"{one['where']} {one['why']}" for one in answer.json()["errors"])
    assert queue.page() == []


def test_a_body_that_is_too_large_is_refused(service: httpx.Client, queue: JobQueue) -> None:
    answer = service.post("/articles", json={**ARTICLE, "text": "x" * 20_000})
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:problem-type:parley:request-too-large"
    assert "PARLEY_API_MAX_BODY" in answer.json()["detail"]
    chunked = service.post("/articles", content=(b"x" * 1000 for _ in range(20)), headers=JSON)
    assert chunked.status_code == 413
    assert queue.page() == []


def test_no_json_is_refused(service: httpx.Client, queue: JobQueue) -> None:
    for headers in (JSON, {"content-type": "text/plain"}):
        assert service.post("/articles", content=b"{", headers=headers).status_code == 422
    assert queue.page() == []


def test_jobs_are_listed_the_latest_first(service: httpx.Client, queue: JobQueue) -> None:
    ids = [service.post("/articles", json=ARTICLE).json()["id"] for _ in range(3)]
    queue.claim(["ingest"])
    page = service.get("/jobs", params={"limit": 2}).json()
    assert page["total"] == 3
    assert [job["id"] for job in page["items"]] == ids[:0:-1]
    assert page["next"] == "/jobs?offset=2&limit=2"
    assert [job["id"] for job in service.get("/jobs", params={"state": "running"}).json()["items"]] == ids[:1]
    assert service.get("/jobs", params={"kind": "retract"}).json()["items"] == []
    assert service.get("/jobs", params={"state": "lazy"}).status_code == 422


def test_there_is_no_such_job(service: httpx.Client, queue: JobQueue) -> None:
    answer = service.get("/jobs/job-nowhere")
    assert answer.status_code == 404
    assert "no job 'job-nowhere'" in answer.json()["detail"]
