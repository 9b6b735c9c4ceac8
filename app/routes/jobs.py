"""``/jobs``: what the service was asked to do, and how far it is."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field

from app.deps import Jobs
from app.paging import PageQuery, Pages
from app.responses.base import Page
from app.responses.job import JobStatus
from graph_schema.errors import NotFoundError
from graph_schema.model.job import JobState

router = APIRouter(prefix="/jobs", tags=["jobs"])

JobId = Annotated[str, Path(description="id as the order was answered with", examples=["job-0123456789abcdef"])]


class JobQuery(PageQuery):
    """Filters of the list; all of them must hold."""

    state: JobState | None = Field(default=None, description="how far it is")
    kind: str | None = Field(default=None, max_length=60, description="what is to be done", examples=["ingest"])


@router.get("", operation_id="listJobs", summary="List jobs")
async def list_jobs(pages: Pages, jobs: Jobs, asked: Annotated[JobQuery, Query()]) -> Page[JobStatus]:
    """Jobs, the latest first."""
    total, found = await jobs.page(kind=asked.kind, state=asked.state, skip=asked.offset, limit=asked.limit)
    items = [job.model_dump() for job in found]
    return pages.page(Page[JobStatus], asked, {"total": total, "items": items})


@router.get("/{id}", operation_id="getJob", summary="One job")
async def get_job(jobs: Jobs, id: JobId) -> JobStatus:
    """A job with what became of it. Jobs that were over long ago may have been forgotten."""
    job = await jobs.get(id)
    if job is None:
        raise NotFoundError(f"There is no job {id!r}.")
    return JobStatus.model_validate(job.model_dump())
