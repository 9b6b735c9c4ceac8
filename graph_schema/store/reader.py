"""Questions to the graph: named read queries in, plain rows out.

Reads bypass any object mapping: a question is a file in ``queries/read``, and its columns are its answer.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Self

import neo4j

from graph_schema.errors import StoreBusyError, StoreTimeoutError
from graph_schema.queries import catalog
from graph_schema.store.connect import Server, open_async_driver
from graph_schema.store.failures import translated
from graph_schema.store.values import plain

Row = dict[str, Any]

PLANNING = 60
"""Seconds for one plan: measured 8 s for the first one of a server just started on a busy machine of two cores."""


class Source(NamedTuple):
    """Where to ask: a driver and the database on its server (None: the user's home database)."""

    driver: neo4j.Driver
    database: str | None


class GraphReader:
    """Answers named read queries on one event loop, through one driver, within a time limit.

    ``timeout`` is what one question may take in seconds, waiting included: a hung or dead server is reported after
    that, whatever the driver is still trying. At most ``at_once`` questions are with the database at a time, and
    ``waiting`` more stand in line (measured: 256 requests on a pool of 100 answer a third as fast as 16 at a time).
    """

    def __init__(self, server: Server, *, timeout: float = 2.5, at_once: int = 16, waiting: int = 256) -> None:
        self._database = server.database
        # One retry within the time limit; more would only hide a dead server behind a timeout.
        self._driver = open_async_driver(server, "api", max_transaction_retry_time=1)
        self._timeout = timeout
        self._places = asyncio.Semaphore(at_once)
        self._in_line = 0
        self._most_in_line = at_once + waiting

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._driver.close()

    async def rows(self, name: str, /, **params: Any) -> list[Row]:
        """The answer to the query of this name, row by row.

        Raises ``StoreTimeoutError``, ``StoreBusyError`` or ``StoreError`` where the database gives none, ``QueryError``
        for an unknown query or wrong parameters, ``SchemaError`` where an index is missing.
        """
        query = catalog.load(name)
        if self._in_line >= self._most_in_line:
            raise StoreBusyError("Too many questions at once; ask again in a moment.")
        self._in_line += 1
        try:
            async with asyncio.timeout(self._timeout), self._places:
                with translated(asked_by=name):
                    return await self._driver.execute_query(
                        neo4j.Query(query.text, timeout=self._timeout),
                        params,
                        routing_=neo4j.RoutingControl.READ,
                        database_=self._database,
                        result_transformer_=_rows,
                    )
        except TimeoutError as error:
            raise StoreTimeoutError(f"{name}: the database did not answer within {self._timeout:g} s.") from error
        finally:
            self._in_line -= 1

    async def row(self, name: str, /, **params: Any) -> Row | None:
        """The first row of the answer; None where there is no such thing."""
        rows = await self.rows(name, **params)
        return rows[0] if rows else None

    async def plan(self, names: Iterable[str]) -> None:
        """Let the server plan these queries, one after the other, with time enough for a cold start; runs none of them.

        Raises as ``rows`` does.
        """
        for name in names:
            with translated(asked_by=name):
                await self._driver.execute_query(
                    neo4j.Query(f"EXPLAIN {catalog.load(name).text}", timeout=PLANNING),
                    routing_=neo4j.RoutingControl.READ,
                    database_=self._database,
                )


async def _rows(result: neo4j.AsyncResult) -> list[Row]:
    return [dict(record) async for record in result]


def read_rows(source: Source, name: str, params: Mapping[str, Any]) -> list[Row]:
    """Answer a named query once, without an event loop, in plain values; raises as ``GraphReader.rows`` does."""
    query = catalog.load(name)
    with translated(asked_by=name):
        records, _, _ = source.driver.execute_query(
            query.text,
            dict(params),
            routing_=neo4j.RoutingControl.READ,
            database_=source.database,
        )
    return [plain(dict(record)) for record in records]
