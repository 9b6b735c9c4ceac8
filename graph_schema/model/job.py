"""What the service asks the worker to do: a job, kept in the graph until somebody has done it."""

import datetime as dt
import json
import secrets
from enum import StrEnum
from typing import Any

from pydantic import field_validator

from graph_schema.model.base import Value

JsonObject = dict[str, Any]


class JobState(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Value):
    """One order. It is carried out at least once, and again from the start if its worker was killed half-way.

    ``kind`` says which handler does it, e.g. ``ingest``. All times are the database's. ``result`` is what the handler
    told, ``error`` why it failed, ``author`` who asked for it, where that is known.
    """

    id: str
    kind: str
    state: JobState
    created_at: dt.datetime
    started_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None
    attempts: int = 0
    result: JsonObject | None = None
    error: str | None = None
    author: str | None = None

    @field_validator("result", mode="before")
    @classmethod
    def _parsed(cls, value: object) -> object:
        return json.loads(value) if isinstance(value, str) else value


class Task(Value):
    """A job in the hands of a worker: what to do (``payload``), and by which ``holder`` it was taken."""

    id: str
    kind: str
    payload: JsonObject
    attempts: int
    author: str | None
    holder: str


def new_job_id() -> str:
    """Return ``job-`` and 16 hex digits of chance: two orders are two jobs, even with the same words."""
    return f"job-{secrets.token_hex(8)}"
