"""Dates in a text: finding the expressions, and resolving them against the day of publication."""

from ingest.extract.when.expressions import DatePhrase, Direction, Form, Unit
from ingest.extract.when.finder import find_dates
from ingest.extract.when.resolver import resolve

__all__ = ["DatePhrase", "Direction", "Form", "Unit", "find_dates", "resolve"]
