"""Read-only Cypher: what reads runs, what does anything else is refused before it runs. The attacks are real."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import neo4j
import pytest

from graph_schema.errors import QueryError, StoreTimeoutError
from graph_schema.queries import catalog
from graph_schema.queries.catalog import Kind
from graph_schema.store.migrate import migrate
from graph_schema.store.reader import Source
from graph_schema.store.readonly import run_readonly


@pytest.fixture
def source(empty_graph: neo4j.Driver) -> Source:
    migrate(empty_graph)
    empty_graph.execute_query(
        "CREATE (a:Actor:Person {id: 'person:a', name: 'Ada'})-[:PARTICIPATED_IN {role: 'host'}]->"
        "(m:Meeting {id: 'meeting:m', title: 'M', first_day: date('2025-08-15')})"
    )
    return Source(empty_graph, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MATCH (m:Meeting) RETURN m.title AS title, m.first_day AS day;", [{"title": "M", "day": "2025-08-15"}]),
        ("MATCH (a:Actor {id: $id})-->(m) RETURN count(m) AS n", [{"n": 1}]),
        ("CALL db.labels() YIELD label WITH label WHERE label = 'Actor' RETURN label", [{"label": "Actor"}]),
        (
            "CALL db.index.fulltext.queryNodes('actor_names', 'ada') YIELD node RETURN node.name AS name",
            [{"name": "Ada"}],
        ),
        ("RETURN date.truncate('month', date('2025-08-15')) AS day", [{"day": "2025-08-01"}]),
        ("RETURN 'apoc.load.json(x) // LOAD CSV' AS text", [{"text": "apoc.load.json(x) // LOAD CSV"}]),
        ("MATCH p = SHORTEST 1 (a:Actor)--+(m:Meeting) RETURN length(p) AS n", [{"n": 1}]),
        (
            "MATCH (a:Actor)-[r]->(m) WITH a, r, m AS left_out RETURN a, r",
            [
                {
                    "a": {"labels": ["Actor", "Person"], "properties": {"id": "person:a", "name": "Ada"}},
                    "r": {
                        "type": "PARTICIPATED_IN",
                        "start": "person:a",
                        "end": None,
                        "properties": {"role": "host"},
                    },
                }
            ],
        ),
    ],
)
def test_what_only_reads_is_run(source: Source, text: str, expected: list[dict[str, object]]) -> None:
    assert run_readonly(source, text, {"id": "person:a"}).rows == expected


ATTACKS = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:7474/' AS line RETURN line",
    "load /* */ csv from 'file:///etc/passwd' as line return line",
    "RETURN EXISTS { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } AS x",
    "RETURN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } AS x",
    "MATCH (n) CALL (n) { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "MATCH (n) RETURN n UNION LOAD CSV FROM 'file:///etc/passwd' AS n RETURN n",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW SETTINGS",
    "SHOW USERS",
    "SHOW DATABASES",
    "SHOW PROCEDURES",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "CREATE USER mallory SET PASSWORD 'long-enough-to-pass'",
    "CREATE (n:Actor {id: 'x'})",
    "CREATE (n:Actor {id: 'x'}) RETURN n",
    "MERGE (n:Actor {id: 'x'})",
    "MATCH (n) SET n.name = 'B'",
    "MATCH (n) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "FOREACH (x IN [1] | CREATE (:Actor {id: 'x'}))",
    "UNWIND [1] AS x CALL (x) { CREATE (:Actor {id: 'x'}) } IN TRANSACTIONS",
    "UNWIND [1] AS x CALL (x) { MATCH (n) RETURN n } IN TRANSACTIONS RETURN n",
    "CREATE INDEX mine FOR (n:Actor) ON (n.name)",
    "DROP CONSTRAINT actor_id",
    "DROP INDEX actor_names IF EXISTS",
    "CALL dbms.listConfig()",
    "CALL dbms.listConfig",
    "call `dbms`.`listConfig`",
    "CALL dbms . /* */ listConfig ( )",
    "CALL db.clearQueryCaches()",
    "CALL db.createLabel('X')",
    "CALL tx.setMetaData({user: 'somebody else'})",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
    "RETURN apoc.cypher.runFirstColumnSingle('LOAD CSV FROM \"file:///etc/passwd\" AS l RETURN l', {}) AS x",
    "RETURN `apoc`.`cypher`.`runFirstColumnSingle`('x', {}) AS x",
    "RETURN apoc /* ' */ . cypher . runFirstColumnSingle ('x', {}) AS x",
    "RETURN 'it\\'s' AS a, apoc.x.y('') AS b",
    "RETURN \\u0061poc.x.y() AS b",
    "RETURN '\\u0027 + apoc.x.y() + \\u0027' AS b",
    "PROFILE MATCH (n) RETURN n",
    "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    "CYPHER runtime=slotted CREATE (n:Actor {id: 'x'})",
    "EXPLAIN CREATE (n:Actor {id: 'x'})",
    "",
    "// nothing",
    ":param x => 1",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_what_does_more_is_refused_and_changes_nothing(source: Source, text: str) -> None:
    with pytest.raises(QueryError):
        run_readonly(source, text, {})
    counts = "RETURN COUNT { (:Meeting) } AS meetings, COLLECT { MATCH (a:Actor) RETURN a.name } AS actors"
    assert run_readonly(source, counts, {}).rows == [{"meetings": 1, "actors": ["Ada"]}]


def test_no_address_is_asked(source: Source) -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        with pytest.raises(QueryError, match="LoadCSV"):
            run_readonly(source, f"LOAD CSV FROM 'http://127.0.0.1:{server.server_port}/' AS line RETURN line", {})
        server.shutdown()
        thread.join()
    assert asked == []


def test_no_file_is_read_even_if_its_name_is_a_parameter(source: Source, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("secret\n")
    with pytest.raises(QueryError, match="LoadCSV"):
        run_readonly(source, "LOAD CSV FROM $url AS line RETURN line", {"url": secret.as_uri()})


def test_rows_are_cut_at_the_limit(source: Source) -> None:
    answer = run_readonly(source, "UNWIND range(1, 5) AS n RETURN n", {}, max_rows=3)
    assert (len(answer.rows), answer.cut) == (3, True)
    answer = run_readonly(source, "UNWIND range(1, 3) AS n RETURN n", {}, max_rows=3)
    assert (len(answer.rows), answer.cut) == (3, False)
    assert run_readonly(source, "MATCH (n:Topic) RETURN n.id AS id", {}).columns == ("id",)


def test_what_takes_too_long_is_ended(source: Source) -> None:
    endless = (
        "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n"
    )
    with pytest.raises(StoreTimeoutError):
        run_readonly(source, endless, {}, timeout=0.5)


@pytest.mark.parametrize("name", [query.name for query in catalog.all(Kind.READ) if query.name != "schema_names"])
def test_every_read_query_uses_only_what_is_allowed(source: Source, name: str) -> None:
    query = catalog.load(name)
    literals = ", ".join(f"`{key}`: {sample}" for key, sample in query.params.items())
    params = source.driver.execute_query(f"RETURN {{{literals}}} AS params").records[0]["params"]
    assert run_readonly(source, query.text, params).columns == query.columns
