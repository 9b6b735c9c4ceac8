"""Start, find and stop the one local Neo4j of a ``PARLEY_HOME``, whoever asks and however often."""

import secrets
from pathlib import Path

import psutil
from filelock import FileLock

from graph_schema.errors import StoreError
from graph_schema.model.base import Value
from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j import conf, login, ports, process
from graph_schema.store.local_neo4j.jars import ensure_jars
from graph_schema.store.local_neo4j.progress import Report, silent
from graph_schema.store.local_neo4j.state import Home, State, load, save

LAST_LINES = 15


class LocalServer(Value):
    """A local Neo4j that answers. ``uri`` is its Bolt address, ``http_url`` the one of Neo4j Browser."""

    uri: str
    user: str
    password: str
    http_url: str
    pid: int
    home: Path

    def __repr__(self) -> str:
        return f"LocalServer(uri={self.uri!r}, pid={self.pid}, home={str(self.home)!r})"

    __str__ = __repr__


class Status(Value):
    """What can be said about the local Neo4j without starting it. ``memory`` is its resident set in bytes."""

    running: bool
    home: Path
    uri: str | None = None
    http_url: str | None = None
    pid: int | None = None
    started: float | None = None
    memory: int | None = None


def ensure_running(settings: StoreSettings, report: Report = silent) -> LocalServer:
    """The local Neo4j of ``settings.home``, started if it is not running; several processes may ask at once.

    The first start fetches the jars (143 MB, once for all homes). Raises ``StoreError`` with the server's last log
    lines if it can't be started.
    """
    home = Home.under(settings.home)
    state = load(home)
    running = process.find(home, state) if state and state.ready else None
    if state and running and running.pid == state.pid and ports.answers(state.bolt_port):
        return _server(home, state, running.pid)
    home.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(home.lock_file):
        return _start(settings, home, report)


def stop(settings: StoreSettings) -> bool:
    """End the local Neo4j; what was committed is kept. False if it was not running."""
    home = Home.under(settings.home)
    if not home.path.is_dir():
        return False
    with FileLock(home.lock_file):
        state = load(home)
        running = process.find(home, state)
        if running:
            process.end(running)
        if state:
            save(home, state.model_copy(update={"pid": None, "created": None, "ready": False}))
        return running is not None


def status(settings: StoreSettings) -> Status:
    """Whether it runs, where it answers, what it takes."""
    home = Home.under(settings.home)
    state = load(home)
    running = process.find(home, state)
    if running is None or state is None:
        return Status(running=running is not None, home=home.path, pid=running.pid if running else None)
    server = _server(home, state, running.pid)
    return Status(
        running=ports.answers(state.bolt_port),
        home=home.path,
        uri=server.uri,
        http_url=server.http_url,
        pid=running.pid,
        started=running.create_time(),
        memory=running.memory_info().rss,
    )


def logs(settings: StoreSettings, lines: int = 50) -> list[str]:
    """The last ``lines`` lines that Neo4j logged for its users, oldest first."""
    return _tail(Home.under(settings.home), lines)


def _start(settings: StoreSettings, home: Home, report: Report) -> LocalServer:
    state = load(home)
    running = process.find(home, state)
    if running is None or state is None:
        jars = ensure_jars(settings.cache, report, settings.maven_repository)
        state = _new_state(settings, state)
        arguments = conf.write(home, state, settings, jars)
        save(home, state)
        report("Starting the local Neo4j")
        pid = process.spawn(arguments, home.console)
        state = state.model_copy(update={"pid": pid, "created": process.created(pid)})
        save(home, state)
        running = psutil.Process(pid)
    try:
        login.wait_until_ready(running, state, settings.neo4j_start_timeout)
    except StoreError as error:
        raise type(error)("\n".join([f"{error}. Its last log lines:", *_tail(home, LAST_LINES)])) from error
    state = state.model_copy(update={"ready": True, "pid": running.pid, "created": running.create_time()})
    save(home, state)
    return _server(home, state, running.pid)


def _new_state(settings: StoreSettings, old: State | None) -> State:
    return State(
        password=old.password if old else secrets.token_urlsafe(18),
        bolt_port=ports.choose(settings.neo4j_bolt_port, old.bolt_port if old else None),
        http_port=ports.choose(settings.neo4j_http_port, old.http_port if old else None),
    )


def _server(home: Home, state: State, pid: int) -> LocalServer:
    return LocalServer(
        uri=f"bolt://{ports.LOOPBACK}:{state.bolt_port}",
        user=login.USER,
        password=state.password,
        http_url=f"http://localhost:{state.http_port}/browser/",
        pid=pid,
        home=home.path,
    )


def _tail(home: Home, lines: int) -> list[str]:
    said = [
        line
        for file in (home.log, home.console)
        if file.is_file()
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines()
    ]
    return said[-lines:]
