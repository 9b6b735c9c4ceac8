"""Ports on the loopback address."""

import socket

LOOPBACK = "127.0.0.1"


def choose(*wanted: int | None, but_not: int | None = None) -> int:
    """The first of ``wanted`` that is free, else any free port; never ``but_not``."""
    for port in wanted:
        if port and port != but_not and is_free(port):
            return port
    port = any_free()
    return port if port != but_not else any_free()


def is_free(port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        # Without it, connections that a former server closed would count as taken for a minute.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def any_free() -> int:
    """A port that the system chose."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
