"""Query files run by name in a transaction that is open."""

from collections.abc import Mapping, Sequence
from typing import Any

import neo4j

from graph_schema.queries import catalog

Transaction = neo4j.ManagedTransaction | neo4j.Transaction


def rows(tx: Transaction, query: str, **params: Any) -> list[dict[str, Any]]:
    """Return the answer to the query of this name."""
    return tx.run(catalog.load(query).text, params).data()


def run(tx: Transaction, query: str, **params: Any) -> None:
    """Run a query that answers nothing."""
    tx.run(catalog.load(query).text, params).consume()


def run_rows(tx: Transaction, query: str, rows: Sequence[Mapping[str, Any]], **params: Any) -> None:
    """Run it with these rows, unless there are none."""
    if rows:
        run(tx, query, rows=rows, **params)
