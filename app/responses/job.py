"""Jobs: what the service was asked for, and how far it is."""

import datetime as dt
from typing import Any

from pydantic import Field

from app.responses.base import Shape
from graph_schema.model.job import JobState


class JobStatus(Shape):
    """One job. It is over when its state is ``done`` or ``failed``."""

    id: str = Field(examples=["job-0123456789abcdef"])
    kind: str = Field(examples=["ingest"])
    state: JobState
    created_at: dt.datetime
    started_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None
    attempts: int = Field(description="how often it was begun; more than once where a worker was killed")
    result: dict[str, Any] | None = Field(
        default=None, description="what became of it: for `ingest` the run, counts, and each article with its state"
    )
    error: str | None = Field(default=None, description="why it failed")
    author: str | None = Field(default=None, description="who asked for it, where that is known")
