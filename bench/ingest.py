"""Speed and memory of whole ingest: `make bench-ingest`, or `python -m bench.ingest [--only speed|memory|rival]`.

Reading, extraction, resolution and writing to a real Neo4j, set against bare ``nlp.pipe`` of the stock model on the
same texts with the same number of processes, in the same run. ``bench/README.md`` tells how to read the figures.
It starts a Neo4j in a folder of its own; where NEO4J_URI names one it runs there and DELETES its data.
"""

import argparse
import datetime as dt
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import neo4j
import psutil

from bench.beside import beside
from bench.evaluate import MODELS
from bench.extract import bare
from bench.many_texts import many
from graph_schema.model.article import RawArticle
from graph_schema.settings import StoreSettings
from graph_schema.store import local_neo4j
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.ledger import Ledger
from graph_schema.store.local_neo4j import ports
from graph_schema.store.migrate import migrate
from graph_schema.store.writer import GraphWriter
from ingest.nlp.pipeline import load_pipeline
from ingest.reading import read_batch
from ingest.report import Observe, RunReport
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.worker import ingest_all

EARLY = 1000
BEFORE = 96
"""Articles that are taken in before the clock of speed runs: processes start and load their model meanwhile."""
WARM = 2400
"""Articles that Neo4j has seen before: Java compiles for so long, half a core at first, a tenth of one at their end."""
SHARE, TWO, KNOWN = 0.80, 1.7, 20.0
"""What is aimed at: share of the bare model's rate; two processes against one; what is known against what is new."""


def telling(number: int) -> Iterator[RawArticle]:
    """Articles as ``many`` makes them, some hundred at a time."""
    for begin in range(0, number, 400):
        yield from many(min(number, begin + 400), begin)


def tiny(number: int) -> Iterator[RawArticle]:
    """Short articles that tell of no meeting, made one by one: for memory."""
    for i in range(number):
        text = f"The city council of Examplia opened bridge number {i} on Monday. The mayor thanked the engineers."
        yield RawArticle(text=text, published=dt.date(2023, 5, 3), url=f"https://example.org/t/{i}", origin=str(i))


def wiped(graph: neo4j.Driver) -> None:
    while graph.execute_query(
        "MATCH (n) WHERE NOT n:SchemaVersion WITH n LIMIT 5000 DETACH DELETE n RETURN count(n) AS n"
    ).records[0]["n"]:
        pass


def ingest(
    graph: neo4j.Driver, raws: list[RawArticle], settings: IngestSettings, observe: Observe | None = None
) -> tuple[float, RunReport]:
    began = time.perf_counter()
    report = ingest_all(raws, GraphWriter(graph, None, update), Ledger(graph), settings, observe)
    return time.perf_counter() - began, report


def steady(graph: neo4j.Driver, raws: list[RawArticle], settings: IngestSettings) -> tuple[float, float]:
    """Articles a second once the processes read, as bare models are timed too; and the seconds of the whole run."""
    ends: list[float] = []
    whole, report = ingest(graph, raws, settings, lambda _: ends.append(time.perf_counter()))
    assert report.exit_code == 0, report.summary()
    began = ends[BEFORE]
    later = [end for end in ends if end > began + 0.05]  # those of one transaction end together
    return len(later) / (ends[-1] - began), whole


def _pipe(model: str, texts: list[str], ready: object, go: object) -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    nlp = bare(model)
    list(nlp.pipe(texts[:8]))
    ready.release()  # type: ignore[attr-defined]
    go.wait()  # type: ignore[attr-defined]
    for _ in nlp.pipe(texts, batch_size=16):
        pass


def bare_seconds(model: str, raws: list[RawArticle], processes: int) -> float:
    """Seconds that bare models take for the texts, each process its part, their loading left out."""
    context = multiprocessing.get_context("spawn")
    ready, go = context.Semaphore(0), context.Event()
    texts = [raw.text for raw in raws]
    parts = [context.Process(target=_pipe, args=(model, texts[i::processes], ready, go)) for i in range(processes)]
    for part in parts:
        part.start()
    for _ in parts:
        ready.acquire()
    began = time.perf_counter()
    go.set()
    for part in parts:
        part.join()
    return time.perf_counter() - began


def write_rates(graph: neo4j.Driver, raws: list[RawArticle], model: str, sizes: tuple[int, ...]) -> dict[int, float]:
    """Articles a second of writing alone, by the number of articles in a transaction."""
    reads = list(read_batch(raws, load_pipeline(MODELS[model])))
    told = [(read.article, read.claims) for read in reads if read.article and read.claims]
    rates = {}
    for size in sizes:
        wiped(graph)
        writer = GraphWriter(graph, None, update)
        began = time.perf_counter()
        for start in range(0, len(told), size):
            writer.write_all(told[start : start + size])
        rates[size] = len(told) / (time.perf_counter() - began)
    return rates


