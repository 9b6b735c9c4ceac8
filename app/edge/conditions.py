"""Conditional requests (RFC 9110, 13): who has the answer already is told so, in no bytes."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 2_000_000
"""Bytes of an answer up to which it is held back for its tag; longer ones (exports) are streamed without one."""

_KEPT = ("cache-control", "content-location", "date", "etag", "expires", "vary")
"""Headers that a 304 repeats (RFC 9110, 15.4.5)."""


_TAGGED = ("application/json", "application/ld+json", "application/atom+xml")


class ConditionalRequests:
    """Gives each successful JSON answer or feed its ``ETag``, a hash of its bytes; answers 304 to ``If-None-Match``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        answer = _Answer(Headers(scope=scope).get("if-none-match"), send)
        await self._app(scope, receive, answer.take)


class _Answer:
    def __init__(self, wanted: str | None, send: Send) -> None:
        self._wanted, self._send = wanted, send
        self._start: Message | None = None
        self._body = b""

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _can_have_a_tag(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            await self._hold(message)
        else:
            await self._send(message)

    async def _hold(self, message: Message) -> None:
        assert self._start is not None  # noqa: S101 -- narrows the type
        self._body += message.get("body", b"")
        more = message.get("more_body", False)
        if more and len(self._body) <= LARGEST:
            return
        start, self._start = self._start, None
        if not more:
            headers = MutableHeaders(scope=start)
            tag = f'"{hashlib.sha256(self._body).hexdigest()[:32]}"'
            headers["ETag"] = tag
            headers.setdefault("Cache-Control", "no-cache")
            if self._wanted and _matches(self._wanted, tag):
                kept = [(name, value) for name, value in start["headers"] if name.decode("latin-1").lower() in _KEPT]
                start, self._body = {**start, "status": 304, "headers": kept}, b""
        await self._send(start)
        await self._send({**message, "body": self._body})
        self._body = b""


def _can_have_a_tag(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and "etag" not in headers and headers.get("content-type", "").startswith(_TAGGED)


def _matches(wanted: str, tag: str) -> bool:
    given = [one.strip().removeprefix("W/") for one in wanted.split(",")]
    return "*" in given or tag in given
