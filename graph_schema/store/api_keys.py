"""The keys of the API in the graph: made, listed and revoked; the service reads them with its own reader."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Sequence
from typing import Any, NamedTuple

import neo4j

from graph_schema.errors import NotFoundError
from graph_schema.model.api_key import ApiKey, Scope
from graph_schema.queries import catalog
from graph_schema.store.failures import translated

PREFIX = "parley"


class NewKey(NamedTuple):
    """A key just made. ``secret`` is what its owner shows; it can't be had again."""

    key: ApiKey
    secret: str


def sha256_of(secret: str) -> str:
    """Return the hash under which a secret is kept. It has 256 random bits: a slow hash would add nothing."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def id_of(secret: str) -> str | None:
    """Return the id of the key that a secret belongs to, ``parley_<id>_<random>``; None for anything else."""
    prefix, _, rest = secret.partition("_")
    id_, _, random = rest.partition("_")
    return id_ if prefix == PREFIX and id_ and random else None


def keys_from(row: dict[str, Any]) -> tuple[ApiKey, ...]:
    """Return the keys of the one row of the query ``api_keys``."""
    return tuple(ApiKey.model_validate({name: _native(value) for name, value in key.items()}) for key in row["keys"])


class ApiKeys:
    """Makes, lists and revokes keys; every method raises StoreError where the database does not answer."""

    def __init__(self, driver: neo4j.Driver, database: str | None = None) -> None:
        self._driver, self._database = driver, database

    def create(self, name: str, scope: Scope, days: int | None = None) -> NewKey:
        """Make a key; ``days`` after which it opens nothing any more, None for never."""
        now = dt.datetime.now(dt.UTC)
        id_ = secrets.token_hex(4)
        secret = f"{PREFIX}_{id_}_{secrets.token_urlsafe(32)}"
        expires = now + dt.timedelta(days=days) if days else None
        key = ApiKey(id=id_, name=name, scope=scope, sha256=sha256_of(secret), created_at=now, expires_at=expires)
        self._rows("create_api_key", key=key.model_dump(mode="python", exclude={"revoked_at"}) | {"scope": scope.value})
        return NewKey(key, secret)

    def list(self) -> tuple[ApiKey, ...]:
        """Return all keys ever made, the oldest first."""
        return keys_from(self._rows("api_keys")[0])

    def revoke(self, id_: str) -> None:
        """Let nobody in by this key any more. Raises NotFoundError where there is none; twice is as once."""
        if not self._rows("revoke_api_key", id=id_):
            raise NotFoundError(f"There is no key {id_!r}: `parley key list` shows all.")

    def _rows(self, name: str, **params: Any) -> Sequence[dict[str, Any]]:
        query = catalog.load(name)
        with translated(asked_by=name):
            records, _, _ = self._driver.execute_query(query.text, params, database_=self._database)
        return [record.data() for record in records]


def _native(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value
