"""Questions to the graph over connections that are kept: one that broke meanwhile is no error."""

import asyncio
import time

import neo4j

from graph_schema.errors import StoreBusyError
from graph_schema.store.connect import Server
from graph_schema.store.reader import GraphReader
from tests.faults.proxy import Proxy


def test_connections_that_broke_meanwhile_are_no_error(neo4j_server: Server, empty_graph: neo4j.Driver) -> None:
    async def ask(port: int) -> None:
        server = neo4j_server.model_copy(update={"uri": f"bolt://127.0.0.1:{port}"})
        async with GraphReader(server, timeout=60) as reader:
            await asyncio.gather(*(reader.rows("graph_counts") for _ in range(8)))
            proxy.reset()
            answers = await asyncio.gather(*(reader.rows("graph_counts") for _ in range(8)))
            assert answers == [[answers[0][0]]] * 8

    with Proxy(int(neo4j_server.uri.rpartition(":")[2])) as proxy:
        asyncio.run(ask(proxy.port))


def test_whose_turn_would_not_come_in_time_is_refused_at_once(neo4j_server: Server, empty_graph: neo4j.Driver) -> None:
    async def one(reader: GraphReader) -> float | None:
        """Seconds until it was refused; None if it was answered."""
        begun = time.monotonic()
        try:
            await reader.rows("graph_counts")
        except StoreBusyError:
            return time.monotonic() - begun
        return None

    async def crowd(port: int) -> list[float | None]:
        server = neo4j_server.model_copy(update={"uri": f"bolt://127.0.0.1:{port}"})
        async with GraphReader(server, timeout=8, at_once=1, waiting=10_000) as reader:
            proxy.delay = 0.05
            for _ in range(6):
                assert await one(reader) is None
            proxy.delay = 0.0
            return await asyncio.gather(*(one(reader) for _ in range(500)))

    with Proxy(int(neo4j_server.uri.rpartition(":")[2])) as proxy:
        waited = [seconds for seconds in asyncio.run(crowd(proxy.port)) if seconds is not None]
    assert 0 < len(waited) < 500
    assert sorted(waited)[len(waited) // 2] < 2
