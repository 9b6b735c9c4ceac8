"""The first load of the local Neo4j: stopped, filled by ``neo4j-admin database import``, and started again."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from graph_schema.errors import SettingsError, StoreError
from graph_schema.settings import StoreSettings
from graph_schema.store import local_neo4j
from graph_schema.store.bulk.finish import complete
from graph_schema.store.connect import Server, open_driver, resolve_server
from graph_schema.store.local_neo4j.progress import Report
from graph_schema.store.local_neo4j.state import Home
from graph_schema.store.migrate import migrate
from graph_schema.store.reader import Source, read_rows

LOG = "import.log"
_LAST_LINES = 12


def check_empty(settings: StoreSettings, report: Report) -> None:
    """Raise SettingsError where the graph can't be filled by an import: not the local one, or not empty."""
    if settings.neo4j_uri is not None:
        raise SettingsError(
            "an import works on the files of a stopped database, and NEO4J_URI names a server: use --load csv and see "
            "docs/backfill.md, or --load incremental"
        )
    home = Home.under(settings.home)
    if _marker(home).exists():
        # An earlier import was killed half-way: all that is there is its own, and the server may not take it.
        with local_neo4j.stopped(settings):
            _emptied(home)
            _marker(home).unlink()
    if not (home.data / "databases" / "neo4j").exists():
        return  # never started, or emptied just now: there is nothing to ask
    server = resolve_server(settings, report)
    with open_driver(server) as driver:
        others = read_rows(Source(driver, server.database), "nodes_besides_schema", {})[0]["others"]
    if others:
        raise SettingsError(
            f"the graph is not empty ({others} nodes), and an import would put itself in place of it: use --load "
            "incremental, or a new PARLEY_HOME"
        )


def import_into_local(settings: StoreSettings, folder: Path, arguments: Sequence[str], report: Report) -> Server:
    """Fill the empty local Neo4j with the files of the folder; return it, running, with its schema.

    All or nothing: where the import fails the graph is empty again (StoreError with its last lines); where this process
    is killed, the next ``check_empty`` makes it so. Nobody else can start the server meanwhile.
    """
    home = Home.under(settings.home)
    home.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(home.path / "import.lock"):
        check_empty(settings, report)
        report("Stopping the local Neo4j for the import")
        with local_neo4j.stopped(settings):
            _marker(home).touch()
            report("Importing")
            if local_neo4j.admin(settings, arguments, folder=folder, log=folder / LOG):
                _emptied(home)
                _marker(home).unlink()
                raise StoreError("\n  ".join(["the import failed; the graph is as empty as before:", *_tail(folder)]))
        server = resolve_server(settings, report)
        with open_driver(server) as driver:
            report("Making constraints and indexes")
            migrate(driver, server.database)
            report("Setting what CSV can't carry")
            complete(driver, server.database, folder)
        _marker(home).unlink()
    return server


def _marker(home: Home) -> Path:
    return home.path / "importing"


def _emptied(home: Home) -> None:
    for kind in ("databases", "transactions"):
        shutil.rmtree(home.data / kind / "neo4j", ignore_errors=True)


def _tail(folder: Path) -> list[str]:
    lines = (folder / LOG).read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("\tat ")][-_LAST_LINES:]
