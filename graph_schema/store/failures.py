"""What the driver's errors mean to Parley: one place that turns them into ``graph_schema.errors``."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions as driver

from graph_schema.errors import ParleyError, QueryError, SchemaError, StoreError, StoreTimeoutError

# Codes of a transaction that the server ended because it took too long: by its own limit or by the client's.
_TIMED_OUT = ("TransactionTimedOut", "LockAcquisitionTimeout", "TransactionTimedOutClientConfiguration")
# A full-text index is named in a CALL, so its absence is known only when the query runs.
_NO_INDEX = ("no such fulltext schema index", "no such index")


@contextmanager
def translated(*, asked_by: str) -> Iterator[None]:
    """Raise driver errors of the block as Parley's own; ``asked_by`` names the query in the message.

    ``StoreTimeoutError`` for too slow, ``StoreError`` for out of reach or out of order, ``SchemaError`` for a missing
    index, ``QueryError`` for a statement or parameters that the server refuses.
    """
    try:
        yield
    except (driver.DriverError, driver.Neo4jError) as error:
        raise translate(error, asked_by) from error


def translate(error: Exception, asked_by: str) -> ParleyError:
    """The error of Parley that says what this driver error means."""
    if isinstance(error, driver.AuthError):
        return StoreError(f"Neo4j refuses the login: {error.message}. Check NEO4J_USER and NEO4J_PASSWORD.")
    if isinstance(error, driver.DriverError):
        return StoreError(f"The database can't be reached: {_first_line(error)}")
    if not isinstance(error, driver.Neo4jError):
        return StoreError(_first_line(error))
    code, message = error.code or "", error.message or str(error)
    if code.endswith(_TIMED_OUT):
        return StoreTimeoutError(f"{asked_by}: the database gave up, it took too long.")
    if any(words in message for words in _NO_INDEX):
        return SchemaError(f"{asked_by}: {message} Run `parley migrate`.")
    if code.startswith("Neo.ClientError.Database.") or isinstance(error, driver.TransientError):
        return StoreError(f"{asked_by}: {message}")
    if isinstance(error, driver.ClientError):
        return QueryError(f"{asked_by}: {message}")
    return StoreError(f"{asked_by}: {message}")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
