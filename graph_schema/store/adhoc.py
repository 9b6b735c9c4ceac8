"""Read-only Cypher of users for the service: a few at a time, on a driver of its own, off the event loop."""

import asyncio
from collections.abc import Mapping
from typing import Any

import neo4j

from graph_schema.errors import StoreBusyError
from graph_schema.store.connect import Server, open_driver
from graph_schema.store.reader import Source
from graph_schema.store.readonly import Answer, run_readonly

AT_ONCE = 4
"""Statements that run at a time, per worker; the service's own questions have a pool of theirs."""
WAITING = 16
"""Statements that may wait for their turn."""


class AdHocCypher:
    """Belongs to one event loop; opens its driver with the first statement."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._driver: neo4j.Driver | None = None
        self._places = asyncio.Semaphore(AT_ONCE)
        self._in_line = 0

    async def run(self, text: str, params: Mapping[str, Any], *, timeout: float, max_rows: int) -> Answer:
        """Run one statement; raises as ``run_readonly`` does, and StoreBusyError where too many wait already."""
        if self._in_line >= AT_ONCE + WAITING:
            raise StoreBusyError("Too many statements at once; ask again in a moment.")
        self._in_line += 1
        try:
            async with self._places:
                if self._driver is None:
                    self._driver = open_driver(self._server, "api")
                source = Source(self._driver, self._server.database)
                return await asyncio.to_thread(run_readonly, source, text, params, timeout=timeout, max_rows=max_rows)
        finally:
            self._in_line -= 1

    async def close(self) -> None:
        """Close the driver, if there is one."""
        if self._driver is not None:
            await asyncio.to_thread(self._driver.close)
