"""``parley serve``: the service by uvicorn."""

import gc
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
import uvicorn

from app.access.settings import AccessSettings
from app.commands.listening import refuse_to_stand_open
from app.edge import logs
from app.settings import ApiSettings
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

    On the loopback address everybody may read; elsewhere a key is needed, and there must be one (`parley key create`).

    Example: parley serve --port 8080 --workers 2
    """
    server = resolve_server(StoreSettings(), report=lambda line: typer.echo(line, err=True))
    if server.local:
        with open_driver(server) as driver:
            migrate(driver, server.database)
    refuse_to_stand_open(host, server, AccessSettings())
    if not access_log:
        os.environ["PARLEY_API_ACCESS_LOG"] = "false"
    with _shared_numbers(workers):
        _serve(host, port, workers)


def _serve(host: str, port: int, workers: int) -> None:
    logs.configure(ApiSettings().log)
    gc.disable()  # until the application is there (`app.main`): a sixth of the time of its imports
    uvicorn.run(
        "app.main:app_from_environment",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,  # the service has a line of its own for each request, with its id
        log_config=None,
        timeout_graceful_shutdown=GRACE,
    )


@contextmanager
def _shared_numbers(workers: int) -> Iterator[None]:
    """Several workers add up their metrics through a folder."""
    if workers == 1:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="parley-metrics-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield
