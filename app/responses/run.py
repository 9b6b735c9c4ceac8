"""Runs of ingest, and what became of each article."""

import datetime as dt

from pydantic import Field

from app.responses.base import Page, Shape
from graph_schema.model.run import ArticleState, RunState


class RunSummary(Shape):
    """One run, with the number of articles by what became of them."""

    id: str = Field(examples=["run-20250817-120000-1a2b3c4d"])
    scope: str = Field(description="what was read: `sources`, `job:…` or paths", examples=["sources"])
    state: RunState
    started_at: dt.datetime
    finished_at: dt.datetime | None = None
    extractor: str = Field(description="which rules and models read")
    written: int
    unchanged: int = Field(description="articles that were known already, as they are")
    skipped: int = Field(description="articles from which nothing was taken")
    failed: int
    quarantined: int = Field(description="articles that were not tried, because they failed too often before")
    stopped: str | None = Field(default=None, description="why it ended early")


class RunEntry(Shape):
    """One article of a run."""

    number: int
    origin: str = Field(description="where it was read")
    article_id: str | None = None
    title: str | None = None
    state: ArticleState
    reason: str | None = Field(default=None, description="why nothing was taken, or why it failed")
    meetings: int
    positions: int
    at: dt.datetime


class RunDetail(RunSummary):
    """A run with its articles, page by page; those that were known already are only counted."""

    articles: Page[RunEntry]
