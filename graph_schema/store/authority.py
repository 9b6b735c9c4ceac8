"""Authority lists into the graph and out of it: entries, and the facts that hang on who is who.

Some entries are one transaction, in turn with the writers of articles: whoever looks sees the facts that follow from
the articles and exactly the entries that are there.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import neo4j

from graph_schema.model.authority import Listed
from graph_schema.model.memory import KeysOf, Revise
from graph_schema.queries import catalog
from graph_schema.store.change_log import KEPT, ChangeLog
from graph_schema.store.failures import translated
from graph_schema.store.listed_rows import listed_from, listed_row
from graph_schema.store.memory import GraphMemory
from graph_schema.store.migrate import check_schema
from graph_schema.store.statements import Transaction, rows, run, run_rows
from graph_schema.store.write_facts import HeldFacts, write_facts

_SECONDS = 300
"""For some entries, waiting for other writers included; an entry may change the facts of many articles."""


class ListWritten(NamedTuple):
    """What a write did: entries that are new, changed, as they were, or gone; facts written and removed."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    facts_written: int = 0
    facts_removed: int = 0

    def plus(self, other: "ListWritten") -> "ListWritten":
        """Return the sum of two writes."""
        return ListWritten(*(a + b for a, b in zip(self, other, strict=True)))


class ListSize(NamedTuple):
    """An authority list in the graph, with the numbers of its entries."""

    source: str
    people: int
    organizations: int


class AuthorityLists:
    """The authority lists of a graph. ``revise`` concludes what follows, ``keys_of`` says how entries are found.

    Every method raises ``StoreError`` where the database does not answer; the graph is then as before the call.
    """

    def __init__(self, driver: neo4j.Driver, database: str | None, revise: Revise, keys_of: KeysOf) -> None:
        self._driver, self._database, self._revise, self._keys_of = driver, database, revise, keys_of
        self._checked = False

    def write(self, entries: Sequence[Listed], gone: Collection[str] = ()) -> ListWritten:
        """Put entries in place of those with their ids, take those with the ids ``gone`` away; then the facts follow.

        The same again changes nothing. Some hundred entries at a time are well.
        """
        if not self._checked:
            check_schema(self._driver, self._database)
            self._checked = True
        work = neo4j.unit_of_work(timeout=_SECONDS)(_write)
        with translated(asked_by="authority"), self._driver.session(database=self._database) as session:
            return session.execute_write(work, entries, gone, self._revise, self._keys_of)

    def ids(self, source: str, after: str = "", limit: int = 500) -> list[str]:
        """Return the ids of a list's entries in order: the first ``limit`` of those greater than ``after``."""
        return [row["id"] for row in self._ask("listed_of_source", source=source, after=after, limit=limit)]

    def lists(self) -> list[ListSize]:
        """Return the lists that there are."""
        return [ListSize(**row) for row in self._ask("authority_lists")]

    def _ask(self, query: str, **params: object) -> list[dict[str, Any]]:
        with translated(asked_by="authority"):
            found, _, _ = self._driver.execute_query(
                catalog.load(query).text, params, database_=self._database, routing_=neo4j.RoutingControl.READ
            )
        return [row.data() for row in found]


def _write(
    tx: Transaction, entries: Sequence[Listed], gone: Collection[str], revise: Revise, keys_of: KeysOf
) -> ListWritten:
    run(tx, "lock_writer")
    wanted = {entry.id: entry for entry in entries}
    ids = sorted(wanted.keys() | set(gone))
    held = {row["id"]: listed_from(row["payload"]) for row in rows(tx, "listed_payloads", ids=ids)}
    fresh = [entry for id_, entry in sorted(wanted.items()) if held.get(id_) != entry]
    removed = [held[id_] for id_ in sorted(set(gone) - wanted.keys()) if id_ in held]
    old = [*(held[entry.id] for entry in fresh if entry.id in held), *removed]
    unchanged = len(wanted) - len(fresh)
    if not fresh and not removed:
        return ListWritten(unchanged=unchanged)
    run_rows(tx, "upsert_listed_actors", [listed_row(entry, keys_of(entry)) for entry in fresh])
    run(tx, "delete_listed_actors", ids=[entry.id for entry in removed])
    run(tx, "delete_unused_name_keys", keys=sorted({key for entry in old for key in keys_of(entry)}))
    update = revise(old, fresh, GraphMemory(tx, (), frozenset()))
    log = ChangeLog()
    write_facts(tx, update, HeldFacts(tx, update), (), (), log)
    log.write(tx, [f"authority:{(fresh or removed)[0].source}"], KEPT)
    return ListWritten(
        created=sum(entry.id not in held for entry in fresh),
        changed=sum(entry.id in held for entry in fresh),
        unchanged=unchanged,
        removed=len(removed),
        facts_written=len(log.created) + len(log.changed),
        facts_removed=len(log.merged) + len(log.deleted),
    )
