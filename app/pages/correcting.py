"""Corrections on a page: what a decision would change is shown before it is made; undone as easily.

Nothing is decided here: as over REST, the decision is a job, and the worker does it. The key is part of the form, so
that there is nothing which another site's page could make a browser send along.
"""

import asyncio
import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Query, Request
from pydantic import ValidationError
from starlette.responses import HTMLResponse, Response

from app.access.caller import Caller
from app.access.gate import Gate
from app.access.refusals import AuthenticationError, ForbiddenError
from app.deps import Jobs, Reader
from app.pages.render import page
from app.requests import NewDecision
from graph_schema.errors import InputError, NotFoundError, ParleyError
from graph_schema.model.api_key import Scope
from graph_schema.model.job import Job, JobState, JsonObject
from graph_schema.model.vocabulary import MeetingKind, MeetingStatus, ParticipantRole, Stance
from graph_schema.store.jobs import JobDesk
from graph_schema.store.reader import GraphReader

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

PATIENCE = 25.0
"""Seconds that a page waits for the worker; after that it leads to a page that can be loaded again."""
_LARGEST = 20_000
_FIELDS = ("kind", "about", "other", "field", "value", "actor", "reason")
_VALUES: Mapping[str, type[MeetingKind | MeetingStatus | ParticipantRole | Stance]] = {
    "status": MeetingStatus, "kind": MeetingKind, "role": ParticipantRole, "stance": Stance,
}  # fmt: skip


@router.get("/explore/correct")
async def begin(
    request: Request,
    reader: Reader,
    about: Annotated[str, Query(max_length=300)],
    other: Annotated[str, Query(max_length=300)] = "",
    actor: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """The form: what is wrong, and why."""
    name = await _name(reader, about)
    given = dict.fromkeys(_FIELDS, "") | {"about": about, "other": other, "actor": actor}
    return _form(request, name, given)


@router.post("/explore/correct", operation_id="correctByPage")
async def correct(request: Request, reader: Reader, jobs: Jobs) -> Response:
    """Show what the decision changes, or make it; or undo one."""
    given = await _filled_in(request)
    name = await _name(reader, given.get("about", "")) if given.get("about") else "a decision"
    try:
        caller = await _admitted(request, given.get("key", ""))
        kind, payload = _order(given, caller)
    except (ParleyError, ValidationError) as error:
        wrong = _in_words(error)
        status = 401 if isinstance(error, AuthenticationError) else 403 if isinstance(error, ForbiddenError) else 422
        return _form(request, name, dict.fromkeys(_FIELDS, "") | given, wrong, status)
    job = await _done(jobs, await jobs.enqueue(kind, payload, caller.name))
    return _result(request, name, given, job, status=200 if job.state is not JobState.FAILED else 422)


def _form(request: Request, name: str, given: Mapping[str, str], wrong: str = "", status: int = 200) -> HTMLResponse:
    return page(
        request, "correct.html", status=status, name=name, what=_what(given["about"]), given=given, wrong=wrong,
        values={field: [one.value for one in words] for field, words in _VALUES.items()},
    )  # fmt: skip


def _result(request: Request, name: str, given: Mapping[str, str], job: Job, status: int) -> HTMLResponse:
    result: dict[str, Any] = dict(job.result or {})
    return page(
        request, "corrected.html", status=status, name=name, given=given, job=job, step=given.get("step", "preview"),
        changes=result.get("changes", []), decision=result.get("decision"), result=result,
    )  # fmt: skip


async def _filled_in(request: Request) -> dict[str, str]:
    """The form's fields. Raises ForbiddenError where another site's page sent it, InputError for what is no form."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise ForbiddenError("This form was sent from another site.")
    body = await request.body()
    if len(body) > _LARGEST:
        raise InputError("The form is too large.")
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[-1].strip() for name, values in fields.items()}


async def _admitted(request: Request, key: str) -> Caller:
    gate: Gate = request.app.state.gate
    return await gate.admit(request, key or None, Scope.WRITE)


def _order(given: Mapping[str, str], caller: Caller) -> tuple[str, JsonObject]:
    now = dt.datetime.now(dt.UTC).isoformat()
    if given.get("step") == "undo":
        if not given.get("reason"):
            raise InputError("Say why it is undone, for those who come after.")
        return "undo", {
            "decision": given.get("decision", ""), "author": caller.name, "reason": given["reason"], "made_at": now,
        }  # fmt: skip
    told = {field: given[field] for field in _FIELDS if given.get(field)}
    preview = given.get("step") != "do"
    wish = NewDecision.model_validate(told | {"dry_run": preview})
    payload = wish.model_dump(mode="json", exclude_none=True, exclude={"dry_run"}) | {"author": caller.name}
    return "decide", {"wish": payload, "dry_run": preview, "made_at": now}


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
    what = _what(id)
    if what == "meeting":
        row = await reader.row("meeting_detail", id=id, as_of=None)
        found = row["title"] if row else None
    elif what == "actor":
        row = await reader.row("actor_detail", id=id)
        found = row["name"] if row else None
    elif what == "position":
        found = f"position {id}"
    else:
        row = await reader.row("claim_in_article", id=id)
        found = f"claim {id}" if row else None
    if found is None:
        raise NotFoundError(f"There is nothing by the id {id!r}.")
    return str(found)


def _in_words(error: ParleyError | ValidationError) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return str(error)
