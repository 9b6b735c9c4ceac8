"""The form of a correction as it was filled in: what is wrong in the words of the form, and the decision it means."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi import Request

from app.access.caller import Caller
from app.access.refusals import ForbiddenError
from app.requests import NewDecision
from graph_schema.errors import InputError
from graph_schema.model.decision import NO_ROLE
from graph_schema.model.job import JsonObject
from graph_schema.model.vocabulary import MeetingKind, MeetingStatus, ParticipantRole, Stance

Given = Mapping[str, str]
"""The fields of the form, each a text."""

FIELDS = ("kind", "about", "other", "field", "value", "actor", "reason")
"""What a decision is made of, by its names over REST."""
PAIR = ("same", "not_same")
VALUES: Mapping[str, tuple[str, ...]] = {
    "status": tuple(MeetingStatus),
    "kind": tuple(MeetingKind),
    "role": (NO_ROLE, *ParticipantRole),
    "stance": tuple(Stance),
}
"""Values that are chosen from a list."""
WRONG: Mapping[str, tuple[str, ...]] = {
    "claim": ("reject_claim",),
    "meeting": ("status", "date", "place", "kind", "role", "rename", "same", "not_same"),
    "actor": ("rename", "same", "not_same"),
    "position": ("stance", "topic"),
}
"""What may be wrong with a thing, in the order of the form."""
_LARGEST = 20_000


async def filled_in(request: Request) -> dict[str, str]:
    """The form's fields. Raises ForbiddenError where another site's page sent it, InputError for what is no form."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise ForbiddenError("This form was sent from another site.")
    body = await request.body()
    if len(body) > _LARGEST:
        raise InputError("The form is too large.")
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return translated({name: values[-1].strip() for name, values in fields.items()})


def translated(given: Given) -> dict[str, str]:
    """Return the fields with those of the decision: ``wrong`` and ``to_…`` become ``kind``, ``field``, ``value``."""
    wrong = given.get("wrong", "")
    if not wrong:
        return dict(given)
    as_kind = wrong in (*PAIR, "rename", "reject_claim")
    kind, field = (wrong, "") if as_kind else ("set_value", wrong)
    told = {name: given.get(name, "") for name in FIELDS} | {"kind": kind, "field": field}
    told |= {"value": given.get(f"to_{wrong}", ""), "actor": given.get("actor", "") if wrong == "role" else ""}
    return {**given, **told, "other": given.get("other", "") if wrong in PAIR else ""}


def order(given: Given, caller: Caller) -> tuple[str, JsonObject]:
    """Return the job that the form asks for; raises InputError or ValidationError for a form that says too little."""
    now = dt.datetime.now(dt.UTC).isoformat()
    if not given.get("reason"):
        raise InputError("Say why, for those who come after.")
    if given.get("step") == "undo":
        return "undo", {
            "decision": given.get("decision", ""), "author": caller.name, "reason": given["reason"], "made_at": now,
        }  # fmt: skip
    told: dict[str, Any] = {field: given[field] for field in FIELDS if given.get(field)}
    preview = given.get("step") != "do"
    wish = NewDecision.model_validate(told | {"dry_run": preview})
    payload = wish.model_dump(mode="json", exclude_none=True, exclude={"dry_run"}) | {"author": caller.name}
    return "decide", {"wish": payload, "dry_run": preview, "made_at": now}
