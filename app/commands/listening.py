"""Which port the service takes when it starts by itself."""

import socket

from graph_schema.errors import SettingsError

DEFAULT_PORT = 8000
_NEXT = 20
"""Ports after the default one that are tried."""


def port_for(host: str, wanted: int | None) -> int:
    """Return the wanted port, or the first free one from 8000 on where none is wanted.

    Raises SettingsError if it is taken, or if the address is none of this machine's.
    """
    candidates = range(DEFAULT_PORT, DEFAULT_PORT + _NEXT) if wanted is None else (wanted,)
    for port in candidates:
        try:
            with socket.create_server((host, port)):
                return port
        except OSError as error:
            problem = error.strerror
    raise SettingsError(f"can't listen on {host}, port {candidates[0]}: {problem}; give another by --host and --port")
