"""Runs of ingest on the real graph: what is known is left alone, what changed is read again, failure stops nothing."""

import json
import os
import signal
from pathlib import Path
from typing import Any

import neo4j
import pytest
from pydantic import SecretStr

from graph_schema.model.run import RunState
from graph_schema.store.connect import Server, open_driver
from graph_schema.store.digest import digest
from graph_schema.store.ledger import Ledger
from graph_schema.store.local_neo4j import ports
from graph_schema.store.writer import GraphWriter
from ingest.nlp.pipeline import FALLBACK_MODEL, load_pipeline
from ingest.report import ArticleOutcome, RunReport, State
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.sources import open_sources
from ingest.worker import ingest_all, ingest_article

SETTINGS = IngestSettings(spacy_model=FALLBACK_MODEL, batch=2)

PIECES = {
    "lima": "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday.",
    "oslo": "Norwegian Prime Minister Jonas Gahr Store received Finnish President Sauli Niinisto in Oslo on Tuesday.",
    "rome": "The foreign ministers of Italy and Spain will meet in Rome on Friday, the Italian government said.",
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name, text in PIECES.items():
        put(tmp_path, name, text)
    return tmp_path


def put(folder: Path, name: str, text: str, **metadata: str) -> None:
    (folder / f"{name}.txt").write_text(text)
    told = {"published": "2023-05-03", "url": f"https://example.org/{name}", **metadata}
    (folder / f"{name}.json").write_text(json.dumps(told))


def run(graph: neo4j.Driver, *paths: Path, **changed: Any) -> RunReport:
    writer, ledger = GraphWriter(graph, None, update), Ledger(graph)
    return ingest_all(open_sources(paths), writer, ledger, SETTINGS.model_copy(update=changed))


def states(report: RunReport) -> dict[str, str]:
    return {Path(outcome.origin).stem: outcome.state for outcome in report.outcomes}


def everything(graph: neo4j.Driver) -> list[Any]:
    rows, _, _ = graph.execute_query(
        "MATCH (n) WHERE NOT n:IngestRun OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m.id AS to ORDER BY n.id, type(r), to"
    )
    return sorted(json.dumps(row.data(), default=str, sort_keys=True) for row in rows)


def test_a_folder_comes_in_and_again_changes_nothing_at_all(graph: neo4j.Driver, news: Path) -> None:
    first = run(graph, news)
    assert states(first) == {"lima": "written", "oslo": "written", "rome": "written"}
    assert first.exit_code == 0
    assert sum(outcome.meetings for outcome in first.outcomes) >= 3
    (recorded,) = Ledger(graph).runs()
    assert (recorded.id, recorded.written, recorded.state) == (first.id, 3, RunState.DONE)
    assert recorded.finished_at
    assert recorded.finished_at >= recorded.started_at
    before = everything(graph)
    again = run(graph, news)
    assert set(states(again).values()) == {"unchanged"}
    assert again.exit_code == 0
    assert everything(graph) == before
    assert [(one.unchanged, one.written) for one in Ledger(graph).runs()] == [(3, 0), (0, 3)]


def test_a_bad_article_stops_no_other_and_is_recorded_with_its_reason(graph: neo4j.Driver, news: Path) -> None:
    (news / "bad.txt").write_bytes(b"\xff\xfe\xff")
    (news / "dayless.txt").write_text("No day is told.")
    put(news, "french", "Les ministres de la France et de l'Italie se sont vus à Paris et ils ont parlé de la paix.")
    report = run(graph, news)
    taken = {"lima": "written", "oslo": "written", "rome": "written", "french": "skipped"}
    assert states(report) == {**taken, "bad": "failed", "dayless": "failed"}
    assert report.exit_code == 1
    found = Ledger(graph).run(report.id, state="failed")
    assert found
    assert found[0].failed == 2
    told = {Path(entry.origin).name: entry.reason or "" for entry in found[1]}
    assert told["dayless.txt"].startswith("has no day of publication")
    assert "does not fit" in told["bad.txt"]
    (french,), _, _ = graph.execute_query("MATCH (a:Article {language: 'fr'}) RETURN a.skipped AS why")
    assert french["why"] == "not English (fr)"
    again = run(graph, news)
    assert again.count(State.UNCHANGED) == 4
    assert again.count(State.FAILED) == 2


def test_an_edited_article_takes_the_place_of_its_first_edition(graph: neo4j.Driver, news: Path) -> None:
    run(graph, news)
    put(news, "lima", PIECES["lima"].replace("Lima", "Cusco"))
    report = run(graph, news)
    assert states(report) == {"lima": "written", "oslo": "unchanged", "rome": "unchanged"}
    edited = digest(graph)
    rows, _, _ = graph.execute_query("MATCH (a:Article) RETURN count(a) AS articles")
    assert rows[0]["articles"] == 3
    graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
    run(graph, news)
    assert digest(graph) == edited


@pytest.mark.parametrize("told", [{"outlet": "Example Post"}, {"published": "2023-05-04"}, {"title": "Talks"}])
def test_other_metadata_are_an_edit_too(graph: neo4j.Driver, news: Path, told: dict[str, str]) -> None:
    run(graph, news)
    put(news, "oslo", PIECES["oslo"], **told)
    assert states(run(graph, news))["oslo"] == "written"
    assert states(run(graph, news))["oslo"] == "unchanged"


def test_another_extractor_reads_all_again(graph: neo4j.Driver, news: Path) -> None:
    run(graph, news)
    graph.execute_query("MATCH (a:Article) SET a.extractor = 'another'")
    assert set(states(run(graph, news)).values()) == {"written"}


def test_two_editions_in_one_run_end_with_the_later_one(graph: neo4j.Driver, tmp_path: Path) -> None:
    told = {"published": "2023-05-03", "url": "https://example.org/a"}
    rows = [{**told, "text": PIECES["lima"]}, {**told, "text": PIECES["oslo"]}]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    for _ in range(2):
        run(graph, path, batch=1)
        kept, _, _ = graph.execute_query("MATCH (a:Article) RETURN a.text AS text")
        assert [row["text"] for row in kept] == [PIECES["oslo"]]


def test_a_run_is_the_sum_of_its_articles(graph: neo4j.Driver, news: Path) -> None:
    writer, nlp = GraphWriter(graph, None, update), load_pipeline(FALLBACK_MODEL)
    outcomes = [ingest_article(raw, nlp, writer) for raw in open_sources([news])]  # type: ignore[arg-type]
    assert {outcome.state for outcome in outcomes} == {State.WRITTEN}
    alone = digest(graph)
    graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
    run(graph, news)
    assert digest(graph) == alone


def test_a_signal_ends_the_run_after_the_articles_at_hand(graph: neo4j.Driver, news: Path) -> None:
    def first_then_signal(outcome: ArticleOutcome) -> None:
        if Path(outcome.origin).stem == "lima":
            os.kill(os.getpid(), signal.SIGTERM)

    writer, ledger = GraphWriter(graph, None, update), Ledger(graph)
    report = ingest_all(open_sources([news]), writer, ledger, SETTINGS, first_then_signal)
    assert states(report) == {"lima": "written", "oslo": "written"}
    assert report.exit_code == 128 + signal.SIGTERM
    assert [(one.state, one.stopped) for one in Ledger(graph).runs()] == [(RunState.STOPPED, report.stopped)]
    assert states(run(graph, news)) == {"lima": "unchanged", "oslo": "unchanged", "rome": "written"}


def test_a_database_that_is_gone_ends_the_run_with_its_reason(news: Path) -> None:
    server = Server(uri=f"bolt://127.0.0.1:{ports.any_free()}", user="neo4j", password=SecretStr("x"), local=False)
    with open_driver(server, connection_acquisition_timeout=1, max_transaction_retry_time=1) as nowhere:
        report = run(nowhere, news)
    assert report.outcomes == []
    assert report.exit_code == 2
    assert report.stopped
    assert "can't be reached" in report.stopped
