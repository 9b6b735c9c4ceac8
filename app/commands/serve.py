"""``parley serve``: the service by uvicorn."""

from typing import Annotated

import typer
import uvicorn

from graph_schema.settings import StoreSettings
from graph_schema.store.connect import open_driver, resolve_server
from graph_schema.store.migrate import migrate

GRACE = 5
"""Seconds that requests under way have to finish after Ctrl-C or SIGTERM."""


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; the default is reached from this machine only.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes; cores of the machine less those of Neo4j.")] = 1,
    access_log: Annotated[bool, typer.Option(help="Print a line for each request.")] = True,
) -> None:
    """Serve the graph over HTTP until Ctrl-C. A local Neo4j is started and given its schema first.

    Example: parley serve --port 8080 --workers 2
    """
    server = resolve_server(StoreSettings(), report=lambda line: typer.echo(line, err=True))
    if server.local:
        with open_driver(server) as driver:
            migrate(driver, server.database)
    uvicorn.run(
        "app.main:app_from_environment",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=access_log,
        timeout_graceful_shutdown=GRACE,
    )
