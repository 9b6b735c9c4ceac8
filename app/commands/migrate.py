"""``parley migrate``: the graph's constraints and indexes."""

import typer

from graph_schema.settings import StoreSettings
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.migrate import migrate as apply_files


def migrate() -> None:
    """Bring the graph to this version's schema; does nothing where nothing is to do, and may run twice at once.

    Example: NEO4J_URI=neo4j://db.example.org NEO4J_PASSWORD=… parley migrate
    """
    server = resolve_server(StoreSettings(), report=lambda line: typer.echo(line, err=True))
    with open_driver(server) as driver:
        applied = apply_files(driver, server.database)
    typer.echo(f"Applied {len(applied)} schema files." if applied else "The schema is up to date.")
