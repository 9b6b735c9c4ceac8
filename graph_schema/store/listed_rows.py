"""Entries of authority lists as the graph keeps them, and back.

As claims do, an entry's node carries it twice: readable values, and ``payload``, canonical JSON.
"""

import json
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from graph_schema.model.authority import Listed


def listed_payload(entry: Listed) -> str:
    """Return the entry as canonical JSON: equal entries give equal text."""
    return json.dumps(entry.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=10_000)
def listed_from(payload: str) -> Listed:
    """Return the entry that ``listed_payload`` made the text from."""
    return Listed.model_validate_json(payload)


def listed_row(entry: Listed, keys: Collection[str]) -> dict[str, Any]:
    """Return ``{id, properties, keys}`` of an entry's node; ``keys`` are those of its names."""
    offices = [f"{one.title or ''} {one.principal} {one.start or ''}/{one.end or ''}".strip() for one in entry.offices]
    properties = {
        "id": entry.id,
        "source": entry.source,
        "ref": entry.ref,
        "kind": entry.kind.value,
        "name": entry.name,
        "aliases": list(entry.aliases),
        "wikidata_id": entry.wikidata_id,
        "states": list(entry.states),
        "offices": offices,
        "payload": listed_payload(entry),
    }
    held = {name: value for name, value in properties.items() if value is not None}
    return {"id": entry.id, "properties": held, "keys": sorted(keys)}
