"""``/runs``: the ledger of ingest."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field

from app.deps import Reader
from app.filters import Text
from app.paging import PageQuery, Pages
from app.responses.base import Page
from app.responses.run import RunDetail, RunEntry, RunSummary
from graph_schema.errors import NotFoundError
from graph_schema.model.run import ArticleState, RunState

router = APIRouter(prefix="/runs", tags=["runs"])

RunId = Annotated[str, Path(description="id as lists show it", examples=["run-20250817-120000-1a2b3c4d"])]


class RunQuery(PageQuery):
    """Filters of the list; all of them must hold."""

    state: RunState | None = Field(default=None, description="how far it is, or how it ended")
    scope: Text | None = Field(default=None, description="what was read", examples=["sources"])


class EntryQuery(PageQuery):
    """Filters of the articles of a run."""

    state: ArticleState | None = Field(default=None, description="what became of them")


@router.get("", operation_id="listRuns", summary="List runs of ingest")
async def list_runs(pages: Pages, reader: Reader, asked: Annotated[RunQuery, Query()]) -> Page[RunSummary]:
    """Runs of ingest, the latest first."""
    answer = await reader.row(
        "runs_list", state=asked.state, scope=asked.scope, skip=asked.offset, limit=asked.limit
    )  # fmt: skip
    return pages.page(Page[RunSummary], asked, answer)


@router.get("/{id}", operation_id="getRun", summary="One run of ingest")
async def get_run(pages: Pages, reader: Reader, id: RunId, asked: Annotated[EntryQuery, Query()]) -> RunDetail:
    """A run with what became of each article and why. Articles that were known already are only counted."""
    row = await reader.row("run_detail", id=id, state=asked.state, skip=asked.offset, limit=asked.limit)
    if row is None:
        raise NotFoundError(f"There is no run {id!r}.")
    return RunDetail(**row["run"], articles=pages.page(Page[RunEntry], asked, row))
