"""What writes changed of the facts."""

import datetime as dt

from pydantic import Field

from app.responses.base import Shape


class MergedFact(Shape):
    """A fact that another one took in: its old id leads there (308)."""

    id: str
    into: str


class WriteChanges(Shape):
    """What one write changed, all at once: ids of facts."""

    number: int = Field(description="1, 2, 3 … in the order of writing")
    at: dt.datetime
    causes: list[str] = Field(
        description="the articles that were written together, or the decision", examples=[["art-0123456789abcdef"]]
    )
    created: list[str]
    changed: list[str]
    merged: list[MergedFact]
    deleted: list[str]


class Changes(Shape):
    """A part of the log. ``next`` is what to ask for as ``since`` the next time."""

    items: list[WriteChanges]
    next: str = Field(description="the number to go on from", examples=["1201"])
    last: int = Field(description="number of the last change that there is")
