"""What robots.txt allows (RFC 9309)."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from ingest.fetch.errors import FetchError

AGENT = "Parley"
MAX_BYTES = 512_000
"""RFC 9309 asks for at least 500 kibibytes; what comes after them is not read."""
SLOWEST = 60.0
"""Seconds between two requests; a site that asks for more is left alone, with that as the reason."""
_KEEP, _KEEP_FAILURE = 24 * 3600.0, 600.0

Fetch = Callable[[str], bytes]
"""Returns the body at an address; raises FetchError."""


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Protego | None
    """None: no robots.txt, all is allowed."""
    failure: str | None
    until: float


class Robots:
    """The rules of each host, fetched when it is first asked and kept for a day."""

    def __init__(self) -> None:
        self._rules: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def delay(self, url: str, fetch: Fetch) -> float:
        """Return the seconds that the host wants between two requests, 0 if it doesn't say.

        Raises FetchError where the address is not allowed, or nobody can tell because robots.txt can't be reached.
        """
        rules = self._of(url, fetch)
        if rules.failure:
            raise FetchError(rules.failure, again=True, unreachable=True)
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(url, AGENT):
            raise FetchError("is not allowed by the site's robots.txt")
        rate = rules.parsed.request_rate(AGENT)
        wanted = max(rules.parsed.crawl_delay(AGENT) or 0.0, rate.seconds / rate.requests if rate else 0.0)
        if wanted > SLOWEST:
            raise FetchError(f"is left alone: the site's robots.txt asks for {wanted:g} s between requests")
        return wanted

    def _of(self, url: str, fetch: Fetch) -> _Rules:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            known = self._rules.get(origin)
        if known is None or known.until < time.monotonic():
            known = _fetched(origin, fetch)
            with self._lock:
                self._rules[origin] = known
        return known


def _fetched(origin: str, fetch: Fetch) -> _Rules:
    now = time.monotonic()
    try:
        body = fetch(f"{origin}/robots.txt")
        return _Rules(Protego.parse(body.decode("utf-8-sig", "replace")), None, now + _KEEP)
    except FetchError as error:
        if error.unreachable:
            return _Rules(None, f"can't be fetched now: {origin}/robots.txt {error}", now + _KEEP_FAILURE)
        if error.status is None:
            raise  # the host itself is refused: say so, not that its robots.txt is
        return _Rules(None, None, now + _KEEP)
