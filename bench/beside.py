"""Whole ingest beside neo4j-graphrag's SimpleKGPipeline: the same articles, the same Neo4j, the same run, taking turns.

`make bench-rival` makes the environment that the rival needs (``bench/rival.lock``, by hash) and runs it.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import neo4j

from graph_schema.errors import SettingsError
from graph_schema.model.article import RawArticle
from graph_schema.store.connect import Server

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv-rival" / "bin" / "python"
MAKE = "make bench-rival"


def rival_rate(server: Server, raws: list[RawArticle]) -> tuple[float, float, float]:
    """Articles a second of the rival; nodes and relationships that it makes of an article. Raises SettingsError."""
    if not PYTHON.exists():
        raise SettingsError(f"neo4j-graphrag is not there: `{MAKE}` installs it into {PYTHON.parents[1].name}")
    user, password = server.auth
    env = {"PATH": os.environ["PATH"], "NEO4J_URI": server.uri, "NEO4J_USER": user, "NEO4J_PASSWORD": password}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps({"text": raw.text}) + "\n" for raw in raws))
        command = [str(PYTHON), str(ROOT / "bench" / "rival.py"), str(path)]
        said = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=True).stdout
    told = json.loads(said.splitlines()[-1])
    number = len(raws)
    return told["articles"] / told["seconds"], told["nodes"] / number, told["relationships"] / number


def beside(
    graph: neo4j.Driver,
    server: Server,
    raws: list[RawArticle],
    rounds: int,
    wiped: Callable[[neo4j.Driver], None],
    ours: Callable[[list[RawArticle]], dict[str, float]],
) -> None:
    """Print the rates of both, round by round, and ours as a multiple of the rival's."""
    for _ in range(rounds):
        wiped(graph)
        rate, nodes, ties = rival_rate(server, raws)
        size = f"{nodes:.0f} nodes, {ties:.0f} relationships an article"
        print(f"SimpleKGPipeline: {rate:.1f} articles/s ({size}; {rate * (nodes + ties):.0f} of both a second)")
        wiped(graph)
        for name, mine in ours(raws).items():
            (row,), _, _ = graph.execute_query(
                "MATCH (n) WHERE NOT n:SchemaVersion RETURN count(n) AS n, count {()-->()} AS r"
            )
            both = (row["n"] + row["r"]) / len(raws)
            size = f"{row['n'] / len(raws):.0f} nodes, {row['r'] / len(raws):.0f} relationships an article"
            print(f"{name}: {mine:.1f} articles/s ({size}; {mine * both:.0f} of both a second)")
            times = f"{mine / rate:.2f} times its articles, {mine * both / (rate * (nodes + ties)):.2f} times its"
            print(f"  against the rival: {times} nodes and relationships")
