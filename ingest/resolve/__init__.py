"""Claims become facts: pure functions of the set of claims, whatever order the articles came in."""

from ingest.resolve.incremental import revise, update
from ingest.resolve.resolution import resolve

__all__ = ["resolve", "revise", "update"]
