"""One middleware that notes every request: its id, its line in the log, its place in the metrics."""

import re
import secrets
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.edge import raw
from app.edge.metrics import Metrics

HEADER = b"x-request-id"
_SAFE_ID = re.compile(rb"[\w.:-]{1,100}")

_log = structlog.stdlib.get_logger("parley.access")


class RequestRecord:
    """Takes the client's ``X-Request-ID`` if it is harmless, else makes one; every answer carries it."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, log: bool) -> None:
        self._app, self._metrics, self._logs = app, metrics, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = raw.value(scope["headers"], HEADER)
        request_id = given if given and _SAFE_ID.fullmatch(given) else secrets.token_hex(8).encode()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (HEADER, request_id)]
            await send(message)

        begun = time.perf_counter()
        self._metrics.begin()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id.decode())
        try:
            await self._app(scope, receive, noted)
        finally:
            seconds = time.perf_counter() - begun
            route = getattr(scope.get("route"), "path", "none")
            self._metrics.end(scope["method"], route, status, seconds)
            if self._logs:
                caller = scope.get("state", {}).get("caller")
                _log.info(
                    "request",
                    method=scope["method"],
                    path=scope["path"],
                    status=status,
                    ms=round(seconds * 1000, 1),
                    caller=caller.id if caller else None,
                )
