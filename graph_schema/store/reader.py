"""Questions to the graph: named queries in, plain rows out.

Reads bypass any object mapping: a question is a file in ``queries/read``, and its columns are its answer.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, NamedTuple, Self

import neo4j
import neo4j.exceptions

from graph_schema.errors import QueryError, StoreBusyError, StoreTimeoutError
from graph_schema.queries import catalog, lexer
from graph_schema.store.connect import Server, open_async_driver
from graph_schema.store.failures import translated
from graph_schema.store.values import plain

Row = dict[str, Any]

PLANNING = 60
"""Seconds for one plan: measured 8 s for the first one of a server just started on a busy machine of two cores."""

TOO_MANY = "Too many questions at once; ask again in a moment."

_REMEMBERED = 32
"""Questions, about, whose times say how long the next one will take."""

_ASKED = "asked"
"""Name of the one parameter that carries all others."""

_Run = Callable[[str, Mapping[str, Any], float], Awaitable[list[Row]]]


class Source(NamedTuple):
    """Where to ask: a driver and the database on its server (None: the user's home database)."""

    driver: neo4j.Driver
    database: str | None


class GraphReader:
    """Answers named queries on one event loop, through one driver, within a time limit.

    ``timeout`` is what one question may take in seconds, waiting included: a hung or dead server is reported after
    that, whatever the driver is still trying. At most ``at_once`` questions are with the database at a time, and
    ``waiting`` more stand in line (measured: 256 requests on a pool of 100 answer a third as fast as 16 at a time).
    """

    def __init__(self, server: Server, *, timeout: float = 2.5, at_once: int = 16, waiting: int = 256) -> None:
        self._database = server.database
        # Of changes; one retry within the time limit.
        self._driver = open_async_driver(server, "api", max_transaction_retry_time=1)
        self._sessions: list[neo4j.AsyncSession] = []
        self._timeout = timeout
        self._places = asyncio.Semaphore(at_once)
        self._at_once = at_once
        self._takes = 0.0  # seconds that a question is with the database: a mean of the last ones, mostly
        self._in_line = 0
        self._most_in_line = at_once + waiting

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for session in self._sessions:
            await session.close()
        await self._driver.close()

    @property
    def in_line(self) -> int:
        """How many questions are with the database or wait for their turn."""
        return self._in_line

    @property
    def is_full(self) -> bool:
        """Whether one more question is refused: the line is at its longest, or its turn would not come in time."""
        ahead = self._in_line - self._at_once
        return self._in_line >= self._most_in_line or ahead * self._takes > self._at_once * self._timeout / 2

    async def rows(self, name: str, /, **params: Any) -> list[Row]:
        """The answer to the query of this name, row by row.

        Raises ``StoreTimeoutError``, ``StoreBusyError`` or ``StoreError`` where the database gives none, ``QueryError``
        for an unknown query or wrong parameters, ``SchemaError`` where an index is missing.
        """
        return await self._in_turn(name, params, self._read)

    async def change(self, name: str, /, **params: Any) -> list[Row]:
        """The answer to a query of ``write/``, in a transaction of its own; within the same limits, raising the same.

        Where the time is over it is not known whether the change was made: such a query must be safe to send again.
        """
        return await self._in_turn(name, params, self._write)

    async def _in_turn(self, name: str, params: Mapping[str, Any], run: _Run) -> list[Row]:
        text = _text(name, frozenset(params))
        if self.is_full:
            raise StoreBusyError(TOO_MANY)
        self._in_line += 1
        try:
            async with asyncio.timeout(self._timeout), self._turn():
                begun = time.monotonic()
                try:
                    with translated(asked_by=name):
                        return await run(text, params, self._timeout)
                finally:
                    self._takes += (time.monotonic() - begun - self._takes) / _REMEMBERED
        except TimeoutError as error:
            raise StoreTimeoutError(f"{name}: the database did not answer within {self._timeout:g} s.") from error
        finally:
            self._in_line -= 1

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Wait in line, but no longer than half the time: who gets a turn has time left to be answered."""
        if self._places.locked():
            try:
                async with asyncio.timeout(self._timeout / 2):
                    await self._places.acquire()
            except TimeoutError as error:
                raise StoreBusyError(
                    "Too many questions at once: the turn of this one did not come; ask again."
                ) from error
        else:
            await self._places.acquire()  # at once: no limit of time is needed
        try:
            yield
        finally:
            self._places.release()

    async def row(self, name: str, /, **params: Any) -> Row | None:
        """The first row of the answer; None where there is no such thing."""
        rows = await self.rows(name, **params)
        return rows[0] if rows else None

    async def rehearse(self, names: Iterable[str]) -> None:
        """Ask these queries once with the samples of their headers, one after the other, so that the server has plans.

        There is time enough for a server that was just started. Raises as ``rows`` does.
        """
        for query in map(catalog.load, names):
            samples = ", ".join(f"`{name}`: {sample}" for name, sample in query.params.items())
            with translated(asked_by=query.name):
                (row,) = await self._read(f"RETURN {{{samples}}} AS asked", {}, PLANNING)
                await self._read(_text(query.name, frozenset(query.params)), row["asked"], PLANNING)

    async def _read(self, text: str, params: Mapping[str, Any], timeout: float) -> list[Row]:
        """Ask in one round trip: a transaction that the server opens and ends by itself (`docs/decisions/0037`)."""
        query, asked = neo4j.Query(text, timeout=timeout), {_ASKED: dict(params)}
        try:
            return await self._asked(query, asked)
        except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError) as error:
            # A connection of the pool that the server closed meanwhile, mostly: reading again does no harm. More than
            # once would only hide a dead server behind a timeout.
            if not error.is_retryable():
                raise
        return await self._asked(query, asked)

    async def _asked(self, query: neo4j.Query, asked: dict[str, Any]) -> list[Row]:
        # A session holds no connection between two questions; to make one costs as much as to pack the question.
        session = self._sessions.pop() if self._sessions else self._session()
        try:
            rows = [dict(record) async for record in await session.run(query, asked)]
        except BaseException as error:
            if isinstance(error, asyncio.CancelledError):
                session.cancel()  # at once: the server may not answer
            await session.close()
            raise
        self._sessions.append(session)
        return rows

    def _session(self) -> neo4j.AsyncSession:
        return self._driver.session(
            database=self._database,
            default_access_mode=neo4j.READ_ACCESS,
            bookmark_manager=self._driver.execute_query_bookmark_manager,  # what `change` wrote is seen
            fetch_size=-1,
        )

    async def _write(self, text: str, params: Mapping[str, Any], timeout: float) -> list[Row]:
        return await self._driver.execute_query(
            neo4j.Query(text, timeout=timeout),
            {_ASKED: dict(params)},
            routing_=neo4j.RoutingControl.WRITE,
            database_=self._database,
            result_transformer_=_rows,
        )


@cache
def _text(name: str, given: frozenset[str]) -> str:
    """The query with its parameters in one map; ``QueryError`` for wrong ones.

    Those whose sample in the header is null may be left out: they are filters.

    The server makes a plan for each combination of types (and lengths!) of parameters, measured at 0.3 s a plan on a
    busy machine; for one map, whatever is in it, it makes one.
    """
    query = catalog.load(name)
    needed = {name for name, sample in query.params.items() if sample != "null"}
    if wrong := sorted((given - query.params.keys()) | (needed - given)):
        raise QueryError(f"{name}: parameters missing or unknown: {', '.join(wrong)}")
    return lexer.gathered(query.text, _ASKED)


async def _rows(result: neo4j.AsyncResult) -> list[Row]:
    return [dict(record) async for record in result]


def read_rows(source: Source, name: str, params: Mapping[str, Any]) -> list[Row]:
    """Answer a named query once, without an event loop, in plain values; raises as ``GraphReader.rows`` does."""
    with translated(asked_by=name):
        records, _, _ = source.driver.execute_query(
            neo4j.Query(_text(name, frozenset(params))),
            {_ASKED: dict(params)},
            routing_=neo4j.RoutingControl.READ,
            database_=source.database,
        )
    return [plain(dict(record)) for record in records]
