"""What ``bench.serve`` sends: requests by a client that costs little, and the same questions by a bare driver."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

import neo4j

from app.ask.search import exactly, nearly
from bench import serve_graph as made
from graph_schema.model.names import fold
from graph_schema.queries import catalog, lexer
from graph_schema.store.connect import Server, open_async_driver

Params = dict[str, Any]
Question = tuple[str, Params]


class Load:
    """What came back: seconds of each good answer, and how many of each other status."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.bad: Counter[int] = Counter()
        self.seconds = 0.0

    @property
    def good(self) -> int:
        """Answers with status 200."""
        return len(self.times)

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return self.good / self.seconds

    def percentile(self, percent: int) -> float:
        """The time within which so many of the good answers came, in seconds."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


class Pair(NamedTuple):
    """An endpoint, and what the bare driver asks instead: the queries of one request, by the choice of a number."""

    name: str
    path: Callable[[int], str]
    questions: Callable[[int], list[Question]]
    aim: float

    def paths(self) -> Iterator[str]:
        chance = random.Random(11)
        while True:
            yield self.path(chance.randrange(made.MEETINGS))


# One row for each participant, as one would write it without the service.
PLAIN = """
MATCH (m:Meeting {id: $asked.id})<-[p:PARTICIPATED_IN]-(a:Actor)
WITH a, p ORDER BY p.role <> 'host', p.confidence DESC, a.name LIMIT 100
RETURN a.id AS id, a.name AS name, labels(a) AS labels, p.role AS role, p.confidence AS confidence,
  p.sentence AS sentence,
  COLLECT {
    MATCH (a)-[r:REPRESENTS]->(w:Actor) RETURN {id: w.id, name: w.name, office: r.office} LIMIT 3
  } AS represents,
  COLLECT {
    UNWIND p.claims AS claim
    MATCH (c:Claim {id: claim})-[:FROM]->(art:Article)
    RETURN c {claim_id: c.id, .sentence, .start, .end, .rule, .confidence, article_id: art.id, article_title: art.title,
      outlet: art.outlet, url: art.url, published_at: toString(art.published_at)} LIMIT 5
  } AS evidence
"""


def query(name: str, /, **given: Any) -> Question:
    """A query of the service as its reader sends it, with what is given; the rest is left out (null)."""
    file = catalog.load(name)
    samples = dict.fromkeys(file.params)
    return lexer.gathered(file.text, "asked"), samples | {"skip": 0, "limit": 25} | given


def _person(i: int) -> int:
    return made.STATES + made.ORGANIZATIONS + i % 2000


def _days(i: int) -> tuple[str, str]:
    return made.day(i).isoformat(), made.day(min(i + 40, made.MEETINGS - 1)).isoformat()


def _meetings(i: int, **given: Any) -> list[Question]:
    return [query("meetings_list", **({"actors": []} | given))]


PAIRS = (
    Pair(
        "/meetings/{id}/participants",
        lambda i: f"/meetings/{made.meeting_id(i)}/participants?limit=100",
        lambda i: [(PLAIN, {"id": made.meeting_id(i)})],
        1.0,
    ),
    Pair(
        "/meetings?from=&to=",
        lambda i: "/meetings?from={}&to={}".format(*_days(i)),
        lambda i: _meetings(i, **dict(zip(("from", "to"), _days(i), strict=True))),
        0.65,
    ),
    Pair(
        "/meetings?actor=",
        lambda i: f"/meetings?actor={made.actor_id(_person(i))}",
        lambda i: [
            query("actors_named", name=made.actor_id(_person(i))),
            *_meetings(i, actors=[[made.actor_id(_person(i))]]),
        ],
        0.65,
    ),
    Pair(
        "/actors?q=",
        lambda i: f"/actors?q={quote(made.name(_person(i)))}",
        lambda i: [query("actors_list", q=made.name(_person(i)))],
        0.65,
    ),
    Pair(
        "/positions?topic=",
        lambda i: f"/positions?topic={made.topic_id(i % made.TOPICS)}",
        lambda i: [query("positions_list", holder=[], target=[], topic=made.topic_id(i % made.TOPICS))],
        0.65,
    ),
    Pair(
        "/articles?from=",
        lambda i: "/articles?from={}&to={}".format(*_days(i)),
        lambda i: [query("articles_list", **dict(zip(("from", "to"), _days(i), strict=True)))],
        0.65,
    ),
    Pair(
        "/search?q=",
        lambda i: f"/search?q={quote(made.name(_person(i)))}",
        lambda i: [_search(made.name(_person(i)))],
        0.65,
    ),
)


def _search(words: str) -> Question:
    return query("search", text=exactly(words), near=nearly(words), key=fold(words), types=[])


async def requests(port: int, paths: Iterator[str], connections: int, seconds: float) -> Load:
    """Ask by so many connections at once for so long; who gets a 503 waits as long as it is told to."""
    load = Load()
    end = time.perf_counter() + seconds

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            while time.perf_counter() < end:
                began = time.perf_counter()
                writer.write(f"GET {next(paths)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                status = int(head[9:12])
                await reader.readexactly(int(_value(head, b"content-length: ")))
                if status == 200:
                    load.times.append(time.perf_counter() - began)
                else:
                    load.bad[status] += 1
                if status == 503:
                    left = max(0.0, end - time.perf_counter())
                    await asyncio.sleep(min(left, float(_value(head, b"retry-after: "))))
        finally:
            writer.close()

    await _for_so_long(load, [one for _ in range(connections)])
    return load


async def bare(server: Server, pair: Pair, at_once: int, seconds: float) -> Load:
    """Ask the same of the database, so many questions at a time for so long."""
    load = Load()
    end = time.perf_counter() + seconds
    chance = random.Random(11)
    async with open_async_driver(server) as driver:

        async def one() -> None:
            while time.perf_counter() < end:
                began = time.perf_counter()
                for text, params in pair.questions(chance.randrange(made.MEETINGS)):
                    await driver.execute_query(
                        text, {"asked": params}, routing_=neo4j.RoutingControl.READ, database_=server.database
                    )
                load.times.append(time.perf_counter() - began)

        await _for_so_long(load, [one for _ in range(at_once)])
    return load


async def _for_so_long(load: Load, work: list[Callable[[], Awaitable[None]]]) -> None:
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for one in work:
            group.create_task(one())  # type: ignore[arg-type]
    load.seconds = time.perf_counter() - began


def _value(head: bytes, name: bytes) -> bytes:
    return head.partition(name)[2].partition(b"\r\n")[0] or b"0"
