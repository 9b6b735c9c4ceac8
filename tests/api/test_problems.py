"""Every error leaves as ``application/problem+json``."""

import httpx
import neo4j
import pytest

from app.access.settings import AccessSettings
from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from tests.api.serving import serving


def problem(response: httpx.Response, status: int) -> dict[str, object]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, object] = response.json()
    assert body["status"] == status
    assert {"type", "title", "detail", "instance"} <= body.keys()
    return body


@pytest.mark.parametrize(
    "path",
    [
        "/meetings/meeting:nowhere",
        "/meetings/meeting:nowhere/participants",
        "/meetings/meeting:nowhere/claims",
        "/actors/person:nobody",
        "/actors/person:nobody/meetings",
        "/actors/person:nobody/positions",
        "/articles/art-0",
        "/nothing/here",
        "/meetings/a%2Fb%3F/participants",
        "/actors/%00",
    ],
)
def test_not_found(client: httpx.Client, path: str) -> None:
    body = problem(client.get(path), 404)
    assert body["type"] == "urn:problem-type:parley:not-found"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_method_not_allowed(client: httpx.Client, method: str) -> None:
    response = client.request(method, "/meetings")
    problem(response, 405)
    assert response.headers["allow"] == "GET"


@pytest.mark.parametrize(
    ("path", "allowed"), [("/articles", "GET, POST"), ("/articles/x", "DELETE, GET"), ("/cypher", "POST")]
)
def test_method_not_allowed_tells_of_all_that_are(client: httpx.Client, path: str, allowed: str) -> None:
    response = client.put(path)
    problem(response, 405)
    assert response.headers["allow"] == allowed


@pytest.mark.parametrize("path", ["/articles", "/decisions", "/cypher"])
def test_a_body_that_is_no_text_is_told_so(store_settings: StoreSettings, small_graph: neo4j.Driver, path: str) -> None:
    access = AccessSettings(anonymous="write")
    with serving(create_app(ApiSettings(store=store_settings, timeout=60, access=access))) as writing:
        response = writing.post(path, content=b"\xff\xfe{", headers={"Content-Type": "application/json"})
    assert problem(response, 400)["type"] == "urn:problem-type:parley:unreadable-body"


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/meetings?limit=0", "query.limit"),
        ("/meetings?limit=201", "query.limit"),
        ("/meetings?limit=many", "query.limit"),
        ("/meetings?offset=-1", "query.offset"),
        ("/meetings?offset=99999999999999999999", "query.offset"),
        ("/meetings?kind=party", "query.kind"),
        ("/meetings?status=over", "query.status"),
        ("/meetings?from=yesterday", "query.from"),
        ("/meetings?to=2025-02-30", "query.to"),
        ("/meetings?from=0000", "query.from"),
        ("/meetings?from=2025&to=2024", "query"),
        ("/meetings?actors=Trump", "query.actors"),
        ("/meetings?q=", "query.q"),
        ("/meetings?actor=", "query.actor.0"),
        (f"/meetings?q={'x' * 201}", "query.q"),
        ("/actors?country=Ukraine", "query.country"),
        ("/actors/state:UKR/meetings?role=king", "query.role"),
        ("/positions?stance=likes", "query.stance"),
        ("/articles?from=2025-13", "query.from"),
    ],
)
def test_values_that_cannot_be_taken_are_named(client: httpx.Client, path: str, where: str) -> None:
    body = problem(client.get(path), 422)
    errors = body["errors"]
    assert isinstance(errors, list)
    assert [error["where"] for error in errors] == [where]


SEARCHES = [
    ("/meetings", "q"),
    ("/meetings", "actor"),
    ("/meetings", "place"),
    ("/actors", "q"),
    ("/positions", "topic"),
    ("/positions", "q"),
    ("/articles", "q"),
    ("/articles", "outlet"),
]


@pytest.mark.parametrize(("path", "name"), SEARCHES)
def test_any_text_is_a_question_not_an_error(client: httpx.Client, path: str, name: str) -> None:
    for text in ("a AND", "OR", "(", "x~", "\\", '"', "a:b", "*", "+-", "\U0001f600", "ب", "\x00", "null", "'; MATCH"):
        assert client.get(path, params={name: text}).status_code == 200, text
