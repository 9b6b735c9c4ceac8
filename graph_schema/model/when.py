"""Honest dates: an ISO prefix, how precise it is, and the words it came from."""

import calendar
import datetime as dt
import re

from pydantic import Field, model_validator

from graph_schema.model.base import Value
from graph_schema.model.vocabulary import DatePrecision

ISO_PREFIX = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""``2025``, ``2025-08`` or ``2025-08-15``: never more than the source told."""


def precision_of(iso: str) -> DatePrecision:
    """Return how precise an ISO prefix is (4, 7 or 10 characters)."""
    return {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}[len(iso)]


def first_day(iso: str) -> dt.date:
    """Return the first day that an ISO prefix allows: ``2025`` -> 1 January 2025."""
    return dt.date.fromisoformat((iso + "-01-01")[:10])


def last_day(iso: str) -> dt.date:
    """Return the last day that an ISO prefix allows: ``2024-02`` -> 29 February 2024."""
    if len(iso) == 10:
        return dt.date.fromisoformat(iso)
    year, month = int(iso[:4]), int(iso[5:7] or 12)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


class EventDate(Value):
    """When something happens: ``start`` (and ``end`` if told) as ISO prefixes.

    ``phrase`` is the wording in the article ("on Sunday"), ``assumed`` says that no wording gave the date but
    a rule did (the dateline, the neighbouring sentence). Raises ``pydantic.ValidationError`` for a day that is in no
    calendar (2025-02-30) or an end before the start.
    """

    start: str = Field(pattern=ISO_PREFIX)
    end: str | None = Field(default=None, pattern=ISO_PREFIX)
    phrase: str | None = None
    assumed: bool = False

    @property
    def precision(self) -> DatePrecision:
        """The precision of ``start``."""
        return precision_of(self.start)

    @model_validator(mode="after")
    def _in_the_calendar(self) -> "EventDate":
        for iso in (self.start, self.end):
            if iso and re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
                dt.date.fromisoformat(iso)
        if self.end and self.end[: len(self.start)] < self.start[: len(self.end)]:
            raise ValueError(f"the end {self.end} lies before the start {self.start}")
        return self
