"""Neo4j hangs, is killed, or has no room left while articles come in: the run goes on, or the next one does.

The server is one of this file's own. The disk that is full is a small tmpfs; it is tried where one can be mounted and
PARLEY_FAULTS=all asks for it (`make faults-all`).
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph_schema.model.run import RunState
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.ledger import Ledger
from graph_schema.store.local_neo4j import ensure_running, ports, status, stop
from graph_schema.store.migrate import migrate
from tests.conftest import QUICK_START
from tests.faults.processes import number, state, wait_until, wiped
from tests.faults.tiny_news import NEWS, take, taking

FEW = NEWS[:6]
ALL = os.environ.get("PARLEY_FAULTS") == "all"


def settings_in(home: Path) -> StoreSettings:
    return StoreSettings(
        home=home,
        cache=StoreSettings().cache,
        neo4j_uri=None,
        neo4j_bolt_port=ports.any_free(),
        neo4j_http_port=ports.any_free(),
        neo4j_start_timeout=180,
        neo4j_java_options=QUICK_START,
        maven_repository=StoreSettings().maven_repository,
    )


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


@pytest.mark.skipif(not ALL, reason="takes long: PARLEY_FAULTS=all asks for it")
def test_a_disk_that_is_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {mounted.stderr.decode().strip()}")
    settings = settings_in(disk / "home")
    try:
        with open_driver(resolve_server(settings)) as graph:
            migrate(graph)
            take(graph)
            undisturbed = state(graph)
            wiped(graph)
            fill(disk / "filler")
            report = take(graph, [raw.model_copy(update={"text": raw.text + " " * 200_000}) for raw in NEWS])
            assert report.exit_code != 0
            assert report.stopped or report.outcomes[-1].reason
        (disk / "filler").unlink()
        stop(settings)
        # As docs/operations.md says: the last record of the transaction log may be torn.
        with open_driver(resolve_server(settings.model_copy(update={"neo4j_repair": True}))) as graph:
            assert take(graph).exit_code == 0
            assert state(graph) == undisturbed
            assert RunState.RUNNING not in {run.state for run in Ledger(graph).runs()}
    finally:
        (disk / "filler").unlink(missing_ok=True)
        try:
            stop(settings)
        finally:
            subprocess.run(["umount", str(disk)], check=True)


def fill(path: Path) -> None:
    """Leave no room for more than a little."""
    with path.open("wb") as file:
        try:
            while True:
                file.write(b"\0" * 65536)
                file.flush()
        except OSError:
            return
