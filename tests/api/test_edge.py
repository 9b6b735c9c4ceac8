"""Ids, logs, metrics, headers, conditions: what every request and answer has."""

import json
import re
import subprocess
import time

import httpx
import neo4j
import pytest

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j import ports
from tests.api.serving import serving
from tests.api.test_problems import problem
from tests.api.test_serve import start


def test_every_answer_has_a_request_id_and_careful_headers(client: httpx.Client) -> None:
    for path in ("/meetings", "/nowhere", "/docs", "/meetings?limit=0", "/metrics", "/docs/files/favicon.png"):
        response = client.get(path)
        assert re.fullmatch(r"[0-9a-f]{16}", response.headers["x-request-id"])
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in response.headers["content-security-policy"]


def test_an_id_of_the_client_is_kept_if_it_is_harmless(client: httpx.Client) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "job-7:3"}).headers["x-request-id"] == "job-7:3"
    assert client.get("/healthz", headers={"X-Request-ID": "a b"}).headers["x-request-id"] != "a b"


@pytest.mark.parametrize("path", ["/meetings", "/actors/state:UKR", "/positions?stance=demands"])
def test_who_has_the_answer_already_gets_no_bytes(client: httpx.Client, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": f'"x", W/{tag}'}).status_code == 304
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == 304
    other = client.get(path, headers={"If-None-Match": '"something else"'})
    assert (other.status_code, other.content) == (200, first.content)
    assert "etag" not in client.get("/nowhere").headers


def test_metrics_count_requests_by_route_not_by_id(client: httpx.Client) -> None:
    client.get("/actors/state:UKR")
    client.get("/actors/state:NOWHERE")
    client.get("/wp-login.php")
    text = client.get("/metrics").text
    assert 'parley_http_requests_total{method="GET",route="/actors/{id}",status="200"}' in text
    assert 'parley_http_requests_total{method="GET",route="/actors/{id}",status="404"}' in text
    assert "wp-login" not in text
    assert re.search(r'parley_graph_items\{kind="meetings"\} 8\.0', text)
    assert "parley_database_up 1.0" in text
    assert re.search(r"parley_http_request_seconds_count\{[^}]*\} [1-9]", text)


def test_metrics_are_there_without_a_database() -> None:
    store = StoreSettings(neo4j_uri=f"bolt://127.0.0.1:{ports.any_free()}", neo4j_password="unused")
    with serving(create_app(ApiSettings(store=store, timeout=1))) as client:
        text = client.get("/metrics").text
    assert "parley_database_up 0.0" in text
    assert "parley_graph_items" not in text


def test_a_body_that_is_too_large_is_refused(small_graph: neo4j.Driver, store_settings: StoreSettings) -> None:
    settings = ApiSettings(store=store_settings, timeout=60, cypher=True, max_body=2000)
    with serving(create_app(settings)) as client:
        problem(client.post("/cypher", json={"query": "RETURN 1", "params": {"x": "y" * 3000}}), 413)
        assert client.post("/cypher", json={"query": "RETURN 1 AS one"}).json()["rows"] == [{"one": 1}]


def test_only_listed_web_sites_may_ask(client: httpx.Client, store_settings: StoreSettings) -> None:
    asked = {"Origin": "https://news.example", "Access-Control-Request-Method": "GET"}
    assert "access-control-allow-origin" not in client.get("/meetings", headers=asked).headers
    settings = ApiSettings(store=store_settings, timeout=60, cors=("https://news.example",))
    with serving(create_app(settings)) as listed:
        allowed = listed.options("/meetings", headers=asked)
        assert allowed.headers["access-control-allow-origin"] == "https://news.example"
        other = listed.get("/meetings", headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers


@pytest.mark.parametrize("workers", ["1", "2"])
def test_log_lines_are_json_and_workers_count_together(
    small_graph: neo4j.Driver, store_env: dict[str, str], workers: str
) -> None:
    port = str(ports.any_free())
    env = store_env | {"PARLEY_API_TIMEOUT": "60", "PARLEY_API_LOG": "json"}
    base = f"http://127.0.0.1:{port}"
    with start(env, "--port", port, "--workers", workers) as process:
        try:
            wait_for(process, base)
            for number in range(8):
                httpx.get(f"{base}/healthz", headers={"X-Request-ID": f"own-{number}"}, timeout=60)
            text = httpx.get(f"{base}/metrics", timeout=60).text
        finally:
            process.terminate()
            output, _ = process.communicate(timeout=60)
    counted = re.search(r'parley_http_requests_total\{[^}]*route="/healthz",status="200"\} (\d+)', text)
    assert counted is not None
    assert int(counted.group(1)) >= 8
    lines = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    own = [line for line in lines if line.get("request_id", "").startswith("own-")]
    assert len(own) == 8
    assert {(line["path"], line["status"], line["caller"]) for line in own} == {("/healthz", 200, "address:127.0.0.1")}


def wait_for(process: "subprocess.Popen[str]", base: str) -> None:
    while process.poll() is None:
        try:
            if httpx.get(f"{base}/healthz", timeout=60).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the service ended")
