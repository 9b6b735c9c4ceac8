"""What the ledger tells: runs of ingest, their articles, and those that failed."""

import datetime as dt
from enum import StrEnum

from graph_schema.model.base import Value


class ArticleState(StrEnum):
    """What became of one article in a run."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"  # the graph has it as it is, read by this extractor
    SKIPPED = "skipped"  # written, but there was nothing to take: not English, no text
    FAILED = "failed"
    QUARANTINED = "quarantined"  # failed too often as it is: it was not tried


class RunState(StrEnum):
    """How far a run is."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # by a signal or a lost database; the run says why
    DIED = "died"  # its process was killed: the next run over the same thing noticed


class FailureState(StrEnum):
    """How it stands with an article that failed."""

    FAILING = "failing"  # the next run tries it again
    QUARANTINED = "quarantined"
    DROPPED = "dropped"  # given up by a person


class Run(Value):
    """One run, with the number of articles by what became of them. All times are the database's."""

    id: str
    scope: str
    state: RunState
    started_at: dt.datetime
    finished_at: dt.datetime | None
    extractor: str
    written: int
    unchanged: int
    skipped: int
    failed: int
    quarantined: int
    stopped: str | None


class Entry(Value):
    """One article of a run."""

    number: int
    origin: str
    article_id: str | None
    title: str | None
    state: ArticleState
    reason: str | None
    meetings: int
    positions: int
    at: dt.datetime


class Failure(Value):
    """An article that could not be taken in, as often as it was tried."""

    id: str
    origin: str
    article_id: str | None
    title: str | None
    reason: str
    state: FailureState
    attempts: int
    first_at: dt.datetime
    last_at: dt.datetime
