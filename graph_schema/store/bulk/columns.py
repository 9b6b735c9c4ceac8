"""Which properties nodes and relationships may have, in the types of the import's headers: as ``graph.yaml`` says."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from graph_schema.queries.document import graph

Columns = Mapping[str, str]
"""Names of properties with their types, in the order of the file."""

_TYPES = {
    "string": "string",
    "list of strings": "string[]",
    "date": "date",
    "datetime": "datetime",
    "float": "double",
    "integer": "long",
    "boolean": "boolean",
}


def of_nodes(*labels: str) -> Columns:
    """Return the properties that nodes with these labels may have, ``id`` first."""
    found: dict[str, str] = {}
    for label in labels:
        found |= _columns(_graph()["nodes"][label]["properties"])
    return {"id": found.pop("id"), **found}


@cache
def of_relationships(kind: str) -> Columns:
    """Return the properties that relationships of this type may have."""
    described = next(one for one in _graph()["relationships"] if one[1] == kind)
    return _columns(_graph()["relationship_properties"][described[4]]) if len(described) > 4 else {}


def _columns(properties: Mapping[str, str]) -> dict[str, str]:
    return {name: _TYPES[said.partition(";")[0].rstrip("?")] for name, said in properties.items()}


@cache
def _graph() -> dict[str, Any]:
    return graph()
