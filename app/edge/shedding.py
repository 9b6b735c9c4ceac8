"""When more is asked than the database can answer, the rest is refused before anything is done for it.

A refusal that went through routes and dependencies cost nearly as much as an answer, so that a crowd took the time of
those who were let in.
"""

import json

from starlette.types import ASGIApp, Receive, Scope, Send

from app.errors import TABLE, type_of
from app.responses.problem import MEDIA_TYPE
from graph_schema.errors import StoreBusyError
from graph_schema.store.reader import TOO_MANY, GraphReader

ALWAYS = ("/healthz", "/readyz", "/metrics", "/docs", "/redoc", "/openapi.json", "/browser", "/explore")
"""Beginnings of paths that are let through: for them the database isn't asked, or the refusal is no JSON."""

_KIND = TABLE[StoreBusyError]
_BODY = {"type": type_of(_KIND), "title": _KIND.title, "status": int(_KIND.status), "detail": TOO_MANY}
_HEADERS = [
    (b"content-type", MEDIA_TYPE.encode()),
    *((name.lower().encode(), value.encode()) for name, value in _KIND.headers.items()),
]


class Shedding:
    """Answers 503 with ``Retry-After`` while the line of questions to the database is full."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if (
            scope["type"] == "http"
            and _is_full(scope)
            and scope["path"] != "/"
            and not scope["path"].startswith(ALWAYS)
        ):
            body = json.dumps(_BODY | {"instance": scope["path"]}, ensure_ascii=False).encode("utf-8", "replace")
            length = (b"content-length", str(len(body)).encode())
            await send({"type": "http.response.start", "status": _KIND.status, "headers": [*_HEADERS, length]})
            await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
            return
        await self._app(scope, receive, send)


def _is_full(scope: Scope) -> bool:
    reader: GraphReader = scope["app"].state.reader
    return reader.is_full
