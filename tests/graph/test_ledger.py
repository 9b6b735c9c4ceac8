"""The ledger and the lease on the real graph: what failed is told, tried again, put aside, and never in the way."""

import datetime as dt
import json
import time
from pathlib import Path

import neo4j
import pytest

from graph_schema.model.article import RawArticle
from graph_schema.model.claim import ArticleClaims
from graph_schema.model.run import ArticleState, FailureState, RunState
from graph_schema.store.jobs import JobQueue
from graph_schema.store.lease import Lease
from graph_schema.store.ledger import ATTEMPTS, DIED, Ledger
from graph_schema.store.writer import GraphWriter
from ingest.alone import AlreadyRunningError, alone, paths_scope
from ingest.nlp.pipeline import FALLBACK_MODEL
from ingest.report import RunReport, State
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.signals import StopRequest
from ingest.sources import SourceItem, SourceProblem
from ingest.worker import ingest_all

SETTINGS = IngestSettings(spacy_model=FALLBACK_MODEL, batch=4, processes=1)
LIMA = "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday."
OSLO = "Norwegian Prime Minister Jonas Gahr Store received Finnish President Sauli Niinisto in Oslo on Tuesday."


def raw(text: str, name: str) -> RawArticle:
    return RawArticle(text=text, published=dt.date(2023, 5, 3), url=f"https://example.org/{name}", origin=f"{name}.txt")


def unwritable(graph: neo4j.Driver) -> GraphWriter:
    """A writer whose resolution has a bug that one article meets."""

    def resolve(changes, memory):  # type: ignore[no-untyped-def]
        told = [claim.sentence for change in changes if change.after for claim in change.after.claims.meetings]
        if any("Oslo" in sentence for sentence in told):
            raise ZeroDivisionError("a bug")
        return update(changes, memory)

    return GraphWriter(graph, None, resolve)


def run(graph: neo4j.Driver, *items: SourceItem, writer: GraphWriter | None = None, tries: int = 1) -> RunReport:
    writer = writer or GraphWriter(graph, None, update)
    return ingest_all(items, writer, Ledger(graph), SETTINGS, scope="test", tries=tries)


def states(report: RunReport) -> list[str]:
    return [str(outcome.state) for outcome in report.outcomes]


def test_an_article_that_can_not_be_written_is_put_aside_after_three_runs(graph: neo4j.Driver) -> None:
    ledger, broken = Ledger(graph), unwritable(graph)
    for number in range(ATTEMPTS):
        report = run(graph, raw(LIMA, "lima"), raw(OSLO, "oslo"), writer=broken)
        assert sorted(states(report)) == ["failed", "unchanged" if number else "written"]
        assert report.exit_code == 1
        (failure,) = ledger.failed(list(FailureState))
        assert failure.attempts == number + 1
        assert failure.reason == "can't be written: ZeroDivisionError: a bug"
    assert failure.state is FailureState.QUARANTINED
    aside = run(graph, raw(OSLO, "oslo"), writer=broken)
    assert states(aside) == ["quarantined"]
    assert aside.exit_code == 0
    found = ledger.run(aside.id)
    assert found
    assert found[0].quarantined == 1
    assert "put aside after it failed 3 times: can't be written" in (found[1][0].reason or "")
    edited = run(graph, raw(OSLO.replace("Tuesday", "Friday"), "oslo"))
    assert states(edited) == ["written"], "another edition is worth another try"
    assert ledger.failed(list(FailureState)) == []


def test_what_was_put_aside_can_be_tried_again_or_given_up(graph: neo4j.Driver) -> None:
    ledger = Ledger(graph)
    for _ in range(ATTEMPTS):
        run(graph, raw(OSLO, "oslo"), writer=unwritable(graph))
    (failure,) = ledger.failed([FailureState.QUARANTINED])
    assert ledger.failed_as([failure.id]) == {failure.id: ("oslo.txt", raw(OSLO, "oslo"))}
    assert ledger.drop_failures([failure.id]) == 1
    assert ledger.failed([FailureState.QUARANTINED]) == []
    assert states(run(graph, raw(OSLO, "oslo"))) == ["quarantined"]
    assert ledger.forget_failures([failure.id]) == 1
    assert states(run(graph, raw(OSLO, "oslo"))) == ["written"]


def test_what_is_no_article_is_put_aside_too_unless_the_cause_may_pass(graph: neo4j.Driver) -> None:
    for _ in range(ATTEMPTS):
        run(graph, SourceProblem("a.txt", "is empty"), SourceProblem("https://b.example", "busy", again=True))
    again = run(graph, SourceProblem("a.txt", "is empty"), SourceProblem("https://b.example", "busy", again=True))
    assert sorted(states(again)) == ["failed", "quarantined"]
    (failure,) = Ledger(graph).failed(list(FailureState))
    assert (failure.origin, failure.attempts) == ("a.txt", ATTEMPTS)
    mended = raw(LIMA, "lima").model_copy(update={"origin": "a.txt"})
    assert states(run(graph, mended)) == ["written"]
    assert Ledger(graph).failed(list(FailureState)) == []


