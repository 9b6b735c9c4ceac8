"""A driver for the local server, synchronous and asynchronous."""

import asyncio

import neo4j

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


def test_the_server_keeps_no_way_out_of_a_read_session_open(driver: neo4j.Driver) -> None:
    for source in ("file:///etc/hostname", "http://127.0.0.1:1/"):
        try:
            driver.execute_query("LOAD CSV FROM $source AS row RETURN row", source=source, routing_="r")
        except neo4j.exceptions.Neo4jError as error:
            assert error.code == "Neo.ClientError.Statement.ExternalResourceFailed"
        else:
            raise AssertionError(f"{source} could be read")
