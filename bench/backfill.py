"""Speed of a backfill: `python -m bench.backfill [--model md|sm] [--articles N] [--shards N] [--rounds N]`.

Dask against the local pool over the same shards, taking turns; the first load by import against the ordinary writer
(the best of several numbers of articles a transaction) over the same claims. ``bench/README.md`` tells how to read the
figures. It starts a Neo4j of its own in a temporary folder and stops it.
"""

import argparse
import json
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from bench.evaluate import MODELS
from bench.ingest import many, wiped
from graph_schema.settings import StoreSettings
from graph_schema.store import local_neo4j
from graph_schema.store.bulk import import_into_local
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.digest import digest
from graph_schema.store.migrate import migrate
from graph_schema.store.writer import GraphWriter
from ingest.backfill import claims_file
from ingest.backfill.claims_file import ReadBefore
from ingest.backfill.engine import Engine
from ingest.backfill.load import write_graph_files
from ingest.backfill.run import make_claims
from ingest.backfill.shard import ShardDone
from ingest.extractor import fingerprint_of
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.signals import StopRequest

DASK, IMPORT = 0.85, 2.0
"""What is aimed at: rate of Dask as a share of the pool's; import against the best of the writer."""


def shards_in(folder: Path, articles: int, number: int) -> list[Path]:
    raws = many(articles)
    paths = [folder / f"{i:03}.jsonl" for i in range(number)]
    for i, path in enumerate(paths):
        rows = [raw.model_dump(mode="json", exclude={"origin"}, exclude_none=True) for raw in raws[i::number]]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return paths


def extracted(
    shards: list[Path], out: Path, settings: IngestSettings, engine: Engine
) -> tuple[float, float, list[Path]]:
    """Articles a second over all, and from the first shard that is done to the last one (start and models left out)."""
    shutil.rmtree(out, ignore_errors=True)
    ends: list[tuple[float, int]] = []

    def observe(one: ShardDone) -> None:
        ends.append((time.perf_counter(), one.articles))

    began = time.perf_counter()
    done = make_claims(shards, out, settings, None, engine, None, StopRequest(), observe)
    whole = time.perf_counter() - began
    after = sum(number for _, number in ends[1:]) / (ends[-1][0] - ends[0][0])
    return sum(one.articles for one in done) / whole, after, [one.claims for one in done if one.claims]


def compared(shards: list[Path], settings: IngestSettings, folder: Path, rounds: int) -> None:
    """Print the rates of both engines, taking turns, and their ratio."""
    wholes, afters = [], []
    for _ in range(rounds):
        pool, pool_after, _files = extracted(shards, folder / "by-pool", settings, Engine.LOCAL)
        dask, dask_after, _files = extracted(shards, folder / "on-dask", settings, Engine.DASK)
        print(f"pool {pool:.1f}, Dask {dask:.1f} articles/s; after start {pool_after:.1f}, {dask_after:.1f}")
        wholes.append(dask / pool)
        afters.append(dask_after / pool_after)
    middle = statistics.median(wholes), statistics.median(afters)
    print(f"Dask against the pool: {middle[0]:.2f}; after start: {middle[1]:.2f} (aim {DASK})")


def loaded(files: list[Path], settings: IngestSettings, folder: Path, sizes: list[int]) -> None:
    """Print the rates of the writer and of the import, and that both end in one graph."""
    told = [
        (item.read.article.model_copy(update={"extractor": fingerprint_of(settings)}), item.read.claims)
        for path in files
        for item in claims_file.read(path)
        if isinstance(item, ReadBefore) and item.read.article and item.read.claims
    ]
    store = StoreSettings(home=folder / "home", neo4j_uri=None)
    try:
        rates, digests = {}, set()
        with open_driver(resolve_server(store)) as graph:
            for size in sizes:
                wiped(graph)
                migrate(graph)
                writer = GraphWriter(graph, None, update)
                began = time.perf_counter()
                for start in range(0, len(told), size):
                    writer.write_all(told[start : start + size])
                rates[size] = len(told) / (time.perf_counter() - began)
                digests.add(digest(graph))
                print(f"writer, {size} articles a transaction: {rates[size]:.1f} articles/s")
            wiped(graph)
            graph.execute_query("MATCH (n) DETACH DELETE n")
        began = time.perf_counter()
        made = write_graph_files(files, fingerprint_of(settings), folder / "graph")
        resolved = time.perf_counter() - began
        server = import_into_local(store, folder / "graph", made.arguments(), lambda _: None)
        seconds = time.perf_counter() - began
        with open_driver(server) as graph:
            digests.add(digest(graph))
        rate = len(told) / seconds
        steps = (
            f"{resolved:.1f} s to resolve and write CSV, {seconds - resolved:.1f} s to stop, import, start and index"
        )
        print(f"import: {rate:.1f} articles/s ({steps})")
        print(f"import against the writer: {rate / max(rates.values()):.2f} times (aim {IMPORT})")
        assert len(digests) == 1, "the graphs differ"
        print("the graphs have one digest")
    finally:
        local_neo4j.stop(store)


def main() -> None:
    """Run all of it once and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", choices=sorted(MODELS), default="sm")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--shards", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", choices=("engines", "load"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[16, 50, 150], help="articles a transaction")
    asked = parser.parse_args()
    settings = IngestSettings(spacy_model=MODELS[asked.model], processes=asked.processes)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shards = shards_in(folder, asked.articles, asked.shards)
        if asked.only != "load":
            compared(shards, settings, folder, asked.rounds)
        if asked.only != "engines":
            files = extracted(shards, folder / "claims", settings, Engine.LOCAL)[2]
            loaded(files, settings, folder, asked.sizes)


if __name__ == "__main__":
    main()
