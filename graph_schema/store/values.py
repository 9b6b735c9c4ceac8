"""From the driver's values to plain ones that JSON and CSV can hold."""

import math
from collections.abc import Mapping
from typing import Any

import neo4j.graph
import neo4j.spatial
import neo4j.time

_TEMPORAL = (neo4j.time.Date, neo4j.time.DateTime, neo4j.time.Time, neo4j.time.Duration)


def plain(value: Any) -> Any:
    """Return the value in dicts, lists, text, numbers, booleans and None.

    A node becomes ``{labels, properties}``, a relationship ``{type, start, end, properties}`` with the ``id`` of each
    end (None where that node was not returned too), a path ``{nodes, relationships}``; dates and durations become ISO
    8601 text, points ``{srid, coordinates}``, bytes hexadecimal digits, and numbers that JSON has no word for (NaN,
    infinity) None.
    """
    match value:
        case neo4j.graph.Node():
            return {"labels": sorted(value.labels), "properties": plain(dict(value))}
        case neo4j.graph.Relationship():
            start, end = (node.get("id") if node is not None else None for node in value.nodes)
            return {"type": value.type, "start": start, "end": end, "properties": plain(dict(value))}
        case neo4j.graph.Path():
            return {"nodes": [plain(n) for n in value.nodes], "relationships": [plain(r) for r in value.relationships]}
        case neo4j.spatial.Point():
            return {"srid": value.srid, "coordinates": list(value)}
        case float() if not math.isfinite(value):
            return None
        case bytes() | bytearray():
            return value.hex()
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _ if isinstance(value, _TEMPORAL):
            return value.iso_format()
    return value
