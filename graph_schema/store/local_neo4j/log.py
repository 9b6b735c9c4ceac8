"""What the server said, for people."""

from pathlib import Path

from graph_schema.store.local_neo4j.state import Home


def tail(home: Home, lines: int, since: int = 0) -> list[str]:
    """The last ``lines`` lines of Neo4j's log after byte ``since``, then of what Java itself printed; oldest first."""
    said = [line for line in _lines(home.log, since) + _lines(home.console, 0) if line.isprintable() and line.strip()]
    return said[-lines:]


def without_stack(lines: list[str]) -> list[str]:
    """The lines but for Java's stack frames: what happened, without where."""
    return [line for line in lines if not line.lstrip().startswith(("at ", "... "))]


def size(home: Home) -> int:
    """Bytes in Neo4j's log now: what a start adds comes after them."""
    return home.log.stat().st_size if home.log.is_file() else 0


def _lines(file: Path, since: int) -> list[str]:
    if not file.is_file():
        return []
    with file.open("rb") as opened:
        # A log that was rotated meanwhile is shorter than it was.
        opened.seek(since if since <= file.stat().st_size else 0)
        return opened.read().decode("utf-8", errors="replace").expandtabs().splitlines()
