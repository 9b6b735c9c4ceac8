"""The service when its database is absent, hung, killed or back: 503 and 504, never 500, never a request that hangs.

The client gives up after CLIENT_WAITS seconds, so a request that hung would fail the test.
"""

import asyncio
import os
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path

import httpx
import psutil
import pytest
from pydantic import SecretStr

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.errors import StoreBusyError
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import Server, open_driver, resolve_server
from graph_schema.store.local_neo4j import ensure_running, ports, stop
from graph_schema.store.migrate import migrate
from graph_schema.store.reader import GraphReader
from tests.api.serving import serving
from tests.own_neo4j import settings_in

CLIENT_WAITS = 15
PATHS = ("/meetings", "/meetings/meeting:m", "/actors?q=x", "/readyz")


def named(port: int) -> ApiSettings:
    store = StoreSettings(neo4j_uri=f"bolt://127.0.0.1:{port}", neo4j_password=SecretStr("unused"))
    return ApiSettings(store=store, timeout=1)


def assert_unavailable(client: httpx.Client, *statuses: int) -> None:
    for path in PATHS:
        response = client.get(path, timeout=CLIENT_WAITS)
        assert response.status_code in statuses, (path, response.text)
        assert response.headers["content-type"] == "application/problem+json"
        if response.status_code == 503:
            assert int(response.headers["retry-after"]) > 0
    assert client.get("/healthz").status_code == 200
    assert client.get("/openapi.json").status_code == 200


def test_nobody_listens_there() -> None:
    with serving(create_app(named(ports.any_free()))) as client:
        assert_unavailable(client, 503, 504)


def test_somebody_listens_but_never_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute, serving(create_app(named(mute.getsockname()[1]))) as client:
        assert_unavailable(client, 503, 504)


def test_somebody_answers_but_it_is_no_database() -> None:
    def answer(listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=answer, args=[listening])
        thread.start()
        with serving(create_app(named(listening.getsockname()[1]))) as client:
            assert_unavailable(client, 503, 504)
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()


def test_more_questions_than_places_are_turned_away_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        settings = named(mute.getsockname()[1]).model_copy(update={"at_once": 1, "waiting": 1})
        with serving(create_app(settings)) as client, ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: client.get("/meetings", timeout=CLIENT_WAITS), range(8)))
    types = {answer.json()["type"].rpartition(":")[2] for answer in answers}
    assert "store-busy" in types
    assert types <= {"store-busy", "store-timeout", "store-unavailable"}
    assert {answer.status_code for answer in answers} <= {503, 504}


def test_the_refused_are_told_all_that_others_are_and_the_probes_get_through() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        settings = named(mute.getsockname()[1]).model_copy(update={"at_once": 1, "waiting": 0, "timeout": 5})
        app = create_app(settings)
        with serving(app) as client, ThreadPoolExecutor(1) as pool:
            first = pool.submit(client.get, "/meetings", timeout=CLIENT_WAITS)
            while not app.state.reader.is_full and not first.done():
                time.sleep(0.02)
            begun = time.monotonic()
            refused = client.get("/actors/state:UKR", headers={"X-Request-ID": "own-1"})
            assert time.monotonic() - begun < 2
            assert client.get("/healthz").status_code == 200
            assert first.result().status_code in (503, 504)
    assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
    assert refused.json() == {
        "type": "urn:problem-type:parley:store-busy",
        "title": "Too many requests at once",
        "status": 503,
        "detail": "Too many questions at once; ask again in a moment.",
        "instance": "/actors/state:UKR",
    }
    assert (refused.headers["retry-after"], refused.headers["x-request-id"]) == ("2", "own-1")
    assert refused.headers["x-content-type-options"] == "nosniff"


def test_a_page_that_comes_too_early_loads_itself_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute, serving(create_app(named(mute.getsockname()[1]))) as client:
        page = client.get("/", timeout=CLIENT_WAITS)
        assert client.get("/readyz", timeout=CLIENT_WAITS).status_code in (503, 504)
    assert page.status_code == 503
    assert (page.headers["content-type"], page.headers["refresh"]) == ("text/html; charset=utf-8", "2")
    assert "just starting" in page.text


def test_who_stands_in_line_for_half_the_time_is_told_so() -> None:
    async def crowd(port: int) -> list[BaseException]:
        server = Server(uri=f"bolt://127.0.0.1:{port}", user="neo4j", password=SecretStr("unused"), local=False)
        async with GraphReader(server, timeout=2, at_once=1, waiting=5) as reader:
            asked = (reader.rows("readiness") for _ in range(4))
            return [one for one in await asyncio.gather(*asked, return_exceptions=True) if isinstance(one, Exception)]

    with socket.create_server(("127.0.0.1", 0)) as mute:
        first, *others = asyncio.run(crowd(mute.getsockname()[1]))
    assert not isinstance(first, StoreBusyError)
    assert [type(one) for one in others] == [StoreBusyError] * 3


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[StoreSettings]:
    """A Neo4j that this test may break, with the schema in it."""
    settings = settings_in(tmp_path)
    try:
        with open_driver(resolve_server(settings)) as driver:
            migrate(driver)
        yield settings
    finally:
        stop(settings)


# They take their part of the machine while the database starts again: asked for by `make faults-all`.
CALLERS = 2 if os.environ.get("PARLEY_FAULTS") == "all" else 0


@contextmanager
def load(base: str) -> Iterator[Counter[int]]:
    """Callers that ask again and again for as long as the block lasts, and the statuses that they got."""
    over, got = threading.Event(), Counter[int]()

    def call() -> None:
        with httpx.Client(base_url=base, timeout=CLIENT_WAITS, follow_redirects=True) as client:
            while not over.is_set():
                for path in PATHS:
                    got[client.get(path).status_code] += 1
                over.wait(0.3)

    with ThreadPoolExecutor(CALLERS) as callers:
        calling = [callers.submit(call) for _ in range(CALLERS)]
        try:
            yield got
        finally:
            over.set()
    for one in calling:
        one.result()  # raises where a request hung or broke off


@pytest.mark.timeout(900 if CALLERS else 300)
def test_hung_then_awake_then_killed_then_back(own_store: StoreSettings) -> None:
    with (
        serving(create_app(ApiSettings(store=own_store))) as client,
        load(str(client.base_url)) if CALLERS else nullcontext(Counter({200: 1, 504: 1})) as got,
    ):
        assert client.get("/healthz").status_code == 200

        pid = ensure_running(own_store).pid
        os.kill(pid, signal.SIGSTOP)
        try:
            assert_unavailable(client, 504)
        finally:
            os.kill(pid, signal.SIGCONT)
        becomes_ready(client)

        os.kill(pid, signal.SIGKILL)
        psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=30)
        assert_unavailable(client, 503, 504)

        ensure_running(own_store)
        becomes_ready(client)
    assert got.keys() <= {200, 404, 503, 504}, got
    assert {200, 504} <= got.keys(), got


def becomes_ready(client: httpx.Client) -> None:
    """The same service answers again, by itself, once the database is there and has its plans."""
    while client.get("/readyz", timeout=CLIENT_WAITS).status_code != 200:
        time.sleep(0.2)
    for path in PATHS:
        assert client.get(path, timeout=CLIENT_WAITS).status_code in (200, 404), path
