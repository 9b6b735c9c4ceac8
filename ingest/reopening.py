"""Pages that were given up, and are to be read once more."""

from collections.abc import Collection

from graph_schema.errors import InputError
from ingest.alone import SOURCES, AlreadyRunningError, alone
from ingest.graph import Graph
from ingest.signals import StopRequest
from ingest.sources.cursor import stored_cursor


def reopened(graph: Graph, addresses: Collection[str]) -> dict[str, str]:
    """Let the next run of their sources read these pages; return the source of each that one has put aside.

    Raises InputError while sources are being read: that run would forget of it.
    """
    if not addresses:
        return {}
    readers: dict[str, str] = {}
    try:
        with alone(graph.lease(SOURCES), StopRequest()):
            for source, text in graph.ledger.cursors().items():
                cursor = stored_cursor(text)
                entries = [entry for entry in cursor.aside if entry.url in addresses]
                if entries:
                    graph.ledger.move_cursor(source, cursor.reopened(*entries).model_dump_json())
                    readers |= {entry.url: source for entry in entries}
    except AlreadyRunningError as running:
        raise InputError(f"sources are being read just now, try again when that is over ({running})") from running
    return readers
