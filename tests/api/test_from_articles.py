"""From the project's example articles to answers: the real extraction, the real writer, the whole service.

What exactly is read from the examples is the golden tests' matter; here, whatever was read must be served whole, with
its sentences at their places.
"""

import datetime as dt
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import neo4j
import pytest

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.model.decision import DecisionKind, Wish
from graph_schema.queries.document import graph as described_graph
from graph_schema.settings import StoreSettings
from graph_schema.store.jobs import JobQueue
from graph_schema.store.ledger import Ledger
from graph_schema.store.migrate import migrate
from graph_schema.store.reader import Source
from graph_schema.store.subjects import decision_for
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.sources import open_sources
from ingest.worker import ingest_all
from tests.api.serving import serving
from tests.conftest import KEPT_LABEL

EXAMPLES = Path(__file__).parents[2] / "examples"
API_PAGE = Path(__file__).parents[2] / "docs" / "api.md"
REQUESTS = re.findall(r"^GET (\S+)$", API_PAGE.read_text(encoding="utf-8"), re.MULTILINE)
QUESTIONS = [
    (question, text.replace("\\|", "|"))
    for question, text in re.findall(r"^\| ([A-Z].*\?) \| (.*) \|$", API_PAGE.read_text(encoding="utf-8"), re.MULTILINE)
]
ANSWERS = re.findall(
    r"^```\nGET (\S+)\n\n(\{.*?\})\n```$", API_PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
WRITES = re.findall(r"^((?:POST|DELETE|PUT|PATCH) \S+)$", API_PAGE.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def examples(driver: neo4j.Driver) -> neo4j.Driver:
    """The graph of all example articles and nothing else."""
    migrate(driver)
    driver.execute_query(f"MATCH (n) WHERE NOT n:{KEPT_LABEL} DETACH DELETE n")
    settings = IngestSettings()
    items = open_sources([EXAMPLES], None, settings.max_article_bytes)
    report = ingest_all(items, GraphWriter(driver, None, update), Ledger(driver), settings)
    assert report.exit_code == 0, report.summary()
    JobQueue(driver).enqueue("retract", {"article_id": "art-nowhere"})
    about = {"about": "person:yuri-ushakov", "author": "The desk", "reason": "his full name"}
    wish = Wish(kind=DecisionKind.RENAME, value="Yuri Viktorovich Ushakov", **about)
    decided = decision_for(Source(driver, None), wish, dt.datetime(2025, 9, 1, tzinfo=dt.UTC))
    GraphWriter(driver, None, update).decide(decided)
    return driver


@pytest.fixture(scope="module")
def client(examples: neo4j.Driver, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    with serving(create_app(ApiSettings(store=store_settings, timeout=60))) as client:
        yield client


def every(client: httpx.Client, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    following: str | None = f"{path}{'&' if '?' in path else '?'}limit=50"
    while following:
        response = client.get(following)
        assert response.status_code == 200, response.text
        page = response.json()
        items += page["items"]
        following = page["next"]
    assert len(items) == page["total"]
    return items


def body(client: httpx.Client, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == 200, (path, response.text)
    found: dict[str, Any] = response.json()
    return found


@pytest.fixture(scope="module")
def texts(client: httpx.Client) -> dict[str, str]:
    return {item["id"]: body(client, f"/articles/{item['id']}")["text"] for item in every(client, "/articles")}


def assert_proven(fact: dict[str, Any], texts: dict[str, str]) -> None:
    """The fact has sentences, and each of them stands where it says."""
    assert fact["evidence"], fact
    for evidence in fact["evidence"]:
        text = texts[evidence["article_id"]]
        assert text[evidence["start"] : evidence["end"]] == evidence["sentence"]


def test_every_article_shows_its_claims_at_their_places(client: httpx.Client, texts: dict[str, str]) -> None:
    assert len(texts) == len(list(EXAMPLES.glob("*.txt")))
    for id, text in texts.items():
        for claim in body(client, f"/articles/{id}")["claims"]:
            assert text[claim["start"] : claim["end"]] == claim["sentence"]


def test_every_meeting_is_proven_and_so_is_everyone_in_it(client: httpx.Client, texts: dict[str, str]) -> None:
    meetings = every(client, "/meetings")
    assert meetings
    for meeting in meetings:
        assert_proven(meeting, texts)
        detail = body(client, f"/meetings/{meeting['id']}")
        assert_proven(detail, texts)
        participants = every(client, f"/meetings/{meeting['id']}/participants")
        there = {participant["id"] for participant in participants}
        assert there == {p["id"] for p in detail["participants"]} == {p["id"] for p in meeting["participants"]}
        assert not there & {p["id"] for p in detail["excluded"] + detail["absent"]}
        for participant in participants:
            assert_proven(participant, texts)
            assert participant["sentence"] in {e["sentence"] for e in participant["evidence"]}
        claims = every(client, f"/meetings/{meeting['id']}/claims")
        assert {c["sentence"] for c in claims} >= {e["sentence"] for e in detail["evidence"]}


def test_every_actor_is_proven_with_its_meetings_and_positions(client: httpx.Client, texts: dict[str, str]) -> None:
    for actor in every(client, "/actors"):
        assert_proven(actor, texts)
        detail = body(client, f"/actors/{actor['id']}")
        for office in detail["offices"] + detail["represented_by"]:
            assert_proven(office, texts)
        meetings = every(client, f"/actors/{actor['id']}/meetings")
        assert sum(meeting["took_part"] for meeting in meetings) == actor["meetings"] == detail["meetings"]
        assert len(every(client, f"/actors/{actor['id']}/positions")) == actor["positions"]
        for meeting in meetings:
            assert_proven(meeting, texts)


def test_every_position_is_proven(client: httpx.Client, texts: dict[str, str]) -> None:
    for position in every(client, "/positions"):
        assert_proven(position, texts)
        assert position["holders"]


def test_the_anchorage_summit(client: httpx.Client) -> None:
    query = "/meetings?actor=Trump&actor=Putin&kind=summit&status=held&from=2025-08-15&to=2025-08-15"
    (summit,) = every(client, query)
    assert summit["start_date"] == "2025-08-15"
    assert {"Donald Trump", "Vladimir Putin"} <= {p["name"] for p in summit["participants"]}
    assert "Volodymyr Zelenskyy" not in {p["name"] for p in summit["participants"]}


def test_the_model_page_tells_of_every_property_that_there_is(examples: neo4j.Driver) -> None:
    described = described_graph()
    nodes = {label: set(node["properties"]) for label, node in described["nodes"].items()}
    nodes |= dict.fromkeys(("Person", "State", "Organization"), nodes["Actor"])
    rows = examples.execute_query("MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT labels(n) AS labels, key").records
    strange = [
        (labels, key)
        for labels, key in rows
        if not {"SchemaVersion", "WriterLock"} & set(labels) and not any(key in nodes[label] for label in labels)
    ]
    assert strange == []


def test_the_model_page_tells_of_every_relationship_that_there_is(examples: neo4j.Driver) -> None:
    described = described_graph()
    told: dict[str, list[tuple[set[str], set[str]]]] = defaultdict(list)
    properties: dict[str, set[str]] = {}
    for start, kind, end, _, *names in described["relationships"]:
        told[kind].append((set(start.split("|")), set(end.split("|"))))
        properties[kind] = {key for name in names for key in described["relationship_properties"][name]}
    rows = examples.execute_query(
        "MATCH (a)-[r]->(b) UNWIND CASE keys(r) WHEN [] THEN [null] ELSE keys(r) END AS key "
        "RETURN DISTINCT labels(a) AS a, type(r) AS kind, labels(b) AS b, key"
    ).records
    for a, kind, b, key in rows:
        assert any(start & set(a) and end & set(b) for start, end in told[kind]), (a, kind, b)
        assert key is None or key in properties[kind], (kind, key)


@pytest.mark.parametrize("request_line", REQUESTS)
def test_every_request_of_the_api_page_is_answered(client: httpx.Client, request_line: str) -> None:
    if "{id}" in request_line:
        collection = request_line.partition("/{id}")[0]
        request_line = request_line.replace("{id}", body(client, collection)["items"][0]["id"])
    while (response := client.get(request_line)).status_code == 503 and request_line == "/readyz":
        time.sleep(0.1)
    assert response.status_code == 200, response.text
    if response.headers["content-type"] == "application/json":
        assert "items" not in response.json() or response.json()["items"], request_line


def shows(excerpt: Any, whole: Any) -> bool:
    """Whether the excerpt says nothing that the whole does not: it may leave out fields, and items of lists."""
    if isinstance(excerpt, dict):
        return isinstance(whole, dict) and all(key in whole and shows(excerpt[key], whole[key]) for key in excerpt)
    if isinstance(excerpt, list):
        rest = iter(whole)
        return all(any(shows(one, other) for other in rest) for one in excerpt)
    return bool(excerpt == whole)


@pytest.mark.parametrize(("path", "shown"), ANSWERS, ids=[path for path, _ in ANSWERS])
def test_the_answers_on_the_api_page_are_those_that_come(client: httpx.Client, path: str, shown: str) -> None:
    response = client.get(path)
    whole = [json.loads(line) for line in response.text.splitlines()] if ".jsonl" in path else response.json()
    assert shows([json.loads(shown)] if isinstance(whole, list) else json.loads(shown), whole), response.text


def test_the_entry_on_the_api_page_is_one_of_the_feed(client: httpx.Client) -> None:
    page = API_PAGE.read_text(encoding="utf-8")
    path, entry = re.findall(r"^```\nGET (\S+)\n\n(<entry>.*?</entry>)\n```$", page, re.MULTILINE | re.DOTALL)[0]
    feed = client.get(path).text
    for line in entry.splitlines():
        pieces = re.split(r"urn:\S+|\d{4}-\d\d-\d\dT[\d:.]+|http://localhost:8000|m-summit\S+| ?…", line)
        assert all(piece in feed for piece in pieces), line


def test_every_group_of_the_api_page_shows_an_answer() -> None:
    groups = re.split(r"^## ", API_PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    asking = {group.partition("\n")[0] for group in groups if "\nGET /" in group}
    showing = {group.partition("\n")[0] for group in groups if re.search(r"\nGET \S+\n\n\{", group)}
    assert asking - showing == {"Ask", "Cypher and Neo4j Browser"}  # a table of answers; pages of Browser
    assert not shows({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]})


@pytest.mark.parametrize(("question", "text"), QUESTIONS)
def test_every_question_of_the_api_page_is_answered_so(client: httpx.Client, question: str, text: str) -> None:
    answer = client.get("/ask", params={"q": question}).json()
    assert answer["text"] == text
    for one in (one for part in answer["parts"] for one in part["answers"]):
        assert one["evidence"]


def test_the_api_page_names_every_path_and_parameter(client: httpx.Client) -> None:
    page = API_PAGE.read_text(encoding="utf-8")
    named = {("get", re.sub(r"/[a-z]+:[\w-]+", "/{id}", path.partition("?")[0])) for path in REQUESTS}
    named |= {(method, re.sub(r"^/export/.*", "/export/{what}.{form}", path)) for method, path in named}
    named |= {(method.lower(), path) for method, path in (line.split() for line in WRITES)}
    for path, operations in body(client, "/openapi.json")["paths"].items():
        for method, operation in operations.items():
            assert (method, path) in named
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "query":
                    assert re.search(rf"`{parameter['name']}`|[?&]{parameter['name']}=", page), parameter["name"]
