"""Meetings: who met whom, where, when, and whether it happened at all."""

from ingest.extract.meetings.find import find_meetings

__all__ = ["find_meetings"]
