"""Who and where: the cast of an article."""

from ingest.extract.actors.build import build_cast

__all__ = ["build_cast"]
