"""Find, start and stop the one local Neo4j of a ``PARLEY_HOME``, whoever asks and however often."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from graph_schema.errors import StoreError
from graph_schema.model.base import Value
from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j import log, login, ports, process
from graph_schema.store.local_neo4j.progress import Report, silent
from graph_schema.store.local_neo4j.state import Home, State, load, save


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
    """What can be said of the local Neo4j without starting it.

    ``running``: its process lives and answers. ``started`` is in seconds since the epoch, ``memory`` the resident set
    in bytes.
    """

    running: bool
    home: Path
    uri: str | None = None
    http_url: str | None = None
    pid: int | None = None
    started: float | None = None
    memory: int | None = None


def ensure_running(settings: StoreSettings, report: Report = silent) -> LocalServer:
    """The local Neo4j of ``settings.home``, started if it is not running; several processes may ask at once.

    The first start fetches the jars (143 MB, once for all homes). A damaged jar, a lost state file, a taken port and a
    server that was killed are put right. Raises ``StoreError`` with the server's last log lines if it can't start.
    """
    home = Home.under(settings.home)
    state = load(home)
    if state and state.ready and _answers(home, state):
        return _server(home, state)
    try:
        home.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _locked(home, report):
            return _server(home, _started(settings, home, report))
    except OSError as error:
        raise StoreError(f"The local Neo4j can't keep its files in {home.path} or {settings.cache}: {error}") from error


def _started(settings: StoreSettings, home: Home, report: Report) -> State:
    # Imported here: what fetches jars takes 0.1 s to import, and mostly the server runs already.
    from graph_schema.store.local_neo4j.start import start

    return start(settings, home, report)


def stop(settings: StoreSettings, grace: float = process.GRACE_S) -> bool:
    """End the local Neo4j; what was committed is kept. False if it was not running.

    After ``grace`` seconds it is killed, which loses nothing; but neo4j-admin wants files that were closed in peace.
    """
    home = Home.under(settings.home)
    if not home.path.is_dir():
        return False
    with _locked(home, silent):
        return _end(home, grace)


@contextmanager
def stopped(settings: StoreSettings) -> Iterator[None]:
    """Keep the local Neo4j stopped for the block, to replace its files: who wants to start it waits."""
    home = Home.under(settings.home)
    home.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _locked(home, silent):
        _end(home, process.GRACE_S)
        yield


def status(settings: StoreSettings) -> Status:
    """Whether it runs, where it answers, what it takes."""
    home = Home.under(settings.home)
    state = load(home)
    running = process.find(home, state)
    if running is None or state is None:
        return Status(running=False, home=home.path, pid=running.pid if running else None)
    server = _server(home, state)
    return Status(
        running=process.listens(running, state.bolt_port),
        home=home.path,
        uri=server.uri,
        http_url=server.http_url,
        pid=running.pid,
        started=running.create_time(),
        memory=running.memory_info().rss,
    )


def logs(settings: StoreSettings, lines: int = 50) -> list[str]:
    """The last ``lines`` lines that Neo4j logged for its users, oldest first."""
    return log.tail(Home.under(settings.home), lines)


@contextmanager
def _locked(home: Home, report: Report) -> Iterator[None]:
    """Hold the right to start and stop. No time limit: the system frees the lock of a process that dies."""
    lock = FileLock(home.lock_file)
    try:
        lock.acquire(timeout=0.5)
    except Timeout:
        report("Waiting for another process that is starting or stopping the local Neo4j")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _end(home: Home, grace: float) -> bool:
    state = load(home)
    running = process.find(home, state)
    if running:
        process.end(running, grace)
    if state:
        save(home, state.model_copy(update={"pid": None, "created": None, "ready": False}))
    return running is not None


def _answers(home: Home, state: State) -> bool:
    running = process.find(home, state)
    return running is not None and running.pid == state.pid and process.listens(running, state.bolt_port)


def _server(home: Home, state: State) -> LocalServer:
    if state.pid is None:
        raise StoreError("The local Neo4j was stopped meanwhile; run the command again.")
    return LocalServer(
        uri=f"bolt://{ports.LOOPBACK}:{state.bolt_port}",
        user=login.USER,
        password=state.password,
        http_url=f"http://localhost:{state.http_port}/browser/",
        pid=state.pid,
        home=home.path,
    )
