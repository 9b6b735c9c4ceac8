"""Read-only Cypher over REST: off unless allowed; what does more than read is refused. The attacks are real."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import neo4j
import pytest

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from tests.api.serving import serving
from tests.api.test_problems import problem


@pytest.fixture(scope="module")
def open_client(small_graph: neo4j.Driver, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    settings = ApiSettings(store=store_settings, timeout=60, cypher=True, cypher_timeout=3, cypher_rows=50)
    with serving(create_app(settings)) as client:
        yield client


def ask(client: httpx.Client, query: str, **params: object) -> httpx.Response:
    return client.post("/cypher", json={"query": query, "params": params})


def test_it_is_off_unless_the_operator_allows_it(client: httpx.Client) -> None:
    assert "PARLEY_API_CYPHER" in str(problem(ask(client, "RETURN 1"), 403)["detail"])


def test_what_reads_is_answered(open_client: httpx.Client) -> None:
    answer = ask(open_client, "MATCH (m:Meeting {status: $status}) RETURN count(m) AS n", status="held").json()
    assert answer == {"columns": ["n"], "rows": [{"n": 3}], "cut": False}
    node = ask(open_client, "MATCH (a:Actor {id: 'state:UKR'}) RETURN a").json()["rows"][0]["a"]
    assert "State" in node["labels"]


def test_more_rows_than_allowed_are_cut(open_client: httpx.Client) -> None:
    answer = ask(open_client, "UNWIND range(1, 1000) AS x RETURN x").json()
    assert (len(answer["rows"]), answer["cut"]) == (50, True)


@pytest.mark.parametrize(
    "query",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1:7474/' AS line RETURN line",
        "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
        "CREATE (n:Actor {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (m:Meeting) SET m.status = 'held'",
        "MERGE (n:Actor {id: 'x'}) RETURN n",
        "CREATE INDEX x FOR (n:Actor) ON (n.x)",
        "CALL dbms.listConfig()",
        "CALL db.clearQueryCaches()",
        "SHOW USERS",
        "SHOW SETTINGS",
        "SHOW TRANSACTIONS",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
        "CREATE USER mallory SET PASSWORD 'abcdefgh'",
        "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS RETURN 1",
        "USE system SHOW DATABASES",
        "RETURN 1; MATCH (n) DETACH DELETE n",
        "EXPLAIN MATCH (n) DETACH DELETE n",
        "PROFILE MATCH (n) DETACH DELETE n",
        "CYPHER planner=cost MATCH (n) DETACH DELETE n",
        "RETURN \\u0061poc.load.json('x')",
        "no cypher at all",
    ],
)
def test_what_does_more_is_refused_and_changes_nothing(
    open_client: httpx.Client, small_graph: neo4j.Driver, query: str
) -> None:
    before = small_graph.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"]
    problem(ask(open_client, query), 422)
    assert small_graph.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == before


@pytest.mark.parametrize(
    "query",
    [
        "UNWIND range(1, 1000000000) AS x RETURN max(x)",
        "MATCH (a), (b), (c), (d), (e), (f) WHERE a.id + b.id + c.id + d.id + e.id + f.id = 'x' RETURN count(*)",
    ],
)
def test_a_statement_that_takes_too_long_is_cut(open_client: httpx.Client, query: str) -> None:
    response = ask(open_client, query)
    assert response.status_code in (503, 504), response.text
    assert open_client.get("/meetings").status_code == 200


def test_a_statement_that_eats_memory_is_cut(open_client: httpx.Client) -> None:
    response = ask(
        open_client, "UNWIND range(1, 100000000) AS x WITH collect(toString(x) + 'aaaaaaaa') AS l RETURN size(l)"
    )
    assert response.status_code in (422, 503, 504), response.text
    assert open_client.get("/meetings").status_code == 200


def test_parameters_are_values_not_cypher(open_client: httpx.Client) -> None:
    evil = "x'}) DETACH DELETE n //"
    assert ask(open_client, "MATCH (n:Actor {id: $id}) RETURN n.name", id=evil).json()["rows"] == []


def test_the_examples_of_the_guide_are_a_file_without_statements_that_write() -> None:
    text = (Path(__file__).parents[2] / "app" / "browser" / "guide.yaml").read_text(encoding="utf-8")
    assert not {"CREATE", "MERGE", "DELETE", "SET"} & set(text.split())
