"""What one more article costs on the real Neo4j, with few and with many there: ``python -m bench.growth``.

For each size a made-up world (``bench.claim_worlds``: as many articles a day whatever the size) is resolved, put into a
Neo4j of its own by the bulk import, and then some more articles of the following days come by the ordinary writer: one
by one, and 16 in a transaction as ingest does; some of them, the newest there are, are taken back at last. Told are
wall time, CPU time of this process and of Neo4j, and how much memory this process has. Only the ratio between the sizes
means something on a machine that does other things. The exit code is 1 where the last size costs more than the aim
allows.
"""

import argparse
import multiprocessing
import pickle
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import neo4j
import psutil

from bench.claim_worlds import World
from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims
from graph_schema.model.memory import Provenance, Telling
from graph_schema.settings import StoreSettings
from graph_schema.store import local_neo4j
from graph_schema.store.bulk import GraphFiles
from graph_schema.store.bulk.offline import import_into_local
from graph_schema.store.connect import open_driver
from graph_schema.store.local_neo4j import ports
from graph_schema.store.writer import GraphWriter
from ingest.resolve import resolve, update
from ingest.resolve.blocks import Outline

TOGETHER = 16
"""Articles that ingest writes in one transaction."""

BACK = 64
"""How many of them are taken back."""
AIMS = {"alone": 1.3, f"of {TOGETHER}": 1.3, "taken back": None}
"""For each way that is measured how many times the first size the last may cost, where that is wanted."""

ROUNDS = 4
"""How often some articles are written and taken back first: a fresh Neo4j takes three times as long."""

Told = list[tuple[Article, ArticleClaims]]


class Cost(NamedTuple):
    """Of one more article, in milliseconds."""

    wall: float
    python: float
    neo4j: float


def fill(seed: int, size: int, more: int, folder: Path) -> None:
    """Write the files of a graph of so many articles, and the articles that come next."""
    stream = World(seed, size + 4 * more + 400).articles()
    provenances: dict[str, Provenance] = {}
    tellings: list[ArticleClaims] = []
    began = time.perf_counter()
    with GraphFiles(folder / "graph") as made:
        for telling, _ in islice(stream, size):
            article, claims = _whole(telling)
            own = Provenance(**{name: getattr(article, name) for name in Provenance.model_fields})
            made.article(article, claims, Outline(Telling(own, claims)).keys)
            provenances[own.id] = own
            tellings.append(claims)
        print(f"  {time.perf_counter() - began:.0f} s: {size} articles, "
              f"{sum(len(one.meetings) for one in tellings)} meeting claims", flush=True)  # fmt: skip
        made.facts(resolve(provenances, tellings))
    (folder / "arguments").write_bytes(pickle.dumps(made.arguments()))
    (folder / "more").write_bytes(pickle.dumps([_whole(telling) for telling, _ in islice(stream, 2 * more + 32)]))
    memory = psutil.Process().memory_info().rss / 1e6
    print(f"  {time.perf_counter() - began:.0f} s: all of it resolved at once, with {memory:.0f} MB", flush=True)


def _whole(telling: Telling) -> tuple[Article, ArticleClaims]:
    assert isinstance(telling.article, Article)
    return telling.article, telling.claims


def filled(size: int, more: int, seed: int, folder: Path) -> None:
    """Have another process fill the folder, so that this one's memory is that of a writer."""
    if (folder / "more").exists():
        return
    print(f"{size} articles", flush=True)
    child = multiprocessing.get_context("spawn").Process(target=fill, args=(seed, size, more, folder))
    child.start()
    child.join()
    if child.exitcode:
        raise SystemExit(f"filling ended with {child.exitcode}")


