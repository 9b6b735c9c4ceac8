"""From errors to HTTP: one table. Every error leaves as ``application/problem+json`` (RFC 9457)."""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.access.refusals import AuthenticationError, ForbiddenError, RateLimitError
from app.moved import Moved
from app.pages.render import page
from app.responses.problem import MEDIA_TYPE, InvalidValue, Problem
from graph_schema.errors import (
    GoneError,
    InputError,
    NotFoundError,
    ParleyError,
    QueryError,
    SchemaError,
    StoreBusyError,
    StoreError,
    StoreTimeoutError,
)

_log = logging.getLogger("parley.api")

_TYPE = "urn:problem-type:parley:"
_RETRY = {"Retry-After": "2"}


class Kind(NamedTuple):
    """How one kind of error looks to a client. ``told`` says whether the error's own text goes out as ``detail``."""

    status: HTTPStatus
    slug: str
    title: str
    told: bool = True
    headers: dict[str, str] = {}  # noqa: RUF012 -- never changed


# The first entry that the error is an instance of counts: subclasses stand before their base.
TABLE: dict[type[Exception], Kind] = {
    AuthenticationError: Kind(
        HTTPStatus.UNAUTHORIZED,
        "unauthorized",
        "A key is needed",
        headers={"WWW-Authenticate": 'Bearer realm="parley"'},
    ),
    ForbiddenError: Kind(HTTPStatus.FORBIDDEN, "forbidden", "The key does not allow this"),
    RateLimitError: Kind(HTTPStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests of one caller"),
    GoneError: Kind(HTTPStatus.GONE, "gone", "No longer kept"),
    NotFoundError: Kind(HTTPStatus.NOT_FOUND, "not-found", "Not found"),
    InputError: Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request", "The request can't be read as it is"),
    StoreTimeoutError: Kind(HTTPStatus.GATEWAY_TIMEOUT, "store-timeout", "The database did not answer in time"),
    StoreBusyError: Kind(HTTPStatus.SERVICE_UNAVAILABLE, "store-busy", "Too many requests at once", headers=_RETRY),
    StoreError: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "store-unavailable", "The database is out of reach", headers=_RETRY
    ),
    SchemaError: Kind(HTTPStatus.SERVICE_UNAVAILABLE, "schema-outdated", "The graph needs `parley migrate`"),
    QueryError: Kind(HTTPStatus.INTERNAL_SERVER_ERROR, "query-failed", "A query of the service failed", told=False),
    ParleyError: Kind(HTTPStatus.INTERNAL_SERVER_ERROR, "internal-error", "Internal error", told=False),
    Exception: Kind(HTTPStatus.INTERNAL_SERVER_ERROR, "internal-error", "Internal error", told=False),
}

_STARTING = Kind(
    HTTPStatus.SERVICE_UNAVAILABLE, "store-starting", "The database is just starting", headers=_RETRY | {"Refresh": "2"}
)
"""For people who open a page before the database has its plans: the page loads itself again."""
_STARTING_DETAIL = (
    "It makes its plans for the first questions, or does not answer at all. This page tries again by itself."
)

# Errors of HTTP itself, by status; any other status goes out as "about:blank" with the phrase of the status.
HTTP_SLUGS = {
    400: ("unreadable-body", "The body can't be read"),
    404: ("not-found", "Not found"),
    405: ("method-not-allowed", "Method not allowed"),
    413: ("request-too-large", "The request is too large"),
}

STATUSES = (400, 401, 403, 404, 405, 410, 413, 422, 429, 500, 503, 504)
"""The statuses that some operation may answer with an error, for the OpenAPI document."""


def install(app: FastAPI) -> None:
    """Make every error of the application leave by the table."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Moved, _moved)
    app.add_exception_handler(ParleyError, _by_table)
    app.add_exception_handler(Exception, _by_table)


def type_of(kind: Kind) -> str:
    """The ``type`` of its problem details."""
    return _TYPE + kind.slug


def kind_of(error: Exception) -> Kind:
    """The entry of the table for this error."""
    return next(kind for known, kind in TABLE.items() if isinstance(error, known))


async def _by_table(request: Request, error: Exception) -> Response:
    kind, detail = kind_of(error), str(error)
    if isinstance(error, StoreTimeoutError) and _is_a_page(request) and not request.app.state.warmth.warm:
        kind, detail = _STARTING, _STARTING_DETAIL
    if isinstance(error, StoreError) and not isinstance(error, StoreBusyError):
        request.app.state.warmth.lost()
    if not kind.told:
        _log.error("%s %s: %s", request.method, request.url.path, error, exc_info=error)
    elif isinstance(error, StoreError | SchemaError) and not isinstance(error, StoreBusyError):
        _log.warning("%s %s: %s", request.method, request.url.path, error)
    detail = detail if kind.told else "The error was logged; it is not the request's fault."
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, RateLimitError) else kind.headers
    return _response(request, kind.status, kind.slug, kind.title, detail, headers=headers)


async def _moved(request: Request, error: Exception) -> Response:
    assert isinstance(error, Moved)  # noqa: S101 -- as below
    path = request.url.path.replace(quote(error.old), quote(error.new)).replace(error.old, error.new)
    location = f"{path}?{request.url.query}" if request.url.query else path
    return Response(status_code=int(HTTPStatus.PERMANENT_REDIRECT), headers={"Location": location})


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 -- narrows the type that add_exception_handler leaves open
    slug, title = HTTP_SLUGS.get(error.status_code, ("", HTTPStatus(error.status_code).phrase))
    detail = error.detail
    if error.status_code == HTTPStatus.NOT_FOUND:
        detail = f"There is nothing at {request.url.path}; /docs lists what there is."
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        detail = f"{request.method} is not possible at {request.url.path}."
        headers["Allow"] = ", ".join(_methods(request)) or headers.get("Allow", "")
    return _response(request, error.status_code, slug, title, detail, headers=headers)


def _methods(request: Request) -> list[str]:
    """What is possible at the path, of all its routes: the router itself tells of the first one only."""
    found: set[str] = set()
    for route in iter_route_contexts(request.app.routes):
        if route.methods and route.matches(request.scope)[0] != Match.NONE:
            found |= route.methods
    return sorted(found)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 -- as above
    errors = [_refused(one) for one in error.errors()]
    detail = "; ".join(f"{one.where}: {one.why}" for one in errors[:3])
    title = "The request has values that can't be taken"
    return _response(request, HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request", title, detail, errors=errors)


def _refused(error: dict[str, Any]) -> InvalidValue:
    where: Sequence[Any] = error["loc"]
    why = "There is no such parameter; see /docs" if error["type"] == "extra_forbidden" else error["msg"]
    return InvalidValue(where=".".join(str(part) for part in where), why=why.removeprefix("Value error, "))


def _is_a_page(request: Request) -> bool:
    """Whether somebody looks at the explorer: then the problem is a page, too."""
    return request.url.path == "/" or request.url.path.startswith("/explore/")


def _response(
    request: Request,
    status: int,
    slug: str,
    title: str,
    detail: str,
    *,
    errors: list[InvalidValue] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    if _is_a_page(request):
        shown = page(request, "problem.html", status=int(status), title=title, detail=detail)
        shown.headers.update(headers or {})
        return shown
    problem = Problem(
        type=_TYPE + slug if slug else "about:blank",
        title=title,
        status=int(status),
        detail=detail,
        instance=request.url.path,
        errors=errors,
    )
    return Response(
        problem.model_dump_json(exclude_none=True), status_code=int(status), headers=headers, media_type=MEDIA_TYPE
    )
