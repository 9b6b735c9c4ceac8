"""How often a host is asked, and by how many at a time: by one."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.fetch.errors import FetchError


class Pace:
    """Gives each request to a host its turn, so that they are at least a delay apart. For any number of threads."""

    def __init__(self) -> None:
        self._next: defaultdict[str, float] = defaultdict(float)
        self._lock = threading.Lock()
        self._alone: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self.stopped = threading.Event()

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[None]:
        """Have this host to oneself for the block, from its next turn on. Raises FetchError where all is to end."""
        with self._lock:
            alone = self._alone[host]
        with alone:
            self.wait(host, delay)
            yield

    def wait(self, host: str, delay: float) -> None:
        """Wait for this host's next turn; the one after it comes ``delay`` seconds later."""
        with self._lock:
            turn = max(time.monotonic(), self._next[host])
            self._next[host] = turn + delay
        self._sleep(turn - time.monotonic())

    def hold(self, host: str, seconds: float) -> None:
        """Give no turn to this host for some time: it is busy."""
        with self._lock:
            self._next[host] = max(self._next[host], time.monotonic() + seconds)

    def _sleep(self, seconds: float) -> None:
        if self.stopped.is_set() or (seconds > 0 and self.stopped.wait(seconds)):
            raise FetchError("was not fetched: the run was stopped", again=True, unreachable=True)
