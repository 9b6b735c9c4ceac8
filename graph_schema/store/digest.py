"""A fingerprint of the fact layer: two graphs have the same exactly if they hold the same facts on the same claims."""

import hashlib
from typing import Any

import neo4j

from graph_schema.queries import catalog
from graph_schema.store.fact_rows import canonical
from graph_schema.store.failures import translated

_SECONDS = 3600
"""For each half of a whole graph; a server may grant a common transaction seconds (the local Neo4j: ten)."""


def digest(driver: neo4j.Driver, database: str | None = None) -> str:
    """Return the SHA-256, 64 hex digits, of all facts and ties as sorted lines of canonical JSON."""
    return hashlib.sha256("\n".join(lines(driver, database)).encode("utf-8", "surrogatepass")).hexdigest()


def lines(driver: neo4j.Driver, database: str | None = None) -> list[str]:
    """Return the sorted lines that the digest is made of: one a node, one a tie; for comparing two graphs."""
    found = []
    with translated(asked_by="digest"):
        for name in ("digest_nodes", "digest_relationships"):
            found += driver.execute_query(
                neo4j.Query(catalog.load(name).text, timeout=_SECONDS),
                routing_=neo4j.RoutingControl.READ,
                database_=database,
                result_transformer_=_lines,
            )
    return sorted(found)


def _lines(result: neo4j.Result) -> list[str]:
    return [_line(record.data()) for record in result]


def _line(row: dict[str, Any]) -> str:
    return canonical(row | {"labels": sorted(row["labels"])} if "labels" in row else row)
