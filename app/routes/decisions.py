"""``/decisions``: what people judge better than the rules. Writing is the worker's: the answer is a job."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response, status
from pydantic import Field

from app.access.gate import CallerDep
from app.deps import Jobs, Reader
from app.paging import PageQuery, Pages
from app.requests import NewDecision, Undoing
from app.responses.base import Page
from app.responses.decision import DecisionShown, shown
from app.responses.job import JobStatus
from graph_schema.errors import NotFoundError
from graph_schema.model.decision import Decision, DecisionKind
from graph_schema.model.job import JsonObject
from graph_schema.store.jobs import JobDesk

router = APIRouter(prefix="/decisions", tags=["decisions"])

DecisionId = Annotated[str, Path(description="id as lists show it", examples=["dec-0123456789abcdef"])]


class DecisionQuery(PageQuery):
    """Filters of the list; all of them must hold."""

    kind: DecisionKind | None = None
    author: str | None = Field(default=None, max_length=200, description="who decided")
    about: str | None = Field(default=None, max_length=300, description="id of a fact or claim, as it was then")
    active: bool | None = Field(default=None, description="whether it holds; false: it was undone")


@router.get("", operation_id="listDecisions", summary="List decisions")
async def list_decisions(pages: Pages, reader: Reader, asked: Annotated[DecisionQuery, Query()]) -> Page[DecisionShown]:
    """Decisions, the latest first."""
    row = await reader.row(
        "decisions_list",
        kind=asked.kind,
        author=asked.author,
        about=asked.about,
        active=asked.active,
        skip=asked.offset,
        limit=asked.limit,
    )
    found = row or {"total": 0, "items": []}
    items = [shown(Decision.model_validate_json(payload)) for payload in found["items"]]
    return pages.page(Page[DecisionShown], asked, {"total": found["total"], "items": items})


@router.get("/{id}", operation_id="getDecision", summary="One decision")
async def get_decision(reader: Reader, id: DecisionId) -> DecisionShown:
    """A decision with all that it refers to, and for how many claims it holds now."""
    row = await reader.row("decision_detail", id=id)
    if row is None:
        raise NotFoundError(f"There is no decision {id!r}.")
    return shown(Decision.model_validate_json(row["payload"]), row["claims"])


@router.post("", operation_id="decide", summary="Decide", status_code=status.HTTP_202_ACCEPTED)
async def decide(caller: CallerDep, jobs: Jobs, given: NewDecision, response: Response) -> JobStatus:
    """Record a decision, or with `dry_run` learn what it would change: the job's result tells it."""
    wish = given.model_dump(mode="json", exclude_none=True, exclude={"dry_run"})
    wish.setdefault("author", caller.name)
    return await _ordered(jobs, response, "decide", {"wish": wish, "dry_run": given.dry_run}, caller.name)


@router.delete("/{id}", operation_id="undoDecision", summary="Undo", status_code=status.HTTP_202_ACCEPTED)
async def undo(
    caller: CallerDep,
    reader: Reader,
    jobs: Jobs,
    id: DecisionId,
    asked: Annotated[Undoing, Query()],
    response: Response,
) -> JobStatus:
    """Undo a decision: the facts are then what they would be without it. It stays in the list as undone."""
    if await reader.row("decision_by_id", id=id) is None:
        raise NotFoundError(f"There is no decision {id!r}.")
    payload = {"decision": id, "author": asked.author or caller.name, "reason": asked.reason}
    return await _ordered(jobs, response, "undo", payload, caller.name)


async def _ordered(jobs: JobDesk, response: Response, kind: str, payload: JsonObject, author: str) -> JobStatus:
    """The time of the order is that of the decision, so that a job done twice decides once."""
    job = await jobs.enqueue(kind, {**payload, "made_at": dt.datetime.now(dt.UTC).isoformat()}, author)
    response.headers["Location"] = f"/jobs/{job.id}"
    return JobStatus.model_validate(job.model_dump())
