"""Parameters of a query as people type them: ``key=value``."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from graph_schema.errors import QueryError
from graph_schema.queries.catalog import Query

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_NEUTRAL = ("null", "[]", "''")


def split(pairs: Iterable[str]) -> dict[str, str]:
    """The pairs as typed; raises ``QueryError`` for one without ``=`` or a key that comes twice."""
    found: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.isidentifier():
            raise QueryError(f"write parameters as key=value, not {pair!r}")
        if key in found:
            raise QueryError(f"parameter {key} is given twice")
        found[key] = value
    return found


def free(typed: Mapping[str, str]) -> dict[str, Any]:
    """Values where nothing says what they should be: JSON where it is JSON (``5``, ``true``, ``["a"]``), else text."""
    return {key: _json_or_text(value) for key, value in typed.items()}


def fitting(query: Query, typed: Mapping[str, str]) -> dict[str, Any]:
    """Values for all parameters of a query, of the kind that the samples in its header have.

    A parameter may be left out if its sample stands for "any" (``null``, ``[]``, ``''``) or is a number, which is then
    the default. Raises ``QueryError`` that names unknown, missing and unfit ones.
    """
    if unknown := sorted(typed.keys() - query.params.keys()):
        known = ", ".join(query.params) or "none"
        raise QueryError(f"{query.name} has no parameter {', '.join(unknown)}; it has: {known}")
    missing = [
        f"{name}={sample}"
        for name, sample in query.params.items()
        if name not in typed and sample not in _NEUTRAL and not _NUMBER.fullmatch(sample)
    ]
    if missing:
        raise QueryError(f"{query.name} needs a value, for example: {' '.join(missing)}")
    return {name: _value(name, typed.get(name), sample) for name, sample in query.params.items()}


def _value(name: str, typed: str | None, sample: str) -> Any:
    if typed is None:
        return "" if sample == "''" else json.loads(sample)
    if _NUMBER.fullmatch(sample):
        if not _NUMBER.fullmatch(typed):
            raise QueryError(f"{name} must be a number, not {typed!r}")
        return json.loads(typed)
    if sample.startswith("["):
        value = _json_or_text(typed)
        return value if isinstance(value, list) else [typed]
    return typed


def _json_or_text(typed: str) -> Any:
    try:
        return json.loads(typed)
    except json.JSONDecodeError:
        return typed
