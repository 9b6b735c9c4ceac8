"""What one transaction changes of the facts, for those who keep a copy: ``(:Change)``, numbered in their order.

Writers take turns, so the numbers have no gap and no overtaking. The facts never hang on the log.
"""

from collections.abc import Iterable, Mapping

from graph_schema.store.fact_rows import Bundle
from graph_schema.store.statements import Transaction, run

KEPT = 100_000
"""Changes that are kept, unless a setting says otherwise; who asks for older ones must copy anew."""


class ChangeLog:
    """Collects over one transaction; what comes and goes within it was never there."""

    def __init__(self) -> None:
        self._past: set[str] = set()
        self._before: dict[str, str | None] = {}
        self._after: dict[str, str | None] = {}
        self._heirs: dict[str, str] = {}

    def note(
        self,
        gone: Iterable[str],
        changed: Iterable[Bundle],
        held: Mapping[str, str],
        heirs: Mapping[str, str],
    ) -> None:
        """Take in what is about to be written: what goes, what is new or changed, the revisions that were held.

        What was known of a fact before (``m-…@2025-08-15``) is a part of that fact.
        """
        for bundle in changed:
            self._see(bundle.id, held.get(bundle.id), bundle.revision)
        for id_ in gone:
            self._see(id_, held[id_], None)
        self._heirs |= heirs

    def _see(self, id_: str, before: str | None, after: str | None) -> None:
        fact, at, _ = id_.partition("@")
        if at:
            self._past.add(fact)
            return
        self._before.setdefault(id_, before)
        self._after[id_] = after

    @property
    def ids(self) -> list[str]:
        """Facts of which something changes."""
        return sorted({*self.created, *self.changed, *self.merged, *self.deleted})

    @property
    def created(self) -> list[str]:
        """Facts that are new."""
        return sorted(id_ for id_, was in self._before.items() if was is None and self._after[id_] is not None)

    @property
    def changed(self) -> list[str]:
        """Facts of which something else is said than before."""
        pairs = ((id_, was, self._after[id_]) for id_, was in self._before.items())
        stayed = {id_: was != now for id_, was, now in pairs if None not in (was, now)}
        past = {id_ for id_ in self._past if id_ in stayed or id_ not in self._before}
        return sorted({id_ for id_, differs in stayed.items() if differs} | past)

    @property
    def merged(self) -> dict[str, str]:
        """Facts that went into another one, which took over their claims: old id to new id."""
        found = {}
        for id_ in self._gone:
            heir = self._heirs.get(id_)
            seen = {id_}
            while heir and self._after.get(heir, "") is None and heir not in seen:  # it went in the same transaction
                seen.add(heir)
                heir = self._heirs.get(heir)
            if heir and heir not in seen:
                found[id_] = heir
        return found

    @property
    def deleted(self) -> list[str]:
        """Facts that went without an heir."""
        return sorted(set(self._gone) - self.merged.keys())

    @property
    def _gone(self) -> list[str]:
        return sorted(id_ for id_, was in self._before.items() if was is not None and self._after[id_] is None)

    def write(self, tx: Transaction, causes: Iterable[str], kept: int) -> None:
        """Note the changes under the next number, unless there are none; ``causes`` are articles or a decision."""
        merged = self.merged
        if self.created or self.changed or merged or self.deleted:
            run(
                tx,
                "record_change",
                causes=sorted(causes),
                created=self.created,
                changed=self.changed,
                deleted=self.deleted,
                merged=sorted(merged),
                into=[merged[id_] for id_ in sorted(merged)],
                kept=kept,
            )
