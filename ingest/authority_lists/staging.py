"""Actors, posts and tenures of a file, brought together on disk: they stand in any order, and may be millions."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from graph_schema.model.authority import Listed, ListedOffice
from graph_schema.model.vocabulary import ActorKind
from ingest.authority import the_authority
from ingest.authority_lists.entities import Entity, ListedEntity, Post, StateEntity, Tenure

_TABLES = """
CREATE TABLE actors (id TEXT PRIMARY KEY, content TEXT) WITHOUT ROWID;
CREATE TABLE posts (id TEXT PRIMARY KEY, title TEXT, states TEXT) WITHOUT ROWID;
CREATE TABLE states (id TEXT PRIMARY KEY, iso3 TEXT) WITHOUT ROWID;
CREATE TABLE tenures (holder TEXT, post TEXT, start TEXT, finish TEXT, states TEXT);
"""
MOST_NAMES = 100
"""Names of one actor; of more the first ones are taken."""
LONGEST_NAME = 200
"""Characters; what is longer is no name."""


class Staging:
    """A heap on disk; what is put there twice is there once, and the first of two that differ stays."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;" + _TABLES)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def put(self, entity: Entity) -> str | None:
        """Take it in; return what is wrong, if anything."""
        match entity:
            case ListedEntity():
                content = json.dumps(entity)
                if not self._new("INSERT OR IGNORE INTO actors VALUES (?, ?)", entity.id, content):
                    ((held,),) = self._db.execute("SELECT content FROM actors WHERE id = ?", [entity.id])
                    return None if held == content else f"{entity.id} was there before with other values, which stay"
            case Post(id_, title, states):
                self._new("INSERT OR IGNORE INTO posts VALUES (?, ?, ?)", id_, title, json.dumps(states))
            case StateEntity(id_, iso3):
                self._new("INSERT OR IGNORE INTO states VALUES (?, ?)", id_, iso3)
            case Tenure(holder, post, start, end, states):
                self._new("INSERT INTO tenures VALUES (?, ?, ?, ?, ?)", holder, post, start, end, json.dumps(states))
        return None

    def entries(self, source: str) -> Iterator[Listed]:
        """Yield the actors as entries of the list ``source``, in the order of their ids."""
        self._db.execute("CREATE INDEX IF NOT EXISTS tenures_of ON tenures (holder)")
        for (content,) in self._db.execute("SELECT content FROM actors ORDER BY id"):
            yield self._entry(source, ListedEntity(*json.loads(content)))

    def has(self, id_: str) -> bool:
        """Say whether an actor of this id was put there."""
        return bool(self._db.execute("SELECT 1 FROM actors WHERE id = ?", [id_]).fetchone())

    def _entry(self, source: str, actor: ListedEntity) -> Listed:
        kind = ActorKind(actor.kind)
        held = self._db.execute(
            "SELECT t.start, t.finish, t.states, p.title, p.states FROM tenures t LEFT JOIN posts p ON p.id = t.post"
            " WHERE t.holder = ?",
            [actor.id],
        )
        offices = {
            ListedOffice(title=title, principal=state, start=start, end=end)
            for start, end, own, title, posts in held
            for state in self._codes(json.loads(own) or json.loads(posts or "[]"))
        }
        states = {*self._codes(actor.states), *(office.principal for office in offices)}
        # A single name says too little to know a person by it; people whom the list itself calls so are known so.
        others = (name for name in actor.aliases if kind is not ActorKind.PERSON or len(name.split()) > 1)
        return Listed(
            source=source,
            entry=actor.id,
            kind=kind,
            name=actor.name,
            aliases=tuple(name for name in others if len(name) <= LONGEST_NAME)[: MOST_NAMES - 1],
            wikidata_id=actor.wikidata_id,
            states=tuple(sorted(states)) if kind is ActorKind.PERSON else (),
            offices=tuple(sorted(offices, key=lambda office: office.model_dump_json())),
        )

    def _codes(self, states: list[str] | tuple[str, ...]) -> list[str]:
        return [code for code in map(self._code, states) if code]

    def _code(self, state: str) -> str | None:
        if len(state) == 3 and state.isupper() and state.isalpha():
            return state
        row = self._db.execute("SELECT iso3 FROM states WHERE id = ?", [state]).fetchone()
        return row[0] if row else self._known_states.get(state)

    @cached_property
    def _known_states(self) -> Mapping[str, str]:
        return {entry.wikidata: entry.iso3 for entry in the_authority().states.values() if entry.wikidata}

    def _new(self, statement: str, *values: str | None) -> bool:
        return self._db.execute(statement, values).rowcount > 0


@contextmanager
def staging() -> Iterator[Staging]:
    """Yield an empty heap; it is gone afterwards."""
    with TemporaryDirectory(prefix="parley-authority-") as folder:
        heap = Staging(Path(folder) / "list.db")
        try:
            yield heap
        finally:
            heap.close()
