"""What an endpoint does instead of answering, how it is told to people, and how long to wait before the next try."""

import datetime as dt
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from pydantic import SecretStr

LONGEST_WAIT = 60.0
"""Seconds; an endpoint that asks for more is given up for this article."""

_AGAIN = frozenset({408, 409, 429, 500, 502, 503, 504, 529})
_SHOWN = 200
"""Characters of the endpoint's own words that are shown."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """``status`` is that of HTTP, or 0 where it did not come so far; then ``body`` is our own wording."""

    status: int
    body: bytes
    retry_after: str | None = None
    again: bool = False

    @classmethod
    def of(cls, wording: str, *, again: bool) -> "Refusal":
        """Return a refusal without a status; ``again`` says whether another try may help."""
        return cls(0, wording.encode(), again=again)

    def told(self, key: SecretStr) -> str:
        """Say it to people: in one short printable line, without the key, which some endpoints repeat."""
        words = self.body[:4000].decode("utf-8", "replace")
        if secret := key.get_secret_value():
            words = words.replace(secret, "…")
        line = " ".join("".join(c if c.isprintable() else " " for c in words).split())[:_SHOWN]
        return f"answered {self.status}: {line or 'nothing'}" if self.status else line


def wait_before(refusal: Refusal, tried: int) -> float | None:
    """Return the seconds to wait before trying again; None where another try makes no sense.

    What the endpoint asks for (``Retry-After``, seconds or a date) goes before our own 1, 2, 4 … seconds.
    """
    if not (refusal.again or refusal.status in _AGAIN):
        return None
    asked = _asked_for(refusal.retry_after)
    if asked is None:
        return float(2 ** (tried - 1))
    return asked if asked <= LONGEST_WAIT else None


def _asked_for(header: str | None) -> float | None:
    if not header:
        return None
    if header.strip().isascii() and header.strip().isdigit():
        return float(header.strip()[:9])
    try:
        at = parsedate_to_datetime(header)
    except ValueError:
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return max(0.0, (aware - dt.datetime.now(dt.UTC)).total_seconds())
