"""Questions to the graph over connections that are kept: one that broke meanwhile is no error."""

import asyncio

import neo4j

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
