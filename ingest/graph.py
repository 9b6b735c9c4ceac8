"""The graph as ingest uses it: open, with its schema in place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from graph_schema.settings import StoreSettings
from graph_schema.store.authority import AuthorityLists
from graph_schema.store.connect import Server, open_driver, resolve_server
from graph_schema.store.jobs import JobQueue
from graph_schema.store.lease import Lease
from graph_schema.store.ledger import Ledger
from graph_schema.store.local_neo4j import Report
from graph_schema.store.migrate import check_schema, migrate
from graph_schema.store.reader import Source
from graph_schema.store.writer import GraphWriter
from ingest.alone import REBUILD
from ingest.resolve import revise, update
from ingest.resolve.naming import keys_of


class Graph(NamedTuple):
    """Where the graph is, and the doors that ingest has to it."""

    server: Server
    writer: GraphWriter
    ledger: Ledger
    jobs: JobQueue
    lease: Callable[[str], Lease]
    authority: AuthorityLists
    source: Source


@contextmanager
def open_graph(settings: StoreSettings, report: Report, lease: float = 60) -> Iterator[Graph]:
    """Yield the graph that the settings name; a local one is started and given its schema.

    ``lease`` is how many seconds a job or a run is held without a sign of life.

    Raises SchemaError where a server's graph lacks it (that is `parley migrate`'s to change), SettingsError or
    StoreError where the database can't be reached; ``report`` is told of long steps, and of a rebuild that was cut off.
    """
    server = resolve_server(settings, report)
    with open_driver(server, "ingest") as driver:
        if server.local:
            migrate(driver, server.database)
        else:
            check_schema(driver, server.database)
        ledger = Ledger(driver, server.database)
        if rebuild := ledger.unfinished(REBUILD):
            report(
                f"The last rebuild ({rebuild.id}, {rebuild.state}) has not come to its end, and until one has, answers "
                "are not complete. If it does not run any more: run `parley rebuild` again"
            )
        yield Graph(
            server,
            GraphWriter(driver, server.database, update, changes_kept=settings.changes_kept),
            ledger,
            JobQueue(driver, server.database, lease),
            lambda name: Lease(driver, server.database, name, lease),
            AuthorityLists(driver, server.database, revise, keys_of),
            Source(driver, server.database),
        )
