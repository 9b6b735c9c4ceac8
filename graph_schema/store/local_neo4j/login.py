"""Waiting for a server that starts, and giving it its password."""

import time

import neo4j
import psutil
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph_schema.errors import StoreError, StoreTimeoutError
from graph_schema.store.local_neo4j.ports import LOOPBACK, answers
from graph_schema.store.local_neo4j.state import State

USER = "neo4j"
FIRST_PASSWORD = "neo4j"  # noqa: S105 - Neo4j's own for a new store; only good for setting another one
POLL_S = 0.1


def wait_until_ready(process: psutil.Process, state: State, timeout: float) -> None:
    """Return when the server answers to our password, which is set if the store is new.

    Raises ``StoreTimeoutError`` after ``timeout`` seconds, ``StoreError`` if the process ends or refuses the password.
    """
    deadline = time.monotonic() + timeout
    problem: Exception | None = None
    while time.monotonic() < deadline:
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            raise StoreError("The local Neo4j ended while it was starting")
        if answers(state.bolt_port):
            try:
                _log_in(state)
            except AuthError as error:
                raise StoreError(
                    "The local Neo4j does not take the password of its state file; somebody changed it. "
                    'Put the right one into the state file (field "password") and run the command again'
                ) from error
            except (DriverError, Neo4jError) as error:
                problem = error
            else:
                return
        time.sleep(POLL_S)
    raise StoreTimeoutError(f"The local Neo4j did not answer within {timeout:.0f} s ({problem or 'no connection'})")


def _log_in(state: State) -> None:
    try:
        _run(state, state.password, "RETURN 1")
    except AuthError:
        _run(state, FIRST_PASSWORD, "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", new=state.password)
        _run(state, state.password, "RETURN 1")


def _run(state: State, password: str, statement: str, **parameters: str) -> None:
    uri = f"bolt://{LOOPBACK}:{state.bolt_port}"
    with (
        neo4j.GraphDatabase.driver(uri, auth=(USER, password), connection_timeout=5) as driver,
        driver.session(database="system" if parameters else None) as session,
    ):
        session.run(statement, {**parameters, "old": password}).consume()
