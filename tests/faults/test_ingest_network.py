"""Ingest over a bad line, in a crowd, and with wrong clocks: nothing lost, nothing twice, and the ledger knows.

The oracle is the state of an undisturbed run: the digest of all facts, and the ids of all articles and claims.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import neo4j
import pytest

from graph_schema.model.run import ArticleState, FailureState, RunState
from graph_schema.store.connect import Server, open_driver
from graph_schema.store.ledger import Ledger
from graph_schema.store.writer import GraphWriter
from ingest.report import RunReport
from ingest.resolve import update
from tests.faults.processes import number, state, wait_until, wiped
from tests.faults.proxy import Proxy
from tests.faults.tiny_news import NEWS, take, taking


@pytest.fixture(scope="module")
def undisturbed(driver: neo4j.Driver) -> tuple[str, list[str]]:
    assert take(wiped(driver)).exit_code == 0
    return state(driver)


def slow(proxy: Proxy, graph: neo4j.Driver) -> None:
    proxy.delay = 0.02
    time.sleep(1)
    proxy.delay = 0


def stalled(proxy: Proxy, graph: neo4j.Driver) -> None:
    proxy.stall(1.5)


def broken(proxy: Proxy, graph: neo4j.Driver) -> None:
    for written in (1, 3, 5):
        wait_until(lambda wanted=written: number(graph) >= wanted)  # type: ignore[misc]
        proxy.reset()


@pytest.mark.parametrize("disturb", [slow, stalled, broken])
def test_a_bad_line_costs_time_and_nothing_else(
    undisturbed: tuple[str, list[str]],
    empty_graph: neo4j.Driver,
    neo4j_server: Server,
    disturb: Callable[[Proxy, neo4j.Driver], None],
) -> None:
    port = urlsplit(neo4j_server.uri).port
    assert port
    with Proxy(port) as proxy:
        far = neo4j_server.model_copy(update={"uri": f"bolt://127.0.0.1:{proxy.port}"})
        with open_driver(far) as line, taking(lambda: take(line)) as reports:
            wait_until(lambda: number(empty_graph) >= 1)
            disturb(proxy, empty_graph)
    (report,) = reports
    assert (report.exit_code, report.total) == (0, len(NEWS)), report.summary()
    assert state(empty_graph) == undisturbed
    found = Ledger(empty_graph).run(report.id)
    assert found
    assert (found[0].state, found[0].written) == (RunState.DONE, len(NEWS))
    assert [entry.number for entry in found[1]] == list(range(len(NEWS))), "each article once"
    assert Ledger(empty_graph).failed(list(FailureState)) == []


def test_four_writers_in_four_orders_are_as_one(undisturbed: tuple[str, list[str]], empty_graph: neo4j.Driver) -> None:
    orders = (NEWS, NEWS[::-1], NEWS[6:] + NEWS[:6], NEWS[::2] + NEWS[1::2])
    reports: list[RunReport] = []
    threads = [
        threading.Thread(target=lambda mine=order, who=i: reports.append(take(empty_graph, mine, f"writer {who}")))  # type: ignore[misc]
        for i, order in enumerate(orders)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [report.exit_code for report in reports] == [0] * 4
    assert [report.total for report in reports] == [len(NEWS)] * 4
    assert state(empty_graph) == undisturbed


def test_batches_and_single_articles_end_the_same(
    undisturbed: tuple[str, list[str]], empty_graph: neo4j.Driver
) -> None:
    from ingest.nlp.pipeline import FALLBACK_MODEL, load_pipeline
    from ingest.reading import read_batch

    reads = list(read_batch(NEWS, load_pipeline(FALLBACK_MODEL)))
    told = [(read.article, read.claims) for read in reads if read.article and read.claims]
    GraphWriter(empty_graph, None, update).write_all(told)
    assert state(empty_graph) == undisturbed


def test_one_text_at_two_addresses_is_two_articles_and_either_can_go(empty_graph: neo4j.Driver) -> None:
    one = NEWS[0]
    other = one.model_copy(update={"url": "https://example.net/copy", "origin": "copy.txt"})
    take(empty_graph, [one])
    alone = state(empty_graph)
    assert take(empty_graph, [other, one, other]).tally[ArticleState.WRITTEN] == 2
    assert number(empty_graph) == 2
    assert number(empty_graph, "Meeting") == 1
    rows, _, _ = empty_graph.execute_query("MATCH (a:Article {url: $url}) RETURN a.id AS id", url=other.url)
    GraphWriter(empty_graph, None, update).retract(rows[0]["id"])
    assert state(empty_graph) == alone


SKEWED = """
import sys, time, datetime
ahead = float(sys.argv[1])
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.jobs import JobQueue
from graph_schema.store.lease import Lease
server = resolve_server(StoreSettings())
real, wrong = time.time, datetime.timedelta(seconds=ahead)
time.time = lambda: real() + ahead
class Skewed(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + wrong
datetime.datetime = Skewed
with open_driver(server) as driver:
    held = Lease(driver, None, "held", 60).take() is not None
    mine = Lease(driver, None, "free", 60).take() is None
    job = JobQueue(driver, seconds=60).claim(["retract"])
print(held, mine, job is None)
"""


@pytest.mark.parametrize("ahead", [3600, -3600])
def test_a_clock_that_is_wrong_by_an_hour_takes_nothing_away(
    empty_graph: neo4j.Driver, store_env: dict[str, str], ahead: int
) -> None:
    from graph_schema.store.jobs import JobQueue
    from graph_schema.store.lease import Lease

    queue, lease = JobQueue(empty_graph, seconds=60), Lease(empty_graph, None, "held", 60)
    queue.enqueue("retract", {"article_id": "art-1"})
    task = queue.claim(["retract"])
    assert task
    assert lease.take() is None
    told = subprocess.run(
        [sys.executable, "-c", SKEWED, str(ahead)], env=store_env, capture_output=True, text=True, check=False
    )
    assert told.stdout.split() == ["True", "True", "True"], told.stderr
    assert lease.renew()
    assert queue.finish(task, {})
    (row,), _, _ = empty_graph.execute_query(
        "MATCH (l:Lease {id: 'free'}) RETURN duration.inSeconds(datetime(), l.until).seconds AS left"
    )
    assert 0 < row["left"] <= 60, "what the other took lasts as long as the database says"
