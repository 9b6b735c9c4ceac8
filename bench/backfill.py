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

import neo4j

from bench.evaluate import MODELS
from bench.ingest import wiped
from bench.many_texts import many
from graph_schema.errors import StoreTimeoutError
from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims
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


Told = list[tuple[Article, ArticleClaims]]


def written(graph: neo4j.Driver, told: Told, size: int, seconds: float) -> tuple[float, bool]:
    """Articles a second of the writer, so many a transaction; whether it got to the end within the seconds.

    Where it did not, the rate is that of the beginning, when the graph is small: if anything too good.
    """
    wiped(graph)
    migrate(graph)
    writer, began, done = GraphWriter(graph, None, update), time.perf_counter(), 0
    while done < len(told) and time.perf_counter() - began < seconds:
        try:
            done += len(writer.write_all(told[done : done + size]))
        except StoreTimeoutError as error:  # so many a transaction are too many here
            print(f"writer, {size} articles a transaction: after {done} articles {error}")
            break
    rate = done / (time.perf_counter() - began)
    print(f"writer, {size} articles a transaction: {rate:.1f} articles/s (the first {done})", flush=True)
    return rate, done == len(told)


def loaded(files: list[Path], settings: IngestSettings, folder: Path, sizes: list[int], seconds: float) -> None:
    """Print the rates of the writer and of the import; where the writer got to its end, also that both graphs agree."""
    told = [
        (item.read.article.model_copy(update={"extractor": fingerprint_of(settings)}), item.read.claims)
        for path in files
        for item in claims_file.read(path)
        if isinstance(item, ReadBefore) and item.read.article and item.read.claims
    ]
    by_writer, by_import = (StoreSettings(home=folder / name, neo4j_uri=None) for name in ("writer", "import"))
    rates, digests = [], set()
    try:
        with open_driver(resolve_server(by_writer)) as graph:
            for size in sizes:
                rate, whole = written(graph, told, size, seconds)
                rates.append(rate)
                if whole:
                    digests.add(digest(graph))
    finally:
        local_neo4j.stop(by_writer)
    try:
        steps: list[tuple[str, float]] = []
        began = time.perf_counter()
        made = write_graph_files(files, fingerprint_of(settings), folder / "graph")
        steps.append(("resolving and CSV", time.perf_counter()))
        server = import_into_local(
            by_import, folder / "graph", made.arguments(), lambda step: steps.append((step, time.perf_counter()))
        )
        ended = time.perf_counter()
        compared_any = bool(digests)
        with open_driver(server) as graph:
            digests.add(digest(graph))
    finally:
        local_neo4j.stop(by_import)
    for (name, at), (_, next_at) in zip(steps, [*steps[1:], ("", ended)], strict=True):
        print(f"  {at - began:6.1f} s: {name}" + (f" ({next_at - at:.1f} s)" if name != steps[0][0] else " done"))
    rate = len(told) / (ended - began)
    print(f"import: {rate:.1f} articles/s ({len(told)} in {ended - began:.1f} s, the start of a new Neo4j included)")
    print(f"import against the writer: {rate / max(rates):.2f} times (aim {IMPORT})")
    if compared_any:
        assert len(digests) == 1, "the graphs differ"
        print("the graphs have one digest")
    else:
        print("the writer got to no end within its time: the graphs were not compared")


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
    parser.add_argument("--seconds", type=float, default=120, help="for the writer, each size")
    asked = parser.parse_args()
    settings = IngestSettings(spacy_model=MODELS[asked.model], processes=asked.processes)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shards = shards_in(folder, asked.articles, asked.shards)
        if asked.only != "load":
            compared(shards, settings, folder, asked.rounds)
        if asked.only != "engines":
            files = extracted(shards, folder / "claims", settings, Engine.LOCAL)[2]
            loaded(files, settings, folder, asked.sizes, asked.seconds)


if __name__ == "__main__":
    main()
