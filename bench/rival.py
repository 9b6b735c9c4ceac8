"""neo4j-graphrag's SimpleKGPipeline over a file of articles, with a model and an embedder that answer at once.

Run by ``bench.beside`` in an environment of its own (``bench/rival.lock``): it shares no dependency of Parley's. It is
spared what it would wait for: the schema is given, the answer of the model is always there, entity resolution (which
goes over all entities after each document) is off, and relationships are merged by plain Cypher where its own query
needs APOC. Prints one JSON object.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from itertools import count
from pathlib import Path

import neo4j
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.embeddings.base import Embedder
from neo4j_graphrag.experimental.pipeline.kg_builder import SimpleKGPipeline
from neo4j_graphrag.llm import LLMInterface, LLMResponse

ACTORS, MEETINGS, POSITIONS = 6, 2, 2
"""What the model finds in each article, with a relationship for all but the first actor."""
NAMES = 300
SCHEMA = {
    "node_types": ["Person", "Meeting", "Position"],
    "relationship_types": ["PARTICIPATED_IN", "HOLDS"],
    "patterns": [("Person", "PARTICIPATED_IN", "Meeting"), ("Person", "HOLDS", "Position")],
}
MERGE = """UNWIND $rows AS row
MATCH (start:__KGBuilder__ {__tmp_internal_id: row.start_node_id})
MATCH (end:__KGBuilder__ {__tmp_internal_id: row.end_node_id})
MERGE (start)-[rel:$(row.type)]->(end) SET rel += row.properties
RETURN elementId(rel)"""


class Model(LLMInterface):
    """Answers with a graph of the usual size, at once."""

    def __init__(self) -> None:
        super().__init__("stub")
        self._number = count()

    def invoke(self, input, **_):
        return LLMResponse(content=answer(next(self._number)))

    async def ainvoke(self, input, **_):
        return self.invoke(input)


class Vectors(Embedder):
    """Embeds every text alike, at once."""

    def embed_query(self, text: str) -> list[float]:
        return [0.1] * 384


class Writer(Neo4jWriter):
    """Its own writer, but for the query that needs APOC."""

    def _upsert_relationships(self, rels) -> None:
        rows = [
            {
                "start_node_id": rel.start_node_id,
                "end_node_id": rel.end_node_id,
                "type": rel.type,
                "properties": rel.properties or {},
            }
            for rel in rels
        ]
        self.driver.execute_query(MERGE, rows=rows, database_=self.neo4j_database)


def answer(number: int) -> str:
    kinds = ["Person"] * ACTORS + ["Meeting"] * MEETINGS + ["Position"] * POSITIONS
    nodes = [
        {"id": str(i), "label": kind, "properties": {"name": f"{kind} {(7 * number + i) % NAMES}"}}
        for i, kind in enumerate(kinds)
    ]
    ties = [("PARTICIPATED_IN", i, ACTORS + i % MEETINGS) for i in range(ACTORS)]
    ties += [("HOLDS", i, ACTORS + MEETINGS + i) for i in range(POSITIONS)]
    relationships = [
        {"type": kind, "start_node_id": str(start), "end_node_id": str(end), "properties": {}}
        for kind, start, end in ties
    ]
    return json.dumps({"nodes": nodes, "relationships": relationships})


async def run(texts: list[str], driver: neo4j.Driver) -> float:
    """Seconds for all texts but the first one, which loads and connects."""
    pipeline = SimpleKGPipeline(
        llm=Model(),
        driver=driver,
        embedder=Vectors(),
        schema=SCHEMA,
        from_file=False,
        kg_writer=Writer(driver),
        perform_entity_resolution=False,
        on_error="RAISE",
    )
    await pipeline.run_async(text=texts[0])
    began = time.perf_counter()
    for text in texts[1:]:
        await pipeline.run_async(text=text)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="JSONL with a text a row")
    texts = [json.loads(line)["text"] for line in parser.parse_args().articles.read_text().splitlines()]
    auth = os.environ["NEO4J_USER"], os.environ["NEO4J_PASSWORD"]
    with neo4j.GraphDatabase.driver(os.environ["NEO4J_URI"], auth=auth) as driver:
        seconds = asyncio.run(run(texts, driver))
        (row,), _, _ = driver.execute_query(
            "MATCH (n:__KGBuilder__) RETURN count(n) AS nodes, count {()-[]->()} AS relationships"
        )
    json.dump({"articles": len(texts) - 1, "seconds": seconds, **row.data()}, sys.stdout)


if __name__ == "__main__":
    main()
