"""Where the service may listen, and on which port."""

import datetime as dt
import ipaddress
import socket

from app.access.settings import AccessSettings
from graph_schema.errors import SettingsError, StoreError
from graph_schema.store.api_keys import ApiKeys
from graph_schema.store.connect import Server, open_driver

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


def refuse_to_stand_open(host: str, server: Server, access: AccessSettings) -> None:
    """Raise SettingsError if others than this machine reach the address and it is not settled who is let in.

    Settled is: there is a key, or tokens are taken, or ``PARLEY_API_ANONYMOUS`` was set on purpose. A database that
    does not answer now is no reason to refuse: without a key nobody is let in anyway.
    """
    if access.anonymous is not None or access.jwt_key is not None or _is_loopback(host):
        return
    try:
        with open_driver(server, "api") as driver:
            keys = ApiKeys(driver, server.database).list()
    except StoreError:
        return
    if not any(key.is_valid(dt.datetime.now(dt.UTC)) for key in keys):
        raise SettingsError(
            f"{host} is reached by others, and there is no key: make one by `parley key create NAME --scope read`, or "
            "set PARLEY_API_ANONYMOUS=read to let everybody read."
        )


def _is_loopback(host: str) -> bool:
    try:
        addresses = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return all(ipaddress.ip_address(str(address).partition("%")[0]).is_loopback for address in addresses)
