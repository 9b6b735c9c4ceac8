"""Who holds a job or a lease: a process, told apart from every other one that ever was."""

import os
import secrets
import socket
from functools import cache

import psutil


def new_holder() -> str:
    """Return ``host/pid/start/chance`` of this process; each call gives another one, so that each claim is its own."""
    return f"{_host()}/{os.getpid()}/{_started(os.getpid())}/{secrets.token_hex(4)}"


def is_gone(holder: str) -> bool:
    """Whether the holder was a process of this host that runs no more; False where that can't be known from here.

    A process that took its number is not taken for it: the start time differs.
    """
    parts = holder.rsplit("/", 3)
    if len(parts) != 4 or parts[0] != _host() or not parts[1].isdigit():
        return False
    return _started(int(parts[1])) != parts[2]


@cache
def _host() -> str:
    """This host since it was last started: a container that has the name of another one is still another host."""
    return f"{socket.gethostname()}@{psutil.boot_time():.0f}"


def _started(pid: int) -> str:
    try:
        return f"{psutil.Process(pid).create_time():.2f}"
    except psutil.NoSuchProcess:
        return "gone"
