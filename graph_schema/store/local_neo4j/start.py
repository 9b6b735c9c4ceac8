"""One start of the local Neo4j, by whoever holds the lock of its home."""

import secrets
from pathlib import Path

import psutil

from graph_schema.errors import StoreError
from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j import conf, log, login, ports, process
from graph_schema.store.local_neo4j.jars import ensure_jars
from graph_schema.store.local_neo4j.progress import Report
from graph_schema.store.local_neo4j.state import Home, State, load, save

ATTEMPTS = 3
LAST_LINES = 15
PORT_TAKEN = "Address already in use"


def start(settings: StoreSettings, home: Home, report: Report) -> State:
    """Return the state of a server that answers: the one that runs or is just starting, else a new one.

    Every step can be cut off: the next call goes on from what it finds. Raises ``StoreError`` with the last log lines.
    """
    state = load(home)
    running = process.find(home, state)
    if state is None and running is not None:
        report(f"The state file of the running Neo4j (pid {running.pid}) is lost: starting it anew")
        process.end(running)
        running = None
    if state is not None and running is not None:
        return _ready(settings, home, running, state, log_from=0)
    if state is None and (home.data / "databases" / "system").exists():
        report("The password of this graph is lost: setting a new one")
        state = _recover(settings, home, report)
    return _start_anew(settings, home, state, report)


def configure(settings: StoreSettings, home: Home, report: Report) -> None:
    """Write the configuration that a start would write, and start nothing: it is what neo4j-admin goes by."""
    conf.write(home, _next_state(settings, load(home)), settings, _jars(settings, report))


def _start_anew(settings: StoreSettings, home: Home, old: State | None, report: Report) -> State:
    for attempt in range(ATTEMPTS):
        state = _next_state(settings, old)
        log_from = log.size(home)
        # Saved before and after: a start that is cut off between the two is found by its arguments.
        save(home, state)
        report("Starting the local Neo4j")
        running = _spawn(settings, home, state, report)
        state = state.model_copy(update={"pid": running.pid, "created": running.create_time()})
        save(home, state)
        try:
            return _ready(settings, home, running, state, log_from)
        except login.EndedError as error:
            # Between our look at the port and Neo4j's, somebody else took it.
            if PORT_TAKEN not in str(error) or attempt + 1 == ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _ready(settings: StoreSettings, home: Home, running: psutil.Process, state: State, log_from: int) -> State:
    try:
        login.wait_until_ready(running, state, settings.neo4j_start_timeout)
    except StoreError as error:
        raise _with_log(error, home, log_from) from error
    state = state.model_copy(update={"ready": True, "pid": running.pid, "created": running.create_time()})
    save(home, state)
    return state


def _recover(settings: StoreSettings, home: Home, report: Report) -> State:
    """Set a new password on a graph whose state file is lost, by one short start on unknown ports without passwords."""
    state = State(password=_new_password(), bolt_port=ports.any_free(), http_port=ports.any_free())
    log_from = log.size(home)
    running = _spawn(settings, home, state, report, ask_password=False)
    try:
        login.reset_password(running, state, settings.neo4j_start_timeout)
    except StoreError as error:
        raise _with_log(error, home, log_from) from error
    finally:
        process.end(running)
    return state


def _spawn(
    settings: StoreSettings, home: Home, state: State, report: Report, ask_password: bool = True
) -> psutil.Process:
    return process.spawn(conf.write(home, state, settings, _jars(settings, report), ask_password), home.console)


def _jars(settings: StoreSettings, report: Report) -> list[Path]:
    return ensure_jars(settings.cache, report, settings.maven_repository)


def _next_state(settings: StoreSettings, old: State | None) -> State:
    bolt = ports.choose(settings.neo4j_bolt_port, old.bolt_port if old else None)
    http = ports.choose(settings.neo4j_http_port, old.http_port if old else None, but_not=bolt)
    return State(password=old.password if old else _new_password(), bolt_port=bolt, http_port=http)


def _new_password() -> str:
    return secrets.token_urlsafe(18)


def _with_log(error: StoreError, home: Home, log_from: int) -> StoreError:
    return type(error)(
        "\n  ".join(
            [
                f"{error}. Its last log lines:",
                *log.without_stack(log.tail(home, 20 * LAST_LINES, log_from))[-LAST_LINES:],
            ]
        )
    )
