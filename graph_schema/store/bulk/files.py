"""Articles, claims and facts as CSV files for ``neo4j-admin database import``, written as they come."""

import datetime as dt
import json
import shlex
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims
from graph_schema.model.facts import Facts
from graph_schema.model.memory import Keys, Telling
from graph_schema.store.bulk.columns import Columns, of_nodes, of_relationships
from graph_schema.store.bulk.table import DELIMITER, Table
from graph_schema.store.claim_rows import LAYERS, article_properties, claim_rows, filing_rows, name_row
from graph_schema.store.fact_rows import bundles

COMPLETION = "completion.jsonl"
"""What CSV can't carry, by the ids of nodes: set when the server runs again."""
SCRIPT = "import.sh"

_THING, _NAME, _KEY = "thing", "name", "key"
"""Groups of ids: within one, ids are unique. An actor and a name may have the same."""
_FACTS_A_CHANGE = 1000
_BUFFER = 4_194_304


class GraphFiles:
    """The files of a graph that is made in one go, in a folder of their own; to be closed.

    Every article is given once. The folder is made; files of an earlier try are replaced.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.csv"):
            old.unlink()
        self._folder = folder
        self._tables: dict[str, Table] = {}
        self._arguments: list[str] = []
        self._seen: set[str] = set()
        self._completion = (folder / COMPLETION).open("w", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        with ExitStack() as files:  # each is closed, even where what is left of one can't be written
            files.callback(self._completion.close)
            for table in self._tables.values():
                files.callback(table.close)
        (self._folder / SCRIPT).write_text(
            "#!/bin/sh\n# In this folder, as the user of Neo4j, while the database is stopped.\n"
            f"exec neo4j-admin {shlex.join(self.arguments())}\n",
            encoding="utf-8",
        )

    def article(self, article: Article, claims: ArticleClaims, keys: Keys) -> None:
        """Add an article with what it claims."""
        self._node("Article", article_properties(article, claims))
        for row in claim_rows(Telling(article, claims), keys):
            self._node("Claim", row["properties"], second=row["layer"])
            self._tie(row["id"], "FROM", article.id)
        for claim_id, naming in keys.namings.items():
            named = {name: value for name, value in name_row(claim_id, naming).items() if name != "claim"}
            self._once("Name", _NAME, named)
            self._tie(claim_id, "NAMES", named["id"], space=_NAME)
        for claim_id, filed in keys.filed.items():
            for row in filing_rows(claim_id, filed):
                self._once("MatchKey", _KEY, {"id": row["id"]})
                self._tie(claim_id, "FILED_UNDER", row["id"], space=_KEY)

    def facts(self, facts: Facts) -> None:
        """Add all facts, and the log of their coming: the first changes that ``GET /changes`` tells of."""
        ids = []
        actors = {actor.id for actor in facts.actors}
        members: set[tuple[str, str]] = set()
        for bundle in bundles(facts):
            row = bundle.row()
            self._node(bundle.label, row["properties"], second=bundle.kind)
            for tie in bundle.ties:
                self._tie(*tie)
            if "@" not in bundle.id:
                ids.append(bundle.id)
            members |= {pair for pair in bundle.memberships if actors.issuperset(pair)}
        for state, organization in sorted(members):
            self._tie(state, "MEMBER_OF", organization)
        for support in facts.supports:
            self._tie(support.claim_id, "SUPPORTS", support.fact_id, {"reason": support.reason})
        self._changes(ids)

    def arguments(self) -> list[str]:
        """The arguments of ``neo4j-admin``, to be run in the folder."""
        longest = max((table.longest for table in self._tables.values()), default=0)
        return [
            "database", "import", "full", "neo4j", "--overwrite-destination=true", "--id-type=string",
            "--multiline-fields=true", "--delimiter=,", "--quote=\"", f"--array-delimiter=U+{ord(DELIMITER):04X}",
            "--bad-tolerance=0", f"--read-buffer-size={max(_BUFFER, 2 * longest)}", *self._arguments,
        ]  # fmt: skip

    def _changes(self, ids: Iterable[str]) -> None:
        number, rest = 0, iter(ids)
        while few := list(islice(rest, _FACTS_A_CHANGE)):
            number += 1
            table = self._table("Change", [":ID(change)"], of_nodes("Change"), "--nodes=Change")
            now = dt.datetime.now(dt.UTC)
            empty: dict[str, Any] = {name: [] for name in ("changed", "merged", "into", "deleted")}
            said = {"id": number, "at": now, "causes": ["import"], "created": few, **empty}
            self._complete("Change", number, table.write([str(number)], said))
        lock = self._table("WriterLock", ["id:ID(lock)"], {"changes": "long"}, "--nodes=WriterLock")
        lock.write(["facts"], {"changes": number})

    def _node(self, label: str, properties: Mapping[str, Any], second: str | None = None) -> None:
        columns = dict(of_nodes(label, *LAYERS) if label == "Claim" else of_nodes(label))
        del columns["id"]
        name = second or label
        table = self._table(name, [f"id:ID({_THING})"], columns, f"--nodes={':'.join(filter(None, (label, second)))}")
        told = {key: value for key, value in properties.items() if key != "id"}
        self._complete(label, properties["id"], table.write([properties["id"]], told))

    def _once(self, label: str, space: str, properties: Mapping[str, Any]) -> None:
        own = f"{space} {properties['id']}"
        if own in self._seen:
            return
        self._seen.add(own)
        columns = dict(of_nodes(label))
        del columns["id"]
        table = self._table(label, [f"id:ID({space})"], columns, f"--nodes={label}")
        table.write([properties["id"]], {key: value for key, value in properties.items() if key != "id"})

    def _tie(
        self, start: str, kind: str, end: str, properties: Mapping[str, Any] | None = None, space: str = _THING
    ) -> None:
        ends = [f":START_ID({_THING})", f":END_ID({space})"]
        table = self._table(kind, ends, of_relationships(kind), f"--relationships={kind}")
        if left := table.write([start, end], properties or {}):
            raise ValueError(f"a relationship {kind} can't be completed later: {sorted(left)} of {start} to {end}")

    def _complete(self, label: str, id_: str | int, left: Mapping[str, Any]) -> None:
        if left:
            row = {"label": label, "id": id_, "properties": left}
            self._completion.write(json.dumps(row, ensure_ascii=False) + "\n")

    def _table(self, name: str, ends: Sequence[str], columns: Columns, argument: str) -> Table:
        if name not in self._tables:
            self._tables[name] = Table(self._folder / f"{name}.csv", ends, columns)
            self._arguments.append(f"{argument}={name}.csv")
        return self._tables[name]
