"""A Maven mirror on the loopback address that serves real jars and misbehaves as a test tells it to."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

Answer = Callable[[bytes], bytes | None]
"""From a jar's bytes to the bytes that are sent; None: 404."""


class Mirror:
    """``asked`` counts the requests by file name; ``answers`` changes what is sent for a file name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: Counter[str] = Counter()
        self.answers: dict[str, Answer] = {}
        self.url = ""

    def answer(self, path: str) -> bytes | None:
        file = self.folder / path.lstrip("/")
        self.asked[file.name] += 1
        if not file.is_file():
            return None
        return self.answers.get(file.name, lambda content: content)(file.read_bytes())


@contextmanager
def serve(folder: Path) -> Iterator[Mirror]:
    mirror = Mirror(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = mirror.answer(self.path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    mirror.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield mirror
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
