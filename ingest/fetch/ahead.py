"""Pages of several hosts at once; those of one host one after the other, in the order in which they were asked for."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from ingest.fetch.page import Page

Fetch = Callable[[], Page | None]


class Ahead:
    """Fetches in threads, one a host, at most so many; what waits for its host keeps no other host waiting."""

    def __init__(self, hosts: int) -> None:
        self._executor = ThreadPoolExecutor(hosts, "fetch")
        self._waiting: dict[str, deque[tuple[Future[Page | None], Fetch]]] = {}
        self._lock = threading.Lock()

    def begin(self, host: str, fetch: Fetch) -> "Future[Page | None]":
        """Have a page fetched when its host's turn has come; the future has what ``fetch`` returns or raises."""
        future: Future[Page | None] = Future()
        with self._lock:
            busy = host in self._waiting
            self._waiting.setdefault(host, deque()).append((future, fetch))
        if not busy:
            self._executor.submit(self._ask, host)
        return future

    def close(self) -> None:
        """Begin nothing more, and wait for what is being fetched: to be told first that it is to stop."""
        with self._lock:
            for waiting in self._waiting.values():
                waiting.clear()
        self._executor.shutdown(cancel_futures=True)

    def _ask(self, host: str) -> None:
        while True:
            with self._lock:
                if not self._waiting[host]:
                    del self._waiting[host]
                    return
                future, fetch = self._waiting[host].popleft()
            try:
                future.set_result(fetch())
            except BaseException as error:
                future.set_exception(error)
