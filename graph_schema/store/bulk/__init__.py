"""A whole graph as CSV files, and ``neo4j-admin database import`` of them into an empty local Neo4j."""

from graph_schema.store.bulk.files import GraphFiles
from graph_schema.store.bulk.finish import complete
from graph_schema.store.bulk.offline import import_into_local

__all__ = ["GraphFiles", "complete", "import_into_local"]
