"""SIGINT and SIGTERM let what is at hand be finished, but not for long."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

DEADLINE = 8.0
"""Seconds after which a process that was asked to stop ends, whatever it is doing: what is not written by then is
rolled back by the database, and is read again by the next run. (Others would kill it a little later.)"""


class StopRequest:
    """Set by a signal, or with a reason by somebody else; asked between two articles."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self.reason: str | None = None
        self._then: list[Callable[[], None]] = []

    def then(self, call: Callable[[], None]) -> None:
        """Have this called when the request comes, e.g. to end some waiting; it must be quick and may come twice."""
        self._then.append(call)

    def ask(self, reason: str) -> None:
        """Ask for a stop without a signal."""
        self.reason = reason
        self._called()

    def signalled(self, number: int) -> None:
        """Ask because of a signal."""
        self.signal = number
        self._called()

    def _called(self) -> None:
        for call in self._then:
            call()

    def __bool__(self) -> bool:
        return self.signal is not None or self.reason is not None


@contextmanager
def stop_on_signals() -> Iterator[StopRequest]:
    """Turn the first SIGINT or SIGTERM of the block into a request; the second one acts as usual.

    Outside the main thread Python can't catch signals: the request then never comes.
    """
    request = StopRequest()
    if threading.current_thread() is not threading.main_thread():
        yield request
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    deadlines: list[threading.Timer] = []

    def handle(number: int, _: FrameType | None) -> None:
        request.signalled(number)
        signal.signal(number, before[signal.Signals(number)])
        timer = threading.Timer(DEADLINE, _end, (number,))
        timer.daemon = True
        timer.start()
        deadlines.append(timer)

    for number in before:
        signal.signal(number, handle)
    try:
        yield request
    finally:
        for timer in deadlines:
            timer.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int) -> None:
    sys.stderr.write("stopped before what was at hand was finished; the next run does it again\n")
    sys.stderr.flush()
    os._exit(128 + number)
