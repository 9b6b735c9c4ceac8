"""Corrections on a page: what a decision would change is shown before it is made; undone as easily.

Nothing is decided here: as over REST, the decision is a job, and the worker does it. The key is part of the form, so
that there is nothing which another site's page could make a browser send along.
"""

import asyncio
import re
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import ValidationError
from starlette.responses import HTMLResponse, Response

from app.access.caller import Caller
from app.access.gate import Gate
from app.access.refusals import AuthenticationError, ForbiddenError
from app.deps import Jobs, Reader
from app.pages import choosing
from app.pages.choosing import Choice
from app.pages.render import page
from app.pages.wrong import FIELDS, PAIR, VALUES, WRONG, Given, filled_in, order
from graph_schema.errors import NotFoundError, ParleyError
from graph_schema.model.api_key import Scope
from graph_schema.model.job import Job, JobState
from graph_schema.store.jobs import JobDesk
from graph_schema.store.reader import GraphReader, Row

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

PATIENCE = 25.0
"""Seconds that a page waits for the worker; after that it leads to a page that can be loaded again."""
_NAMED = 200
"""Facts of a preview that are called by name."""

Id = Annotated[str, Query(max_length=300)]


@router.get("/explore/correct")
async def begin(
    request: Request, reader: Reader, about: Id, wrong: Id = "", other: Id = "", actor: Id = ""
) -> Response:
    """The form: what is wrong, and why."""
    return await _form(request, reader, {"about": about, "wrong": wrong, "other": other, "actor": actor})


@router.post("/explore/correct", operation_id="correctByPage")
async def correct(request: Request, reader: Reader, jobs: Jobs) -> Response:
    """Find the other one, show what the decision changes, or make it; or undo one."""
    given = await filled_in(request)
    if given.get("step") == "find":
        return await _form(request, reader, given | {"other": ""})
    name = await _name(reader, given.get("about", "")) if given.get("about") else "a decision"
    try:
        caller = await _admitted(request, given.get("key", ""))
        given = await _with_the_other(reader, given)
        if given.get("kind") in PAIR and not given.get("other"):
            return await _form(request, reader, given, "Which one? Choose it below.", 422)
        kind, payload = order(given, caller)
    except (ParleyError, ValidationError) as error:
        status = 401 if isinstance(error, AuthenticationError) else 403 if isinstance(error, ForbiddenError) else 422
        return await _form(request, reader, given, _in_words(error), status)
    job = await _done(jobs, await jobs.enqueue(kind, payload, caller.name))
    result: dict[str, Any] = dict(job.result or {})
    changes = result.get("changes", [])
    return page(
        request, "corrected.html", status=200 if job.state is not JobState.FAILED else 422, name=name, given=given,
        job=job, step=given.get("step", "preview"), changes=changes, decision=result.get("decision"), result=result,
        names=await _names(reader, changes), fields=FIELDS,
    )  # fmt: skip


async def _form(
    request: Request, reader: GraphReader, filled: Given, alert: str = "", status: int = 200
) -> HTMLResponse:
    about, what = filled["about"], _what(filled["about"])
    claim = await reader.row("claim_in_article", id=about) if what == "claim" else None
    name = await _name(reader, about)
    wrong = filled.get("wrong") or filled.get("field") or filled.get("kind") or ""
    words = filled.get("other_name", "")
    others = await choosing.named(reader, words, what) if words else await choosing.likely(reader, about, what, name)
    return page(
        request, "correct.html", status=status, name=name, what=what, alert=alert, may_be=WRONG[what], values=VALUES,
        given={"reason": "", "key": "", "other": "", "actor": "", "other_name": ""} | dict(filled), wrong=wrong,
        others=[one for one in others if one.id != about], sentences=await choosing.told(reader, about, what),
        people=await _people(reader, about) if what == "meeting" else [], sentence=claim["sentence"] if claim else None,
        tells_of=claim["supports"] if claim else [],
    )  # fmt: skip


async def _with_the_other(reader: GraphReader, given: dict[str, str]) -> dict[str, str]:
    """Return the form with the other one's id, if a name was typed that only one bears."""
    words = given.get("other_name", "")
    if given.get("kind") not in PAIR or given.get("other") or not words:
        return given
    found = choosing.just_one(await choosing.named(reader, words, _what(given["about"]), given["about"]), words)
    return given | {"other": found.id} if found else given


async def _people(reader: GraphReader, meeting: str) -> list[Choice]:
    row = await reader.row("meeting_detail", id=meeting, as_of=None) or {}
    return [
        Choice(one["id"], one["name"], one["role"])
        for part in ("participants", "excluded", "absent") for one in row.get(part, [])
    ]  # fmt: skip


async def _names(reader: GraphReader, changes: Sequence[Row]) -> dict[str, str]:
    """What the facts of a preview are called, also those that stand at the other end of a tie."""
    ids = {one["id"]: None for one in changes} | {one["into"]: None for one in changes if one.get("into")}
    ids |= {field["field"].partition(" ")[2]: None for one in changes for field in one.get("fields", [])}
    rows = await reader.rows("facts_named", ids=list(ids)[:_NAMED])
    return {row["id"]: row["name"] for row in rows}


async def _admitted(request: Request, key: str) -> Caller:
    gate: Gate = request.app.state.gate
    return await gate.admit(request, key or None, Scope.WRITE)


async def _done(jobs: JobDesk, job: Job) -> Job:
    """The job when the worker is through with it, or as it is when patience ends."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while job.state in (JobState.QUEUED, JobState.RUNNING) and loop.time() < end:
        await asyncio.sleep(0.15)
        job = await jobs.get(job.id) or job
    return job


def _what(id: str) -> str:
    """What an id names, by how it begins."""
    if id.startswith(("person:", "state:", "organization:")):
        return "actor"
    return {"m": "meeting", "meeting": "meeting", "p": "position"}.get(re.split("[-:]", id)[0], "claim")


async def _name(reader: GraphReader, id: str) -> str:
    """What the thing is called; raises NotFoundError where there is none."""
    if _what(id) == "claim":
        found = "A sentence" if await reader.row("claim_in_article", id=id) else None
    else:
        row = await reader.row("facts_named", ids=[id])
        found = str(row["name"]) if row else None
    if found is None:
        raise NotFoundError(f"There is nothing by the id {id!r}.")
    return found


def _in_words(error: ParleyError | ValidationError) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return str(error)
