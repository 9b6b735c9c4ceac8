"""The keys that open the service, as the graph had them a moment ago."""

import asyncio
import datetime as dt
import hmac
import time

from app.access.caller import Caller
from app.access.refusals import AuthenticationError
from graph_schema.model.api_key import ApiKey
from graph_schema.store.api_keys import id_of, keys_from, sha256_of
from graph_schema.store.reader import GraphReader

FRESH = 10.0
"""Seconds for which the keys are remembered: a revoked key opens nothing after that."""


class Keyring:
    """Belongs to one event loop."""

    def __init__(self, reader: GraphReader) -> None:
        self._reader = reader
        self._keys: dict[str, ApiKey] = {}
        self._ahead = 0.0  # of the database's clock to this machine's
        self._read_at = -FRESH  # when the last reading began
        self._reading = asyncio.Lock()

    async def caller(self, secret: str) -> Caller:
        """Return whose secret it is.

        Raises AuthenticationError for one that opens nothing, StoreError as a reader does.
        """
        id_ = id_of(secret)
        key = await self._find(id_) if id_ else None
        same = hmac.compare_digest(sha256_of(secret), key.sha256 if key else "0" * 64)
        if key is None or not same:
            raise AuthenticationError("The key is unknown.")
        if not key.is_valid(self._now()):
            raise AuthenticationError(f"The key {key.name!r} was revoked or has expired.")
        return Caller(id=f"key:{key.id}", name=key.name, scope=key.scope)

    async def _find(self, id_: str) -> ApiKey | None:
        asked_at = time.monotonic()
        if id_ not in self._keys or asked_at - self._read_at > FRESH:
            async with self._reading:
                # Whoever waited for somebody else's reading has its answer: guesses don't become load on the database.
                if self._read_at < asked_at:
                    await self._read()
        return self._keys.get(id_)

    async def _read(self) -> None:
        begun = time.monotonic()
        (row,) = await self._reader.rows("api_keys")
        self._keys = {key.id: key for key in keys_from(row)}
        self._ahead = row["now"].to_native().timestamp() - time.time()
        self._read_at = begun

    def _now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(time.time() + self._ahead, dt.UTC)
