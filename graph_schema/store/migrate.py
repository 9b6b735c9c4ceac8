"""The schema of a graph: numbered Cypher files, applied in order, once each.

A file is never changed after it was released: a new one is added. The graph remembers each applied file with a
checksum of its code, as ``(:SchemaVersion)``, so that a graph which another version of Parley made is recognised.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import neo4j

from graph_schema.errors import SchemaError
from graph_schema.queries import catalog, lexer
from graph_schema.queries.catalog import Kind, Query
from graph_schema.store.failures import translated

_MADE = re.compile(r"^(CREATE|DROP) (?:\w+ )*?(CONSTRAINT|INDEX) (\w+) IF (?:NOT )?EXISTS\b", re.IGNORECASE)

# These must be there before the lock can be taken and a file be remembered; every file can be run again without harm.
_FIRST = 2

# A server may grant a common transaction a few seconds only; the lock is held until all files are applied.
_SECONDS = 300


class SchemaObject(NamedTuple):
    """What a file makes or drops: ``kind`` is ``constraint`` or ``index``."""

    kind: str
    name: str
    dropped: bool


def migrate(driver: neo4j.Driver, database: str | None = None) -> list[str]:
    """Bring the graph to this version's schema; return the names of the files that were applied, in order.

    Where nothing is to do, nothing is done. Several processes may migrate at once: one does the work, the others wait.
    What was applied but is gone (a dropped constraint) is made again. Raises ``SchemaError`` if the graph is newer
    than this version or was made by a file that has changed since, ``StoreError`` if the database fails.
    """
    files = catalog.all(Kind.SCHEMA)
    with translated(asked_by="migrate"), driver.session(database=database) as session:
        present = _present(session)
        for file in files[:_FIRST]:
            if made_by(file).name not in present:
                _run(session, file)
        with driver.session(database=database) as holder, holder.begin_transaction(timeout=_SECONDS) as lock:
            lock.run(catalog.load("lock_schema").text).consume()
            applied = _apply(session, files)
            rows = [{"id": file.name, "checksum": checksum(file)} for file in applied]
            lock.run(catalog.load("record_schema").text, rows=rows).consume()
            lock.commit()
    return [file.name for file in applied]


def check_schema(driver: neo4j.Driver, database: str | None = None) -> None:
    """Raise ``SchemaError`` unless the graph has all that this version's files make, and no more than they know of.

    Without a constraint, writers that MERGE at the same time make duplicates; so ingest asks this before it starts.
    """
    files = catalog.all(Kind.SCHEMA)
    with translated(asked_by="check_schema"), driver.session(database=database) as session:
        _refuse_strangers(_remembered(session), files)
        present = _present(session)
    if missing := [made for made in _expected(files) if made.name not in present]:
        names = ", ".join(f"{made.kind} {made.name}" for made in missing)
        raise SchemaError(f"the graph lacks {names}; run `parley migrate`")


def checksum(file: Query) -> str:
    """Return 16 hex digits for what the file does; comments and white space don't count."""
    return hashlib.sha256(lexer.normalised(file.text).encode()).hexdigest()[:16]


def made_by(file: Query) -> SchemaObject:
    """Return what the file makes or drops; raises ``SchemaError`` for one that can't be run twice without harm."""
    match = _MADE.match(lexer.normalised(file.text))
    if not match:
        raise SchemaError(f"schema/{file.name}.cypher must read CREATE … name IF NOT EXISTS or DROP … name IF EXISTS")
    return SchemaObject(match[2].lower(), match[3], match[1].upper() == "DROP")


def _apply(session: neo4j.Session, files: Sequence[Query]) -> list[Query]:
    remembered = _remembered(session)
    _refuse_strangers(remembered, files)
    present = _present(session)
    lost = {made.name for made in _expected(files)} - present
    applied = [file for file in files if file.name not in remembered or made_by(file).name in lost]
    for file in applied:
        _run(session, file)
    if applied:
        session.run(catalog.load("await_indexes").text, seconds=_SECONDS).consume()
    return applied


def _run(session: neo4j.Session, file: Query) -> None:
    """In a managed transaction: two processes that make the same constraint can deadlock, and one must try again."""
    session.execute_write(neo4j.unit_of_work(timeout=_SECONDS)(lambda tx: tx.run(file.text).consume()))


def _refuse_strangers(remembered: Mapping[str, str], files: Sequence[Query]) -> None:
    known = {file.name: checksum(file) for file in files}
    if newer := sorted(remembered.keys() - known.keys()):
        raise SchemaError(f"the graph was made by a newer Parley ({', '.join(newer)}): update Parley, then try again")
    if changed := sorted(name for name, sum_ in remembered.items() if known[name] != sum_):
        raise SchemaError(
            f"applied schema files have changed since: {', '.join(changed)}; restore them and add a new file instead"
        )


def _expected(files: Sequence[Query]) -> list[SchemaObject]:
    left: dict[str, SchemaObject] = {}
    for made in map(made_by, files):
        if made.dropped:
            left.pop(made.name, None)
        else:
            left[made.name] = made
    return list(left.values())


def _remembered(session: neo4j.Session) -> dict[str, str]:
    return {row["id"]: row["checksum"] for row in session.run(catalog.load("schema_versions").text)}


def _present(session: neo4j.Session) -> frozenset[str]:
    return frozenset(row["name"] for row in session.run(catalog.load("schema_names").text))
