"""Neo4j hangs or is killed while articles come in: the run goes on, or the next one does.

The server is one of this file's own.
"""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph_schema.model.run import RunState
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.ledger import Ledger
from graph_schema.store.local_neo4j import ensure_running, status, stop
from graph_schema.store.migrate import migrate
from tests.faults.processes import number, state, wait_until, wiped
from tests.faults.tiny_news import NEWS, take, taking
from tests.own_neo4j import settings_in

FEW = NEWS[:6]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[StoreSettings]:
    settings = settings_in(tmp_path / "home")
    try:
        yield settings
    finally:
        stop(settings)


def pid_of(settings: StoreSettings) -> int:
    pid = status(settings).pid
    assert pid
    return pid


def test_a_database_that_hangs_and_one_that_is_killed(own: StoreSettings) -> None:
    with open_driver(resolve_server(own)) as graph:
        migrate(graph)
        assert take(graph, FEW).exit_code == 0
        undisturbed = state(graph)

        wiped(graph)
        with taking(lambda: take(graph, FEW)) as reports:
            wait_until(lambda: number(graph) >= 2)
            os.kill(pid_of(own), signal.SIGSTOP)
            time.sleep(2)
            os.kill(pid_of(own), signal.SIGCONT)
        assert (reports[0].exit_code, reports[0].total) == (0, len(FEW)), reports[0].summary()
        assert state(graph) == undisturbed

        wiped(graph)
        with taking(lambda: take(graph, FEW)) as reports:
            wait_until(lambda: number(graph) >= 2)
            killed = psutil.Process(pid_of(own))
            killed.kill()
            psutil.wait_procs([killed], timeout=30)
            ensure_running(own)
        # It outlasts a restart, where the restart is quick enough; else it says why it ended, and the next one goes on.
        if reports[0].stopped:
            assert "can't be reached" in reports[0].stopped
        assert take(graph, FEW).exit_code == 0
        assert state(graph) == undisturbed
        assert {run.state for run in Ledger(graph).runs()} <= {RunState.DONE, RunState.STOPPED, RunState.DIED}
        assert number(graph, "FailedArticle") == 0, "it is no article's fault"
