"""Health, the OpenAPI document, the pages for people."""

import json
import time

import httpx
import pytest

from app.errors import STATUSES

OTHER_MEDIA = {
    "/metrics": {"text/plain"},
    "/meetings.ics": {"text/calendar"},
    "/changes.atom": {"application/atom+xml"},
    "/export/{what}.{form}": {
        "application/graphml+xml",
        "application/json+ftm",
        "application/ld+json",
        "application/x-ndjson",
        "text/csv",
    },
    "/browser/guide": {"text/html"},
    "/browser/parley.grass": {"text/plain"},
    "/browser/queries.cypher": {"text/plain"},
}
"""What answers that are not JSON are, by path."""


def test_alive_and_ready(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    while (response := client.get("/readyz")).status_code == 503:  # plans are being made
        time.sleep(0.1)
    ready = response.json()
    assert (ready["status"], ready["articles"], ready["meetings"]) == ("ready", 3, 8)


def test_the_docs_need_no_other_host(client: httpx.Client) -> None:
    for page in ("/docs", "/redoc"):
        html = client.get(page).text
        assert "http://" not in html.replace("http://www.w3.org", "")
        assert "https://" not in html
    for file in ("swagger-ui-bundle.js", "swagger-ui.css", "redoc.standalone.js", "favicon.png"):
        assert client.get(f"/docs/files/{file}").status_code == 200


def test_openapi_is_complete(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    operations = {
        (path, method): operation for path, item in document["paths"].items() for method, operation in item.items()
    }
    assert {path for path, _ in operations} == {
        "/meetings",
        "/meetings/{id}",
        "/meetings/{id}/participants",
        "/meetings/{id}/claims",
        "/actors",
        "/actors/{id}",
        "/actors/{id}/meetings",
        "/actors/{id}/positions",
        "/positions",
        "/articles",
        "/articles/{id}",
        "/decisions",
        "/decisions/{id}",
        "/changes",
        "/changes.atom",
        "/jobs",
        "/jobs/{id}",
        "/ask",
        "/search",
        "/runs",
        "/runs/{id}",
        "/healthz",
        "/readyz",
        "/metrics",
        "/cypher",
        "/network",
        "/network/path",
        "/network/common",
        "/timeline",
        "/topics",
        "/topics/{id}",
        "/places",
        "/export/{what}.{form}",
        "/meetings.ics",
        "/browser/guide",
        "/browser/parley.grass",
        "/browser/queries.cypher",
    }
    assert len({operation["operationId"] for operation in operations.values()}) == len(operations)
    tags = {tag["name"] for tag in document["tags"]}
    for (path, _), operation in operations.items():
        assert operation["summary"]
        assert operation["description"]
        assert set(operation["tags"]) <= tags
        for status, response in operation["responses"].items():
            own = {"application/problem+json"} if status >= "400" else OTHER_MEDIA.get(path, {"application/json"})
            assert set(response.get("content", ())) == (set() if status[0] == "3" else own), (path, status)
        assert "500" in operation["responses"]
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_openapi_refers_only_to_what_it_holds(client: httpx.Client) -> None:
    text = client.get("/openapi.json").text
    document = json.loads(text)

    def references(node: object) -> set[str]:
        if isinstance(node, dict):
            own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
            return own.union(*(references(value) for value in node.values()))
        if isinstance(node, list):
            return set().union(*(references(value) for value in node))
        return set()

    held = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert references(document) == held


@pytest.mark.parametrize("status", STATUSES)
def test_every_error_status_is_described_somewhere(client: httpx.Client, status: int) -> None:
    if status == 405:  # a method that has no operation has no place in the document
        return
    assert f'"{status}"' in client.get("/openapi.json").text