def test_an_order_is_tried_three_times_at_once(graph: neo4j.Driver) -> None:
    report = run(graph, raw(OSLO, "oslo"), raw(LIMA, "lima"), writer=unwritable(graph), tries=ATTEMPTS)
    assert sorted(states(report)) == ["failed", "written"]
    (failure,) = Ledger(graph).failed(list(FailureState))
    assert (failure.state, failure.attempts) == (FailureState.QUARANTINED, ATTEMPTS)
    found = Ledger(graph).run(report.id)
    assert found
    assert (found[0].written, found[0].failed) == (1, 1)
    assert sorted((entry.number, entry.state) for entry in found[1]) == [
        (0, ArticleState.WRITTEN),
        (1, ArticleState.FAILED),
    ]


def test_a_run_without_an_end_is_found_out_by_the_next_one(graph: neo4j.Driver) -> None:
    ledger = Ledger(graph)
    ledger.begin("run-1", "test", "x")
    ledger.begin("run-2", "another", "x")
    assert ledger.begin("run-3", "test", "x") == 1
    told = {one.id: (one.state, one.stopped) for one in ledger.runs()}
    assert told == {
        "run-1": (RunState.DIED, DIED),
        "run-2": (RunState.RUNNING, None),
        "run-3": (RunState.RUNNING, None),
    }


def test_old_runs_are_forgotten_with_their_entries(graph: neo4j.Driver) -> None:
    old, new = run(graph, raw(LIMA, "lima")), run(graph, raw(OSLO, "oslo"))
    graph.execute_query("MATCH (r:IngestRun {id: $id}) SET r.started_at = datetime() - duration('P91D')", id=old.id)
    assert Ledger(graph).prune(90) >= 2
    assert [one.id for one in Ledger(graph).runs()] == [new.id]
    rows, _, _ = graph.execute_query("MATCH (e:IngestRecord) RETURN e.origin AS origin")
    assert [row["origin"] for row in rows] == ["oslo.txt"]
    assert states(run(graph, raw(LIMA, "lima"))) == ["unchanged"]


def test_a_batch_that_fails_leaves_neither_articles_nor_entries(graph: neo4j.Driver) -> None:
    from ingest.nlp.pipeline import load_pipeline
    from ingest.reading import read_article

    told = [read_article(raw(text, text[:4]), load_pipeline(FALLBACK_MODEL)) for text in (LIMA, OSLO)]
    assert all(isinstance(claims, ArticleClaims) for _, claims in told)
    with pytest.raises(ZeroDivisionError):
        unwritable(graph).write_all(told)
    rows, _, _ = graph.execute_query("MATCH (n) WHERE n:Article OR n:Claim OR n:Actor RETURN count(n) AS n")
    assert rows[0]["n"] == 0


@pytest.fixture
def lease(graph: neo4j.Driver) -> Lease:
    return Lease(graph, None, "test", 60)


def test_only_one_has_the_lease(graph: neo4j.Driver, lease: Lease) -> None:
    assert lease.take() is None
    other = Lease(graph, None, "test", 60)
    holding = other.take()
    assert holding
    assert abs(holding.since - dt.datetime.now(dt.UTC)) < dt.timedelta(hours=1)
    assert not other.renew()
    other.give_back()
    assert lease.renew(), "who has not got it can't give it back"
    lease.give_back()
    assert other.take() is None
    with (
        pytest.raises(AlreadyRunningError, match=r"^already running since 2.* UTC: process \d+ on "),
        alone(lease, StopRequest()),
    ):
        pass


def test_a_lease_that_is_over_is_taken_over_and_its_holder_stops(graph: neo4j.Driver) -> None:
    stop = StopRequest()
    lease = Lease(graph, None, "test", 0.4)
    with alone(lease, stop):
        time.sleep(0.8)
        assert not stop, "a lease that is renewed lasts"
        graph.execute_query("MATCH (l:Lease) SET l.until = datetime() - duration('PT1S')")
        other = Lease(graph, None, "test", 60)
        while other.take():
            graph.execute_query("MATCH (l:Lease) SET l.until = datetime() - duration('PT1S')")
        until = time.monotonic() + 10
        while not stop and time.monotonic() < until:
            time.sleep(0.05)
        assert stop.reason == "its lease was over, another run took it over and goes on"
    assert other.renew(), "who lost it does not give back what is another's"


def test_paths_are_one_scope_in_whatever_order(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    one, two = tmp_path / "a", tmp_path / "b.jsonl"
    assert paths_scope([one, two]) == paths_scope([two, tmp_path / "a" / ".." / "a"])
    assert paths_scope([one]) != paths_scope([two])


def test_the_ledger_is_no_part_of_what_the_graph_says(graph: neo4j.Driver) -> None:
    writer = GraphWriter(graph, None, update)
    before = writer.digest()
    run(graph, SourceProblem("a.txt", "is empty"))
    Ledger(graph).keep_cursor("feed", json.dumps({}))
    JobQueue(graph).enqueue("retract", {})
    assert Ledger(graph).cursors() == {"feed": "{}"}
    assert writer.digest() == before
    assert State.FAILED == "failed"
