"""One named query, asked or carried out by itself, without an event loop."""

from typing import Any

import neo4j

from graph_schema.queries import catalog
from graph_schema.queries.catalog import Kind
from graph_schema.store.failures import translated

Rows = list[dict[str, Any]]


class Asking:
    """Base of what talks to the graph in single queries; every one raises StoreError where the database is away."""

    def __init__(self, driver: neo4j.Driver, database: str | None = None) -> None:
        self._driver, self._database = driver, database

    def _ask(self, name: str, **values: Any) -> Rows:
        """The answer to a query; one of ``write/`` is a transaction of its own, which the driver may try again."""
        query = catalog.load(name)
        routing = neo4j.RoutingControl.READ if query.kind is Kind.READ else neo4j.RoutingControl.WRITE
        with translated(asked_by=name):
            rows, _, _ = self._driver.execute_query(query.text, values, database_=self._database, routing_=routing)
        return [row.data() for row in rows]