def measured(more: int, folder: Path) -> tuple[Cost, Cost, Cost]:
    """Import the files of the folder; return what one article costs there: by itself, with others, and to take back."""
    store = StoreSettings(
        home=folder / "home",
        neo4j_uri=None,
        neo4j_bolt_port=ports.any_free(),
        neo4j_http_port=ports.any_free(),
        neo4j_start_timeout=600,
        neo4j_heap="1g",
        neo4j_page_cache="1g",
    )
    began = time.perf_counter()
    try:
        arguments = pickle.loads((folder / "arguments").read_bytes())
        server = import_into_local(store, folder / "graph", arguments, lambda _: None)
        with open_driver(server) as graph:
            print(f"  {time.perf_counter() - began:.0f} s: imported, {_nodes(graph)} nodes", flush=True)
            return _costs(graph, pickle.loads((folder / "more").read_bytes()), more, store)
    finally:
        local_neo4j.stop(store)


def _costs(graph: neo4j.Driver, told: Told, more: int, store: StoreSettings) -> tuple[Cost, Cost, Cost]:
    writer = GraphWriter(graph, None, update)
    server = next(p for p in psutil.process_iter(["cmdline"]) if str(store.home) in " ".join(p.info["cmdline"] or ()))
    memory = psutil.Process().memory_info
    warm, told = told[:32], told[32:]
    for _ in range(ROUNDS):  # plans are made, pages are read, Java compiles itself
        for start in range(0, len(warm), TOGETHER):
            writer.write_all(warm[start : start + TOGETHER])
        for article, _claims in warm:
            writer.retract(article.id)
    before = memory().rss / 1e6
    together = _cost(server, told[:more], TOGETHER, writer.write_all)
    alone = _cost(server, told[more:], 1, writer.write_all)
    back = _cost(server, told[:BACK], 1, lambda some: writer.retract(some[0][0].id))
    print(f"  memory of this process: {before:.0f} MB, then {memory().rss / 1e6:.0f} MB")
    for name, one in zip(AIMS, (alone, together, back), strict=True):
        print(
            f"  one article, {name}: {one.wall:.1f} ms (CPU: {one.python:.1f} here, {one.neo4j:.1f} Neo4j)",
            flush=True,
        )
    return alone, together, back


def _cost(server: psutil.Process, told: Told, size: int, work: Callable[[Told], object]) -> Cost:
    def spent() -> tuple[float, float, float]:
        return time.perf_counter(), time.process_time(), sum(server.cpu_times()[:2])

    began = spent()
    for start in range(0, len(told), size):
        work(told[start : start + size])
    return Cost(*(1000 * (after - before) / len(told) for before, after in zip(began, spent(), strict=True)))


def _nodes(graph: neo4j.Driver) -> int:
    return int(graph.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"])


def main() -> int:
    """Measure at each size and compare the last with the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sizes", default="1000,100000", help="articles that are there")
    parser.add_argument("--more", type=int, default=160, help="articles that come, each way")
    parser.add_argument("--files", type=Path, help="where the files of the graphs are kept, to be used again")
    parser.add_argument("--only-fill", action="store_true", help="make these files and end")
    given = parser.parse_args()
    sizes = [int(one) for one in given.sizes.split(",")]
    with tempfile.TemporaryDirectory() as own:
        folders = [(given.files or Path(own)) / str(size) for size in sizes]
        for size, folder in zip(sizes, folders, strict=True):
            folder.mkdir(parents=True, exist_ok=True)
            filled(size, given.more, given.seed, folder)
        if given.only_fill:
            return 0
        found = []
        for size, folder in zip(sizes, folders, strict=True):
            print(f"{size} articles are there", flush=True)
            found.append(measured(given.more, folder))
            shutil.rmtree(folder / "home", ignore_errors=True)
    missed = False
    for i, (name, aim) in enumerate(AIMS.items()):
        first, last = found[0][i], found[-1][i]
        wall, cpu = last.wall / first.wall, (last.python + last.neo4j) / (first.python + first.neo4j)
        print(f"{name}: the last costs {wall:.2f} times the first by wall time, {cpu:.2f} by CPU (aim {aim or 'none'})")
        missed |= aim is not None and wall > aim
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
