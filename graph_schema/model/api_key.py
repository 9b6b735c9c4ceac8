"""Keys by which programs are let in. The secret itself is never kept, only its hash."""

import datetime as dt
from enum import StrEnum

from graph_schema.model.base import Value


class Scope(StrEnum):
    """What a caller may do; each one includes those before it."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"

    def includes(self, other: "Scope") -> bool:
        """Whether this scope allows what the other one allows."""
        ranks = list(Scope)
        return ranks.index(self) >= ranks.index(other)


class ApiKey(Value):
    """A key as the graph keeps it: ``sha256`` is the hash of its secret, 64 hex digits."""

    id: str
    name: str
    scope: Scope
    sha256: str
    created_at: dt.datetime
    expires_at: dt.datetime | None = None
    revoked_at: dt.datetime | None = None

    def is_valid(self, now: dt.datetime) -> bool:
        """Whether the key opens anything at this time."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)
