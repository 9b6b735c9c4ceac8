"""A Neo4j of a test's own, for tests that break, fill or replace one: the session's is never touched by them."""

import os
from pathlib import Path
from typing import Any

from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j import ports

# Half the CPU time of a start; what it costs in long runs, tests never reach.
QUICK_START = "-XX:TieredStopAtLevel=1"


def settings_in(home: Path, **more: Any) -> StoreSettings:
    """Settings of a server in this folder, on ports of its own, with the jars of the user's cache; nothing is started.

    Whoever starts it stops it.
    """
    user = StoreSettings()
    given = {
        "home": home,
        "cache": user.cache,
        "neo4j_uri": None,
        "neo4j_database": None,
        "neo4j_bolt_port": ports.any_free(),
        "neo4j_http_port": ports.any_free(),
        "neo4j_start_timeout": 180,
        "neo4j_java_options": QUICK_START,
        "maven_repository": user.maven_repository,
    }
    return StoreSettings(**(given | more))


def env_of(settings: StoreSettings, **more: str) -> dict[str, str]:
    """The environment for a process (``parley …``) that shall use that server."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "PARLEY_"))}
    env |= {"PARLEY_HOME": str(settings.home), "PARLEY_CACHE": str(settings.cache)}
    env |= {
        "PARLEY_NEO4J_JAVA_OPTIONS": settings.neo4j_java_options,
        "PARLEY_NEO4J_BOLT_PORT": str(settings.neo4j_bolt_port),
        "PARLEY_NEO4J_HTTP_PORT": str(settings.neo4j_http_port),
    }
    return env | more
