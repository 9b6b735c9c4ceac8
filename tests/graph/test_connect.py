"""A driver for the local server, synchronous and asynchronous."""

import asyncio

import neo4j
import neo4j.exceptions
import pytest

from graph_schema import __version__
from graph_schema.store.connect import Server, open_async_driver


def test_a_driver_of_the_local_server_reads_and_writes(empty_graph: neo4j.Driver) -> None:
    empty_graph.execute_query("CREATE (:Probe {n: $n})", n=7)

    records, _, _ = empty_graph.execute_query("MATCH (p:Probe) RETURN p.n AS n")

    assert [record["n"] for record in records] == [7]


def test_an_async_driver_of_the_local_server_answers(neo4j_server: Server) -> None:
    async def ask() -> int:
        async with open_async_driver(neo4j_server) as driver:
            records, _, _ = await driver.execute_query("RETURN 7 AS n")
            answer: int = records[0]["n"]
            return answer

    assert asyncio.run(ask()) == 7


def test_the_server_is_neo4j_5_26_community(driver: neo4j.Driver) -> None:
    records, _, _ = driver.execute_query("CALL dbms.components() YIELD versions, edition RETURN versions, edition")

    assert records[0]["versions"][0].startswith("5.26.")
    assert records[0]["edition"] == "community"


@pytest.mark.parametrize("source", ["file:///etc/hostname", "http://127.0.0.1:1/"])
def test_a_read_session_can_neither_read_files_nor_fetch_addresses(driver: neo4j.Driver, source: str) -> None:
    with pytest.raises(neo4j.exceptions.ClientError) as raised:
        driver.execute_query("LOAD CSV FROM $source AS row RETURN row", source=source, routing_="r")

    assert raised.value.code == "Neo.ClientError.Statement.ExternalResourceFailed"


def test_the_server_sees_which_parley_asks(driver: neo4j.Driver) -> None:
    records, _, _ = driver.execute_query("CALL dbms.listConnections() YIELD userAgent RETURN collect(userAgent) AS all")

    assert f"parley/{__version__}" in records[0]["all"]
