"""A fingerprint of the fact layer: two graphs have the same exactly if they hold the same facts on the same claims."""

import hashlib

import neo4j

from graph_schema.queries import catalog
from graph_schema.store.fact_rows import canonical
from graph_schema.store.failures import translated


def digest(driver: neo4j.Driver, database: str | None = None) -> str:
    """Return the SHA-256, 64 hex digits, of all facts and ties as sorted lines of canonical JSON."""
    return hashlib.sha256("\n".join(lines(driver, database)).encode("utf-8", "surrogatepass")).hexdigest()


def lines(driver: neo4j.Driver, database: str | None = None) -> list[str]:
    """Return the sorted lines that the digest is made of: one a node, one a tie; for comparing two graphs."""
    found = []
    with translated(asked_by="digest"):
        for name in ("digest_nodes", "digest_relationships"):
            records, _, _ = driver.execute_query(
                catalog.load(name).text, routing_=neo4j.RoutingControl.READ, database_=database
            )
            for record in records:
                row = record.data()
                row |= {"labels": sorted(row["labels"])} if "labels" in row else {}
                found.append(canonical(row))
    return sorted(found)
