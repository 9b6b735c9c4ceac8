"""What CSV can't carry, once the server runs again: lists of nothing, above all."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j

from graph_schema.errors import InputError
from graph_schema.store.bulk.files import COMPLETION
from graph_schema.store.failures import translated
from graph_schema.store.statements import run_rows

_AT_ONCE = 2000


def complete(driver: neo4j.Driver, database: str | None, folder: Path) -> int:
    """Set what the import of this folder could not; return of how many nodes. The same again changes nothing."""
    done = 0
    with translated(asked_by="import"), driver.session(database=database) as session:
        for rows in _some(folder / COMPLETION):
            session.execute_write(_set, rows)
            done += len(rows)
    return done


def _set(tx: neo4j.ManagedTransaction, rows: list[dict[str, Any]]) -> None:
    by_query: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_query["complete_changes" if row["label"] == "Change" else "complete_nodes"].append(row)
    for query, few in by_query.items():
        run_rows(tx, query, few)


def _some(path: Path) -> Iterator[list[dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8") as file:
            while lines := list(islice(file, _AT_ONCE)):
                yield [json.loads(line) for line in lines]
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}; make the files of the import anew") from error
