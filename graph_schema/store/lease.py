"""A lease in the graph: what only one process may do at a time.

All time is the database's, so that clocks of machines may differ by hours. A process that is killed leaves its lease to
run out; where another process of the same host asks, it need not wait, because it can see that the holder runs no more.
"""

import datetime as dt
from typing import NamedTuple

import neo4j

from graph_schema.store.asking import Asking
from graph_schema.store.holder import is_gone, new_holder


class Holding(NamedTuple):
    """Who has a lease: a process (``host/pid/…``), and since when."""

    holder: str
    since: dt.datetime


class Lease(Asking):
    """The lease ``name`` in the hands of this process, or not. It lasts ``seconds`` unless it is renewed."""

    def __init__(self, driver: neo4j.Driver, database: str | None, name: str, seconds: float) -> None:
        super().__init__(driver, database)
        self.name, self.seconds = name, float(seconds)
        self._holder = new_holder()

    def take(self) -> Holding | None:
        """Take it. None: it is mine; else who has it. One that is over, or whose holder is gone, is taken over."""
        other = self._take(None)
        return self._take(other.holder) if other and is_gone(other.holder) else other

    def renew(self) -> bool:
        """Hold it for ``seconds`` more; False where another process took it over."""
        return bool(self._ask("renew_lease", id=self.name, holder=self._holder, seconds=self.seconds)[0]["mine"])

    def give_back(self) -> None:
        """Let go of it; one that another process took over is left alone."""
        self._ask("give_back_lease", id=self.name, holder=self._holder)

    def _take(self, gone: str | None) -> Holding | None:
        (row,) = self._ask("take_lease", id=self.name, holder=self._holder, gone=gone, seconds=self.seconds)
        return None if row["mine"] else Holding(row["holder"], dt.datetime.fromisoformat(row["since"][:19] + "+00:00"))
