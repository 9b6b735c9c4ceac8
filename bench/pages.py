"""Time and size of each page on a graph of 20,000 meetings: `python -m bench.pages [--times N]`.

One after the other, each page of the explorer for ``--times`` different things; beside it, in turns, a plain request to
the REST interface, so that a page's time can be told as a ratio that holds on other machines too. Also the CPU time of
the service (not of the database), and the bytes of the page with all that it fetches. It only reads: the graph is the
one that ``bench.serve`` left on the Neo4j of PARLEY_HOME or NEO4J_URI. The exit code is 1 where an aim is missed.
"""

import argparse
import re
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

import httpx
import psutil

from bench import serve_graph as made
from bench.serve import cpu, served
from graph_schema.store.local_neo4j import ports

SECONDS, BYTES = 0.3, 500_000
"""Aims: the middle time of a page; a page with all that it fetches."""
FIRST_PERSON = made.STATES + made.ORGANIZATIONS


class Page(NamedTuple):
    """A page by name, and its address by the choice of a number."""

    name: str
    path: Callable[[int], str]


def _person(i: int) -> str:
    """Somebody; the first ones are in the news all the time."""
    return made.actor_id(FIRST_PERSON + i * 37 % 9_000)


PAGES = (
    Page("home", lambda i: "/"),
    Page("search, a name", lambda i: f"/explore/search?q={quote(made.name(FIRST_PERSON + i))}"),
    Page("search, a question", lambda i: f"/explore/search?q={quote(f'Whom did {made.name(FIRST_PERSON + i)} meet?')}"),
    Page("meeting", lambda i: f"/explore/meeting/{made.meeting_id(i * 97 % made.MEETINGS)}"),
    Page("person", lambda i: f"/explore/actor/{_person(i)}"),
    Page("state", lambda i: f"/explore/actor/{made.actor_id(i)}"),
    Page("pair", lambda i: f"/explore/pair?one={_person(i)}&other={_person(i + 1)}"),
    Page("topic", lambda i: f"/explore/topic/{made.topic_id(i)}"),
    Page("article", lambda i: f"/explore/article/art-{i * 7:016x}"),
    Page("network of a month", lambda i: f"/explore/network?from=2019-{i % 12 + 1:02}&to=2019-{i % 12 + 1:02}"),
    Page("network of a person", lambda i: f"/explore/network?actor={_person(i)}"),
    Page("network of all times", lambda i: "/explore/network"),
    Page("timeline.svg", lambda i: f"/explore/timeline.svg?actor={_person(i)}"),
    Page("correct", lambda i: f"/explore/correct?about={made.meeting_id(i * 97 % made.MEETINGS)}"),
)


def fetched(client: httpx.Client, html: str) -> int:
    """Bytes of all that a page fetches besides itself."""
    found = re.findall(r'<(?:link rel="(?:stylesheet|icon)" href|script src)="([^"]+)"', html)
    return sum(len(client.get(address).content) for address in found)


def measure(client: httpx.Client, service: psutil.Process, page: Page, times: int) -> list[str]:
    """Ask for a page and for the plain request in turns; print one line; return what was missed."""
    took: list[float] = []
    plain: list[float] = []
    size, spent = 0, 0.0
    client.get(page.path(times))  # once for the plans of a database just started
    for i in range(times):
        began = time.perf_counter()
        client.get(f"/meetings/{made.meeting_id(i)}").raise_for_status()
        plain.append(time.perf_counter() - began)
        before, began = cpu(service), time.perf_counter()
        answer = client.get(page.path(i))
        took.append(time.perf_counter() - began)
        spent += cpu(service) - before
        answer.raise_for_status()
        size = max(size, len(answer.content))
    size += fetched(client, client.get(page.path(0)).text)
    middle, slow = statistics.median(took), max(took)
    print(
        f"{page.name:22} {middle * 1000:6.0f} ms, slowest {slow * 1000:6.0f} ms, CPU {spent / times * 1000:5.0f} ms,"
        f" {middle / statistics.median(plain):5.1f} times GET /meetings/ID, {size / 1000:4.0f} KB",
        flush=True,
    )
    missed = [f"{page.name}: {middle * 1000:.0f} ms, aim {SECONDS * 1000:.0f} ms"] if middle > SECONDS else []
    return missed + ([f"{page.name}: {size:,} bytes, aim {BYTES:,}"] if size > BYTES else [])


def main() -> int:
    """Serve, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=15, help="of each page")
    args = parser.parse_args()
    port = ports.any_free()
    with served(port) as (service, _), httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        while client.get("/readyz").status_code != 200:
            time.sleep(0.2)
        missed = [line for page in PAGES for line in measure(client, service, page, args.times)]
    print("\n".join(f"MISSED {line}" for line in missed) or "all aims met")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
