"""Speed of the service on a graph of 20,000 meetings: `python -m bench.serve [--seconds S] [--rounds N] [--keep]`.

Requests a second of `parley serve` (one worker) beside those of the bare asynchronous driver that asks for the same, in
turns; times at 64 and 512 connections; what `/ask` costs; how soon a started service answers. ``bench/README.md`` tells
how to read the figures. It runs on the Neo4j of PARLEY_HOME or NEO4J_URI and DELETES its data: name one of its own.
With ``--keep`` the graph that an earlier run left there is used again. The exit code is 1 where an aim is missed.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import httpx
import psutil

from bench import serve_graph as made
from bench.ingest import wiped
from bench.serve_load import PAIRS, bare, requests
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import Server, open_driver, resolve_server
from graph_schema.store.local_neo4j import ports
from graph_schema.store.migrate import migrate

AT_ONCE = 16
START, TAIL, CROWD, ASK = 2.0, 6.0, 0.8, 3.0
"""Aims: seconds to the first answer; p99 / p50 at 64; share of the best rate at 512; cost of a question."""


@contextmanager
def served(port: int) -> Iterator[tuple[psutil.Process, float]]:
    """A service of one worker; with the seconds from its start to its first answer from the graph."""
    env = os.environ | {"PARLEY_API_ACCESS_LOG": "false"}
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "app.cli", "serve", "--port", str(port)], env=env) as process:
        try:
            url = f"http://127.0.0.1:{port}/meetings/{made.meeting_id(7)}/participants"
            with httpx.Client(timeout=10) as client:  # one: each would read all certificates of the machine
                while process.poll() is None:
                    try:
                        status = client.get(url).status_code
                    except httpx.TransportError:
                        time.sleep(0.01)
                        continue
                    if status == 404:
                        raise SystemExit("the graph of this measurement is not there: run without --keep")
                    if status == 200:
                        break
            yield psutil.Process(process.pid), time.perf_counter() - began
        finally:
            process.terminate()


def cpu(process: psutil.Process) -> float:
    """Seconds of CPU time of a process and its children."""
    return sum(sum(one.cpu_times()[:2]) for one in (process, *process.children(recursive=True)))


async def compare(server: Server, port: int, service: psutil.Process, seconds: float, rounds: int) -> list[str]:
    """Each endpoint beside the bare driver, in turns; what was missed."""
    missed = []
    for pair in PAIRS:
        rates: dict[str, list[float]] = {"bare": [], "service": []}
        costs: dict[str, list[float]] = {"bare": [], "service": []}
        for _ in range(rounds):
            before = time.process_time()
            load = await bare(server, pair, AT_ONCE, seconds)
            rates["bare"].append(load.rate)
            costs["bare"].append((time.process_time() - before) / max(1, load.good) * 1000)
            before = cpu(service)
            load = await requests(port, pair.paths(), AT_ONCE, seconds)
            rates["service"].append(load.rate)
            costs["service"].append((cpu(service) - before) / max(1, load.good) * 1000)
            if load.bad:
                missed.append(f"{pair.name}: answers {load.bad}")
        middle = {who: statistics.median(found) for who, found in rates.items()}
        spent = {who: statistics.median(found) for who, found in costs.items()}
        ratio = statistics.median(s / b for s, b in zip(rates["service"], rates["bare"], strict=True))
        print(
            f"{pair.name:30} service {middle['service']:7.1f}/s  bare {middle['bare']:7.1f}/s  ratio {ratio:.2f}"
            f" (aim {pair.aim:g})  CPU {spent['service']:.2f} / {spent['bare']:.2f} ms",
            flush=True,
        )
        if ratio < pair.aim:
            missed.append(f"{pair.name}: {ratio:.2f} of the bare driver, aim {pair.aim:g}")
    return missed


async def crowds(port: int, service: psutil.Process, seconds: float) -> list[str]:
    """Times and errors with many connections at once; what was missed."""
    missed, best = [], 0.0
    for connections in (AT_ONCE, 64, 512):
        before = cpu(service)
        load = await requests(port, PAIRS[0].paths(), connections, seconds)
        spent = (cpu(service) - before) / max(1, load.good) * 1000
        p50, p99 = load.percentile(50), load.percentile(99)
        print(
            f"{connections:4} connections: {load.rate:7.1f} answers/s, p50 {p50 * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms"
            f" ({p99 / p50:.1f} times), CPU {spent:.2f} ms an answer, others: {dict(load.bad) or 'none'}",
            flush=True,
        )
        if connections == 64 and p99 > TAIL * p50:
            missed.append(f"p99 at 64 connections is {p99 / p50:.1f} times p50, aim {TAIL:g}")
        if connections == 512 and load.rate < CROWD * best:
            missed.append(f"at 512 connections {load.rate / best:.2f} of the best rate, aim {CROWD:g}")
        if load.bad.keys() - {503}:
            missed.append(f"at {connections} connections answers {load.bad}")
        best = max(best, load.rate)
    return missed


async def asking(port: int, seconds: float) -> list[str]:
    """What a question costs beside the plain endpoint, one after the other; what was missed."""
    missed = []
    who, meeting = made.name(made.STATES + made.ORGANIZATIONS + 5), made.WORDS[3]
    for question, plain in (
        (f"Whom did {who} meet?", f"/meetings?actor={quote(who)}&status=held"),
        (f"Who attended the talks in {meeting}?", f"/meetings?q={meeting}&kind=talks"),
        (f"Who represents {made.name(3)}?", f"/actors/{made.actor_id(3)}"),
        (f"What did {who} say?", f"/positions?holder={quote(who)}"),
    ):
        asked = await requests(port, iter(lambda q=question: f"/ask?q={quote(q)}", None), 1, seconds)
        beside = await requests(port, iter(lambda p=plain: p, None), 1, seconds)
        ratio = asked.percentile(50) / beside.percentile(50)
        print(
            f"{question:44} {asked.percentile(50) * 1000:6.1f} ms, {plain.partition('?')[0]:24}"
            f" {beside.percentile(50) * 1000:6.1f} ms, ratio {ratio:.2f}  {asked.bad or ''}",
            flush=True,
        )
        if ratio > ASK:
            missed.append(f"{question} {ratio:.2f} times the plain endpoint, aim {ASK:g}")
    return missed


def main() -> int:
    """Fill, serve, measure, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="use the graph that is there")
    args = parser.parse_args()
    server = resolve_server(StoreSettings())
    if not args.keep:
        with open_driver(server) as driver:
            wiped(driver)
            migrate(driver)
            made.fill(driver)
    port = ports.any_free()
    with served(port):
        pass  # once for the plans of a database just started
    with served(port) as (service, seconds):
        print(f"start to first answer: {seconds:.2f} s (aim {START:g}), CPU {cpu(service):.2f} s", flush=True)
        missed = [f"start to first answer {seconds:.2f} s, aim {START:g}"] if seconds > START else []
        while httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=60).status_code != 200:
            time.sleep(0.2)
        missed += asyncio.run(compare(server, port, service, args.seconds, args.rounds))
        missed += asyncio.run(crowds(port, service, 2 * args.seconds))
        missed += asyncio.run(asking(port, args.seconds))
    print("\n".join(f"MISSED {line}" for line in missed) or "all aims met")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
