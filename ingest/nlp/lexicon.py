"""The word lists of ``ingest/data/actors``: each file is a list of entries with words and examples."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph_schema.errors import InputError

DATA = Path(__file__).resolve().parent.parent / "data" / "actors"
"""Where the word lists lie."""


@cache
def entries(name: str) -> tuple[dict[str, Any], ...]:
    """Return the entries of ``<name>.yaml``; raises InputError where the file is no list of entries with an id."""
    path = DATA / f"{name}.yaml"
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise InputError(f"{path.name} is no valid YAML: {error}") from error
    if not isinstance(rows, list) or any(not isinstance(row, dict) or "id" not in row for row in rows):
        raise InputError(f"{path.name} must be a list of entries, each with an id")
    return tuple(rows)


@cache
def words(name: str, *ids: str, field: str = "words") -> frozenset[str]:
    """Return the words (lower case) of all entries of a file, or of those with these ids."""
    chosen = [row for row in entries(name) if not ids or row["id"] in ids]
    return frozenset(str(word).lower() for row in chosen for word in row.get(field, ()))
