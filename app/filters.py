"""Values of the query string that several lists take."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from graph_schema.model import when

Text = Annotated[str, Field(min_length=1, max_length=200)]


def first_day(iso: str) -> str:
    """The first day that an ISO prefix spans: ``2025-08`` -> ``2025-08-01``. Raises ValueError for no such day."""
    return when.first_day(_prefix(iso)).isoformat()


def last_day(iso: str) -> str:
    """The last day that an ISO prefix spans: ``2025-02`` -> ``2025-02-28``. Raises ValueError for no such day."""
    return when.last_day(_prefix(iso)).isoformat()


def _prefix(iso: str) -> str:
    if not re.fullmatch(when.ISO_PREFIX, iso, re.ASCII):
        raise ValueError("write a date as 2025, 2025-08 or 2025-08-15")
    return iso


_SHAPE = {"pattern": when.ISO_PREFIX.replace(r"\d", "[0-9]")}

FromDay = Annotated[str, AfterValidator(first_day), Field(examples=["2025-08-15"], json_schema_extra=_SHAPE)]
"""A day, month or year from which on; the first day that it spans."""
ToDay = Annotated[str, AfterValidator(last_day), Field(examples=["2025-08"], json_schema_extra=_SHAPE)]
"""A day, month or year up to which, inclusive; the last day that it spans."""

AsOf = Annotated[
    str,
    AfterValidator(last_day),
    Field(
        description="a day, month or year: what was known then, from the articles published up to its last day",
        examples=["2025-08-10"],
        json_schema_extra=_SHAPE,
    ),
]
"""The last day of a month or year, or the day itself, whose knowledge is asked for."""

Confidence = Annotated[float | None, Field(ge=0, le=1, description="the least confidence")]
Sources = Annotated[int | None, Field(ge=1, le=1000, description="the fewest independent sources")]


class DayOrder(StrEnum):
    """An order by day. ``-`` means: the greatest first."""

    LATEST = "-date"
    EARLIEST = "date"


class FactOrder(StrEnum):
    """An order of facts; those that are alike in it come the latest first. ``-`` means: the greatest first."""

    LATEST = "-date"
    EARLIEST = "date"
    MOST_TOLD = "-sources"
    SUREST = "-confidence"


def in_order(first: str | None, last: str | None) -> None:
    """Raise ValueError if a range ends before it begins."""
    if first and last and last < first:
        raise ValueError(f"'to' ({last}) lies before 'from' ({first})")
