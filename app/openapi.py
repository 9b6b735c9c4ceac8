"""The OpenAPI document: FastAPI's own, with the errors as they really are."""

from typing import Any

from fastapi import FastAPI
from fastapi.encoders import jsonable_encoder
from fastapi.openapi.utils import get_openapi

from app import errors
from app.access.gate import SCHEMES
from app.responses.problem import MEDIA_TYPE, Problem

DESCRIPTION = """
Who met whom, where, when, in what role; who said what about what, to whom; and **which sentence says so**.

Every fact comes with `evidence`: sentences with their place in an article. A planned meeting has the status `planned`
and is never counted as held; who was excluded or stayed away is never among the participants.

Lists come in pages of `limit` items; `next` (also in the header `Link`) is the path of the next page. Errors are
`application/problem+json` (RFC 9457).
"""

TAGS = [
    {"name": "questions", "description": "Questions in plain English, and one search over everything."},
    {"name": "meetings", "description": "Who met whom, where and when."},
    {"name": "actors", "description": "Persons, states and organisations."},
    {"name": "positions", "description": "Who takes which stance on what."},
    {"name": "network", "description": "How actors hang together, and what happened when."},
    {"name": "exports", "description": "The graph in the forms of other programs."},
    {"name": "articles", "description": "The sources, sentence by sentence."},
    {"name": "decisions", "description": "What people judged better than the rules."},
    {"name": "changes", "description": "What became of facts, for those who keep a copy."},
    {"name": "jobs", "description": "What the service was asked to do, and how far it is."},
    {"name": "runs", "description": "The ledger of ingest: what was read, and what became of it."},
    {"name": "cypher", "description": "Questions of your own, and Neo4j Browser."},
    {"name": "health", "description": "Is the service alive, can it answer, how is it doing?"},
]

_EXAMPLES = {
    400: ("unreadable-body", "The body can't be read", "There was an error parsing the body"),
    401: ("unauthorized", "A key is needed", "This needs a key with the scope 'write', shown as X-API-Key."),
    403: ("forbidden", "The key does not allow this", "'newsroom' has the scope read; this needs 'write'."),
    429: (
        "too-many-requests",
        "Too many requests of one caller",
        "More than 600 per 1 minute from one caller; ask again in 12 s.",
    ),
    404: ("not-found", "Not found", "There is no meeting 'meeting:nowhere'."),
    405: ("method-not-allowed", "Method not allowed", "POST is not possible at /meetings."),
    410: (
        "gone",
        "No longer kept",
        "Changes up to 1200 are no longer kept: copy anew, go on from 5300.",
    ),
    413: ("request-too-large", "The request is too large", "A request may have 20 MB; send fewer articles at once."),
    422: (
        "invalid-request",
        "The request has values that can't be taken",
        "query.limit: Input should be greater than 0",
    ),
    500: ("internal-error", "Internal error", "The error was logged; it is not the request's fault."),
    503: ("store-unavailable", "The database is out of reach", "The database can't be reached: connection refused"),
    504: ("store-timeout", "The database did not answer in time", "meetings_list: no answer within 2.5 s."),
}

_OPEN = frozenset({"/healthz", "/readyz"})
"""Paths that need no key: see ``app.access.gate.EXCEPTIONS``."""

_MOVING = ("/meetings/{id}", "/actors/{id}")
"""Beginnings of paths whose ids may have been others before."""


def install(app: FastAPI) -> None:
    """Serve the document with problem details in place of FastAPI's own error shapes."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_problems(
                get_openapi(
                    title=app.title,
                    version=app.version,
                    description=app.description,
                    routes=app.routes,
                    tags=app.openapi_tags,
                )
            )
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _with_problems(document: dict[str, Any]) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    own = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= own.pop("$defs")
    schemas["Problem"] = own
    document["components"]["securitySchemes"] = {
        scheme.scheme_name: jsonable_encoder(scheme.model, by_alias=True, exclude_none=True) for scheme in SCHEMES
    }
    for path, operations in document["paths"].items():
        for operation in operations.values():
            operation["security"] = [{scheme.scheme_name: []} for scheme in SCHEMES]
            operation["responses"] |= {str(status): _response(status) for status in _statuses(path, operation)}
            _with_headers(path, operation)
    return document


def _with_headers(path: str, operation: dict[str, Any]) -> None:
    """Add the answers that have only headers, and the headers of the others."""
    responses = operation["responses"]
    if {"application/json", "application/atom+xml"} & responses.get("200", {}).get("content", {}).keys():
        responses["200"]["headers"] = {"ETag": _header("names just these bytes, for `If-None-Match`")}
        if any(parameter["name"] == "offset" for parameter in operation.get("parameters", ())):
            responses["200"]["headers"]["Link"] = _header(
                'path of the next page, `rel="next"`; missing on the last one'
            )
        responses["304"] = {"description": "`If-None-Match` names the answer: the client has it already"}
    if path.startswith(_MOVING):
        where = _header("where it is now", required=True)
        responses["308"] = {"description": "It bears another id now", "headers": {"Location": where}}
    if "202" in responses:
        responses["202"]["headers"] = {"Location": _header("path of the job", required=True)}


def _header(description: str, *, required: bool = False) -> dict[str, Any]:
    return {"description": description, "required": required, "schema": {"type": "string"}}


def _statuses(path: str, operation: dict[str, Any]) -> list[int]:
    left_out = {405}
    if "{" not in path and "404" not in operation["responses"]:
        left_out.add(404)
    if not operation.get("parameters") and "requestBody" not in operation:
        left_out.add(422)
    if "requestBody" not in operation:
        left_out |= {400, 413}
    if path != "/changes":
        left_out.add(410)
    if path in _OPEN:
        left_out |= {401, 403}
    if path == "/healthz":
        left_out |= {503, 504}
    return [status for status in errors.STATUSES if status not in left_out]


def _response(status: int) -> dict[str, Any]:
    slug, title, detail = _EXAMPLES[status]
    example = {"type": f"urn:problem-type:parley:{slug}", "title": title, "status": status, "detail": detail}
    return {
        "description": title,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}},
    }
