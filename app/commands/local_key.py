"""The key of this machine: made once by ``parley run`` for a local Neo4j, so that its owner can write and correct."""

import datetime as dt
import os
from pathlib import Path

from graph_schema.model.api_key import Scope
from graph_schema.store.api_keys import ApiKeys, id_of
from graph_schema.store.connect import Server, open_driver

FILE = "api-key"
"""Its name in ``PARLEY_HOME``; readable by its owner alone, like the state file with the database's password."""


def local_key(server: Server, home: Path) -> str | None:
    """Return a secret with the scope ``write`` for the local graph, the same every time; None for a named server.

    A new one is made where the file is lost, or where the graph does not know the key (any more).
    """
    if not server.local:
        return None
    file = home / FILE
    secret = file.read_text(encoding="utf-8").strip() if file.exists() else ""
    with open_driver(server, "api") as driver:
        keys = ApiKeys(driver, server.database)
        now = dt.datetime.now(dt.UTC)
        if secret and any(key.id == id_of(secret) and key.is_valid(now) for key in keys.list()):
            return secret
        secret = keys.create("this machine", Scope.WRITE).secret
    home.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as written:
        written.write(secret + "\n")
    return secret
