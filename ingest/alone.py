"""Only one run over the same thing at a time: a lease in the graph, kept alive while the run lasts."""

import hashlib
import os
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph_schema.errors import ParleyError, StoreError
from graph_schema.store.lease import Holding, Lease
from ingest.signals import StopRequest

SOURCES = "sources"
"""The lease of runs over sources.toml: one for the whole graph, whatever machine they run on."""

REBUILD = "rebuild"
"""The lease of a rebuild, and its scope in the ledger."""


class AlreadyRunningError(ParleyError):
    """Another process does this just now. No failure: what was asked for is being done."""

    def __init__(self, holding: Holding) -> None:
        host, _, pid = holding.holder.partition("/")
        since = f"{holding.since:%Y-%m-%d %H:%M:%S} UTC"
        super().__init__(f"already running since {since}: process {pid.split('/')[0]} on {host.split('@')[0]}")


def paths_scope(paths: Iterable[Path | str]) -> str:
    """Return the scope of a run over these paths of this host, or web addresses."""
    listed = sorted(os.path.realpath(path) for path in paths)
    digest = hashlib.sha256("\0".join([socket.gethostname(), *listed]).encode("utf-8", "surrogateescape")).hexdigest()
    shown = ", ".join(Path(path).name for path in listed[:3]) + (", …" if len(listed) > 3 else "")
    return f"paths:{digest[:12]} ({shown})".encode("utf-8", "replace").decode()


@contextmanager
def alone(lease: Lease, stop: StopRequest) -> Iterator[None]:
    """Hold the lease for the block. Raises AlreadyRunningError where another process has it.

    Where it is lost (this process was stopped for longer than it lasts) ``stop`` is asked: another one goes on.
    """
    if other := lease.take():
        raise AlreadyRunningError(other)
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(lease, over, stop), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()
        with suppress(StoreError):  # away: it runs out
            lease.give_back()


def _keep(lease: Lease, over: threading.Event, stop: StopRequest) -> None:
    while not over.wait(lease.seconds / 4):
        with suppress(StoreError):  # away just now; perhaps not the next time
            if not lease.renew():
                stop.ask("its lease was over, another run took it over and goes on")
                return
