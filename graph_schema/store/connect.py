"""From settings to a driver: the one place that knows whether the database is a server's or Parley's own."""

from typing import Any, Literal
from urllib.parse import urlsplit

import neo4j
from pydantic import SecretStr

from graph_schema import __version__
from graph_schema.errors import SettingsError
from graph_schema.model.base import Value
from graph_schema.settings import StoreSettings
from graph_schema.store import local_neo4j
from graph_schema.store.local_neo4j.progress import Report, silent

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

Profile = Literal["api", "ingest"]

# Measured against a dead server: the driver's own limits answer after 32 s, the ones of "api" after 2.7 s. A request
# must fail fast; an ingest job should outlast a restart of the database (11 s).
LIMITS: dict[Profile, dict[str, Any]] = {
    "api": {
        "connection_timeout": 2,
        "connection_acquisition_timeout": 2,
        "max_transaction_retry_time": 2,
        "max_connection_pool_size": 32,
        "liveness_check_timeout": 30,
    },
    "ingest": {
        "connection_timeout": 5,
        "connection_acquisition_timeout": 30,
        "max_transaction_retry_time": 30,
        "max_connection_pool_size": 16,
        "liveness_check_timeout": 30,
    },
}


class Server(Value):
    """A database that can be connected to.

    ``database`` is None for the user's home database; ``browser_url`` is None where Parley doesn't know one;
    ``local`` says that it is Parley's own.
    """

    uri: str
    user: str
    password: SecretStr
    database: str | None = None
    browser_url: str | None = None
    local: bool

    @property
    def auth(self) -> tuple[str, str]:
        """User and password in the driver's form."""
        return self.user, self.password.get_secret_value()


def resolve_server(settings: StoreSettings, report: Report = silent) -> Server:
    """The server that ``NEO4J_URI`` names, else the local one, which is started if need be.

    A named server is not contacted here. Raises ``SettingsError`` for an address or credentials that can't work,
    ``StoreError`` if the local server can't be started.
    """
    if settings.neo4j_uri is None:
        local = local_neo4j.ensure_running(settings, report)
        return Server(
            uri=local.uri,
            user=local.user,
            password=SecretStr(local.password),
            database=settings.neo4j_database,
            browser_url=local.http_url,
            local=True,
        )
    _check_uri(settings.neo4j_uri)
    if settings.neo4j_password is None or not settings.neo4j_password.get_secret_value():
        raise SettingsError("NEO4J_URI is set but NEO4J_PASSWORD is not: set it, or unset NEO4J_URI for a local Neo4j.")
    return Server(
        uri=settings.neo4j_uri,
        user=settings.neo4j_user,
        password=settings.neo4j_password,
        database=settings.neo4j_database,
        local=False,
    )


def open_driver(server: Server, profile: Profile = "ingest", **limits: Any) -> neo4j.Driver:
    """A driver for ``server``; one per process, to be closed by the caller. ``limits`` override the profile's."""
    return neo4j.GraphDatabase.driver(server.uri, auth=server.auth, **_config(profile, limits))


def open_async_driver(server: Server, profile: Profile = "api", **limits: Any) -> neo4j.AsyncDriver:
    """As ``open_driver``, for an event loop."""
    return neo4j.AsyncGraphDatabase.driver(server.uri, auth=server.auth, **_config(profile, limits))


def _config(profile: Profile, limits: dict[str, Any]) -> dict[str, Any]:
    return {
        # "No such label/property yet" is no news in a graph that grows.
        "notifications_disabled_classifications": ["UNRECOGNIZED"],
        "user_agent": f"parley/{__version__}",
        **LIMITS[profile],
        **limits,
    }


def _check_uri(uri: str) -> None:
    if "@" in uri:
        raise SettingsError("NEO4J_URI must not hold credentials: set NEO4J_USER and NEO4J_PASSWORD.")
    parts = urlsplit(uri)
    if parts.scheme not in SCHEMES:
        raise SettingsError(f"NEO4J_URI must begin with one of {', '.join(s + '://' for s in SCHEMES)}; it is {uri!r}.")
    if not parts.hostname:
        raise SettingsError(f"NEO4J_URI names no host: {uri!r}.")