def memory(graph: neo4j.Driver, settings: IngestSettings, raws: Iterator[RawArticle], limit: float) -> None:
    """Print MB of this process at each 1,000 articles and at the last one; it ends after ``limit`` seconds."""
    process, began, ends = psutil.Process(), time.perf_counter(), []

    def some() -> Iterator[RawArticle]:
        for raw in raws:
            if time.perf_counter() - began > limit:
                return
            yield raw

    def observe(_: object) -> None:
        ends.append(process.memory_info().rss / 1e6)
        if len(ends) % 1000 == 0:
            rate = len(ends) / (time.perf_counter() - began)
            print(f"memory at {len(ends)} articles: {ends[-1]:.0f} MB ({rate:.1f} articles/s)", flush=True)

    report = ingest_all(some(), GraphWriter(graph, None, update), Ledger(graph), settings, observe)
    assert report.exit_code == 0, report.summary()
    first = max(ends[:EARLY])
    print(f"memory at most: {first:.0f} MB in the first {EARLY}, {max(ends):.0f} MB in all {len(ends)}", end=" ")
    print(f"({max(ends) / first:.2f} times; {limit:.0f} s at most)")


def main() -> None:
    """Run all of it once and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", choices=sorted(MODELS), default="sm")
    parser.add_argument("--only", choices=("speed", "memory", "rival"), help="one part; without it speed and memory")
    parser.add_argument("--articles", type=int, help="how many: speed 800, memory 20000, rival 200")
    parser.add_argument("--seconds", type=float, default=1800, help="after which memory ends with what it has")
    parser.add_argument(
        "--telling", action="store_true", help="memory: of articles that tell of meetings, not short ones"
    )
    parser.add_argument("--rounds", type=int, default=3, help="of speed and rival")
    asked = parser.parse_args()
    if os.environ.get("NEO4J_URI"):
        measure(StoreSettings(), asked)
        return
    with tempfile.TemporaryDirectory() as home:
        store = StoreSettings(
            home=Path(home), neo4j_bolt_port=ports.any_free(), neo4j_http_port=ports.any_free(), neo4j_start_timeout=180
        )
        try:
            measure(store, asked)
        finally:
            local_neo4j.stop(store)


def measure(store: StoreSettings, asked: argparse.Namespace) -> None:
    """Print the figures that are asked for; the data of the store are deleted."""
    server = resolve_server(store)
    with open_driver(server) as graph:
        migrate(graph)
        settings = IngestSettings(spacy_model=MODELS[asked.model], processes=1)
        if asked.only in (None, "speed"):
            speed(graph, asked.model, many(asked.articles or 800), asked.rounds)
        if asked.only == "rival":
            ours = partial(rates_of_ours, graph, asked.model)
            beside(graph, server, many(asked.articles or 200), asked.rounds, wiped, ours)
        if asked.only in (None, "memory"):
            wiped(graph)
            make = telling if asked.telling else tiny
            memory(graph, settings, make((asked.only and asked.articles) or 20_000), asked.seconds)


def rates_of_ours(graph: neo4j.Driver, model: str, raws: list[RawArticle]) -> dict[str, float]:
    """Articles a second of whole ingest, reading and extraction included, and of what comes after extraction alone."""
    whole, report = ingest(graph, raws, IngestSettings(spacy_model=MODELS[model], processes=2))
    assert report.exit_code == 0, report.summary()
    together = IngestSettings().together
    writing = write_rates(graph, raws, model, (together,))[together]
    return {"whole ingest, two processes": len(raws) / whole, "resolution and writing alone": writing}


def speed(graph: neo4j.Driver, model: str, raws: list[RawArticle], rounds: int) -> None:
    """Print the rates of whole ingest and of its parts: those of each round, and the middle ones."""
    ingest(graph, many(WARM), IngestSettings(spacy_model=MODELS[model], processes=2))
    shares, rates, seconds = ({1: list[float](), 2: list[float]()} for _ in range(3))
    for _ in range(rounds):
        for processes in (1, 2):
            alone = len(raws) / bare_seconds(model, raws, processes)
            wiped(graph)
            settings = IngestSettings(spacy_model=MODELS[model], processes=processes)
            rate, whole = steady(graph, raws, settings)
            told = f"bare {alone:.1f}, ingest {rate:.1f} articles/s, share {rate / alone:.2f}"
            print(f"{processes} process(es): {told}; start included {len(raws) / whole:.1f}", flush=True)
            shares[processes].append(rate / alone)
            rates[processes].append(rate)
            seconds[processes].append(whole)
    for processes, found in shares.items():
        print(f"{processes} process(es): share {statistics.median(found):.2f} (aim {SHARE})")
    print(f"two processes against one: {statistics.median(rates[2]) / statistics.median(rates[1]):.2f} (aim {TWO})")
    again, report = ingest(graph, raws, settings)
    assert report.total == report.tally["unchanged"]
    two, one = (statistics.median(seconds[processes]) / again for processes in (2, 1))
    print(f"known against new: {two:.0f} times (two processes), {one:.0f} times (one) (aim {KNOWN:.0f})")
    for size, rate in write_rates(graph, raws[:150], model, (1, 16, 50, 150)).items():
        print(f"writing alone, {size} articles a transaction: {rate:.1f} articles/s", flush=True)


if __name__ == "__main__":
    main()
