"""The worker beside the service: a process of its own that ends with it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import typer

GRACE = 12
"""Seconds that it has to finish the article at hand."""

_PAUSE = 5.0
"""Seconds before a worker that died is started again."""


@contextmanager
def worker_beside() -> Iterator[None]:
    """Run ``parley work`` as a child for the time of the block; one that dies is started again.

    It is told to end when the block ends, by its pid, and ends by itself when this process is killed: its standard
    input is then closed.
    """
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(over,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(over: threading.Event) -> None:
    while not over.is_set():
        with subprocess.Popen(
            [sys.executable, "-m", "app.cli", "work", "--until-closed"], stdin=subprocess.PIPE
        ) as child:
            while child.poll() is None and not over.wait(0.2):
                pass
            if not over.is_set():
                typer.echo(f"The worker ended with {child.returncode}; it is started again.", err=True)
                over.wait(_PAUSE)
            elif child.poll() is None:
                _end(child)


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        child.kill()
