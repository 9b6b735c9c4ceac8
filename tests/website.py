"""A real web server on the loopback address, whose pages a test writes."""

import contextlib
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ingest.fetch.settings import FetchSettings

QUICK = FetchSettings(
    delay=0, backoff=0.02, timeout=2, deadline=4, max_bytes=1_000_000, tries=2, contact="ops@example.org"
)
"""Fetching without waiting between pages."""


@dataclass
class Request:
    """What a client asked: its path and headers, and how many times that path had been asked before."""

    path: str
    headers: dict[str, str]
    before: int


@dataclass
class Answer:
    """What it gets. ``body`` may be an iterator that never ends; then no length is told."""

    body: bytes | str | Iterator[bytes] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Route = Answer | Callable[[Request], Answer] | bytes | str


class Website:
    """``site.pages["/path"] = …`` puts a page up; ``site.asked`` lists what was asked for, robots.txt included."""

    def __init__(self) -> None:
        self.pages: dict[str, Route] = {}
        self.asked: list[Request] = []
        self._lock = threading.Lock()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def paths(self) -> list[str]:
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    @contextlib.contextmanager
    def served(self) -> Iterator["Website"]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        with self._lock:
            request = Request(path, headers, sum(asked.path == path for asked in self.asked))
            self.asked.append(request)
        route = self.pages.get(path.partition("?")[0], Answer(status=404))
        if callable(route):
            route = route(request)
        if isinstance(route, (bytes, str)):
            html = not path.endswith((".xml", ".txt"))
            route = Answer(route, headers={"Content-Type": "text/html; charset=utf-8" if html else "text/plain"})
        return route

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                answer = site.answer(self.path, {key.lower(): value for key, value in self.headers.items()})
                body = answer.body.encode() if isinstance(answer.body, str) else answer.body
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                if isinstance(body, bytes):
                    if "Content-Length" not in answer.headers:
                        self.send_header("Content-Length", str(len(body)))
                    pieces: Iterator[bytes] = iter((body,))
                else:
                    self.send_header("Connection", "close")
                    pieces = body
                self.end_headers()
                with contextlib.suppress(OSError):
                    for piece in pieces:
                        self.wfile.write(piece)
                self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        return Handler
