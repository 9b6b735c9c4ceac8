"""The local Neo4j comes up, or says why not, whatever befell it before. Real servers, ended by their pid."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph_schema.errors import StoreError
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.local_neo4j import LocalServer, ensure_running, logs, status, stop
from tests.own_neo4j import env_of, settings_in

START = "from graph_schema.store.local_neo4j import ensure_running; from graph_schema.settings import StoreSettings"
RUN = f"{START}; server = ensure_running(StoreSettings(), print); print('PID', server.pid, server.password)"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[StoreSettings]:
    """A home with a space in its name, and nothing in it yet."""
    settings = settings_in(tmp_path / "a home")
    yield settings
    stop(settings)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreSettings]:
    """A home whose graph has one node: what the tests below must never lose."""
    settings = settings_in(tmp_path_factory.mktemp("lived-in"))
    try:
        with open_driver(resolve_server(settings)) as driver:
            driver.execute_query("CREATE (:Kept {n: 1})")
        yield settings
    finally:
        stop(settings)


def _assert_nothing_lost(settings: StoreSettings) -> None:
    with open_driver(resolve_server(settings)) as driver:
        records, _, _ = driver.execute_query("MATCH (k:Kept) RETURN count(k) AS n")
    assert records[0]["n"] == 1


def _state(settings: StoreSettings) -> Path:
    return settings.home / "neo4j" / "state.json"


def _process(settings: StoreSettings) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", RUN]
    return subprocess.Popen(command, env=env_of(settings), stdout=subprocess.PIPE, text=True)


def _servers(settings: StoreSettings) -> list[int]:
    argument = f"--home-dir={settings.home / 'neo4j'}"
    return [process.pid for process in psutil.process_iter(["cmdline"]) if argument in (process.info["cmdline"] or ())]


@pytest.fixture
def bystander() -> Iterator["subprocess.Popen[bytes]"]:
    """A process that has nothing to do with us and must survive."""
    with subprocess.Popen(["sleep", "600"]) as process:
        yield process
        process.kill()


def test_two_processes_that_start_at_once_share_one_server(fresh: StoreSettings) -> None:
    both = [_process(fresh), _process(fresh)]

    said = [process.communicate(timeout=200)[0].splitlines()[-1] for process in both]

    assert said[0].startswith("PID ")
    assert said[0] == said[1]
    assert _servers(fresh) == [int(said[0].split()[1])]
    assert ensure_running(fresh).pid == int(said[0].split()[1])


def test_a_start_whose_starter_was_killed_is_taken_up(fresh: StoreSettings) -> None:
    starter = _process(fresh)
    while not (_state(fresh).exists() and json.loads(_state(fresh).read_text())["pid"]):
        assert starter.poll() is None
        time.sleep(0.02)
    starter.kill()
    starter.communicate()
    started = json.loads(_state(fresh).read_text())

    server = ensure_running(fresh)

    assert not started["ready"]
    assert server.pid == started["pid"]
    assert _servers(fresh) == [server.pid]


def test_a_killed_server_is_started_again_with_all_its_data(lived_in: StoreSettings) -> None:
    before = ensure_running(lived_in)
    os.kill(before.pid, signal.SIGKILL)
    while status(lived_in).pid is not None:
        time.sleep(0.02)

    after = ensure_running(lived_in)

    assert after.pid != before.pid
    assert after.password == before.password
    _assert_nothing_lost(lived_in)


def test_a_running_server_is_found_and_nothing_is_started(lived_in: StoreSettings) -> None:
    before = ensure_running(lived_in)
    lines: list[str] = []

    assert ensure_running(lived_in, lines.append) == before
    assert lines == []


def test_only_the_owner_can_read_the_state_file_and_the_password_is_not_shown(lived_in: StoreSettings) -> None:
    server = ensure_running(lived_in)

    assert _state(lived_in).stat().st_mode & 0o777 == 0o600
    assert server.password not in repr(server) + str(server) + repr(resolve_server(lived_in))
    assert server.password not in " ".join(psutil.Process(server.pid).cmdline())
    assert server.password not in repr(status(lived_in))


def test_the_server_is_reached_from_this_machine_only(lived_in: StoreSettings) -> None:
    server = psutil.Process(ensure_running(lived_in).pid)

    listening = [c.laddr.ip for c in server.net_connections("inet") if c.status == psutil.CONN_LISTEN]

    assert len(listening) == 2
    assert {ip.removeprefix("::ffff:") for ip in listening} == {"127.0.0.1"}


def test_a_recycled_pid_in_the_state_file_is_never_touched(
    lived_in: StoreSettings, bystander: "subprocess.Popen[bytes]"
) -> None:
    server = ensure_running(lived_in)
    state = json.loads(_state(lived_in).read_text())
    stale = state | {"pid": bystander.pid, "created": psutil.Process(bystander.pid).create_time()}
    _state(lived_in).write_text(json.dumps(stale))

    found = status(lived_in)
    stopped = stop(lived_in)

    assert found.pid == server.pid
    assert stopped
    assert _servers(lived_in) == []
    assert bystander.poll() is None
    _assert_nothing_lost(lived_in)


def test_a_taken_port_is_left_to_its_owner(lived_in: StoreSettings) -> None:
    stop(lived_in)
    with socket.create_server(("127.0.0.1", 0)) as bolt, socket.create_server(("127.0.0.1", 0)) as http:
        taken = {"neo4j_bolt_port": bolt.getsockname()[1], "neo4j_http_port": http.getsockname()[1]}
        server = ensure_running(lived_in.model_copy(update=taken))

        assert str(taken["neo4j_bolt_port"]) not in server.uri
        assert str(taken["neo4j_http_port"]) not in server.http_url
        _assert_nothing_lost(lived_in)


def test_a_port_that_is_taken_during_the_start_is_left_too(lived_in: StoreSettings) -> None:
    stop(lived_in)
    thieves: list[socket.socket] = []

    def steal(line: str) -> None:
        """At the first "Starting": the ports were looked at and found free, and Java is not there yet."""
        if line.startswith("Starting") and not thieves:
            port = json.loads(_state(lived_in).read_text())["bolt_port"]
            thieves.append(socket.create_server(("127.0.0.1", port)))

    try:
        server = ensure_running(lived_in, steal)
        stolen = thieves[0].getsockname()[1]
    finally:
        for thief in thieves:
            thief.close()

    assert not server.uri.endswith(f":{stolen}")
    _assert_nothing_lost(lived_in)


def test_a_lost_state_file_costs_a_new_password_and_no_data(lived_in: StoreSettings) -> None:
    """The server whose password is lost is ended, opened once without passwords, and started with a new one."""
    before = ensure_running(lived_in)
    _state(lived_in).write_text('{"password": "ab')

    after = ensure_running(lived_in)

    assert after.password != before.password
    assert _servers(lived_in) == [after.pid]
    _assert_nothing_lost(lived_in)


def test_a_store_that_somebody_else_holds_is_left_alone(lived_in: StoreSettings) -> None:
    stop(lived_in)
    with (lived_in.home / "neo4j" / "data" / "databases" / "store_lock").open("r+b") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="store_lock") as raised:
            ensure_running(lived_in)

    assert "last log lines" in str(raised.value)
    _assert_nothing_lost(lived_in)


def test_a_start_that_fails_shows_what_java_said(fresh: StoreSettings) -> None:
    with pytest.raises(StoreError, match="Invalid maximum heap size"):
        ensure_running(fresh.model_copy(update={"neo4j_heap": "much"}))


def test_a_start_that_takes_too_long_says_so_and_can_be_waited_for(fresh: StoreSettings) -> None:
    with pytest.raises(StoreError, match="did not answer within"):
        ensure_running(fresh.model_copy(update={"neo4j_start_timeout": 0.2}))
    (pid,) = _servers(fresh)

    assert ensure_running(fresh).pid == pid


def test_a_home_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(StoreError, match="can't keep its files"):
        ensure_running(settings_in(tmp_path / "file"))


def test_stop_status_and_logs_of_a_home_without_a_server(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "none")

    assert not stop(settings)
    assert not status(settings).running
    assert logs(settings) == []
    assert not settings.home.exists()


def test_logs_are_the_last_lines(lived_in: StoreSettings) -> None:
    ensure_running(lived_in)

    assert logs(lived_in, 1)[0].endswith("Started.")


def test_the_repr_of_a_local_server_names_no_password() -> None:
    server = LocalServer(uri="bolt://x", user="neo4j", password="hidden", http_url="http://x", pid=1, home=Path("h"))

    assert "hidden" not in f"{server} {server!r}"
