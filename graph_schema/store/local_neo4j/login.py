"""Waiting for a server that starts, and giving it its password."""

import time
from collections.abc import Callable

import neo4j
import psutil
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph_schema.errors import StoreError, StoreTimeoutError
from graph_schema.store.local_neo4j import process
from graph_schema.store.local_neo4j.ports import LOOPBACK
from graph_schema.store.local_neo4j.state import State

USER = "neo4j"
FIRST_PASSWORD = "neo4j"  # noqa: S105 - Neo4j's own for a new store; good for nothing but setting another one
POLL_S = 0.1


class EndedError(StoreError):
    """The server's process ended while it was starting."""


def wait_until_ready(server: psutil.Process, state: State, timeout: float) -> None:
    """Return when the server answers to the password of ``state``, which is set if the store is new.

    Raises ``EndedError`` if the process ends, ``StoreTimeoutError`` after ``timeout`` seconds, ``StoreError`` if the
    server has another password.
    """
    _wait(server, state, timeout, lambda: _log_in(state))


def reset_password(server: psutil.Process, state: State, timeout: float) -> None:
    """Set the password on a server that asks for none (``dbms.security.auth_enabled=false``). Raises as above."""
    statement = f"ALTER USER {USER} SET PASSWORD $new CHANGE NOT REQUIRED"
    _wait(server, state, timeout, lambda: _run(state, None, statement, new=state.password))


def _wait(server: psutil.Process, state: State, timeout: float, attempt: Callable[[], None]) -> None:
    deadline = time.monotonic() + timeout
    problem: Exception | None = None
    while time.monotonic() < deadline:
        if process.ended(server):
            raise EndedError("The local Neo4j ended while it was starting")
        if process.listens(server, state.bolt_port):
            try:
                attempt()
            except AuthError as error:
                raise StoreError(
                    "The local Neo4j has another password than its state file says; somebody changed it. "
                    'Put the right one into the state file (the field "password") and run the command again'
                ) from error
            except (DriverError, Neo4jError) as error:
                problem = error
            else:
                return
        time.sleep(POLL_S)
    raise StoreTimeoutError(
        f"The local Neo4j did not answer within {timeout:.0f} s ({problem or 'no connection'}). It may still come: "
        "run the command again, or end it by `parley neo4j stop`"
    )


def _log_in(state: State) -> None:
    try:
        _run(state, state.password, "SHOW CURRENT USER")
    except AuthError:
        first = FIRST_PASSWORD
        _run(state, first, "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old=first, new=state.password)


def _run(state: State, password: str | None, statement: str, **parameters: str) -> None:
    auth = (USER, password) if password is not None else None
    with (
        neo4j.GraphDatabase.driver(f"bolt://{LOOPBACK}:{state.bolt_port}", auth=auth, connection_timeout=5) as driver,
        driver.session(database="system") as session,
    ):
        session.run(statement, dict(parameters)).consume()
