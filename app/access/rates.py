"""How often one caller may ask."""

import math
import time

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.strategies import FixedWindowRateLimiter
from limits.storage import storage_from_string

from app.access.refusals import RateLimitError


class Rates:
    """Counts requests by caller. ``rate`` is e.g. ``600/minute``; empty for no limit."""

    def __init__(self, rate: str, storage: str = "memory://") -> None:
        self._limit: RateLimitItem | None = parse(rate) if rate else None
        self._counter = FixedWindowRateLimiter(_storage(storage))

    async def count(self, caller: str) -> None:
        """Take note of one request. Raises RateLimitError, with the seconds to wait, if it is one too many."""
        if self._limit is None or await self._counter.hit(self._limit, caller):
            return
        window = await self._counter.get_window_stats(self._limit, caller)
        wait = max(1, math.ceil(window.reset_time - time.time()))
        raise RateLimitError(f"More than {self._limit} from one caller; ask again in {wait} s.", wait)


def _storage(address: str) -> Storage:
    if address == "memory://":
        return MemoryStorage()
    found = storage_from_string(address if address.startswith("async+") else f"async+{address}")
    assert isinstance(found, Storage)  # noqa: S101 -- "async+" gives no other
    return found
