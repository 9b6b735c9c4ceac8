"""Who and where: the cast of an article."""

from ingest.extract.actors.agents import agents
from ingest.extract.actors.build import build_cast
from ingest.extract.actors.speakers import speaker_pronouns

__all__ = ["agents", "build_cast", "speaker_pronouns"]
