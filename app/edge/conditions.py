"""Conditional requests (RFC 9110, 13): who has the answer already is told so, in no bytes."""

import hashlib

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.edge import raw

LARGEST = 2_000_000
"""Bytes of an answer up to which it is held back for its tag; longer ones (exports) are streamed without one."""

_KEPT = (b"cache-control", b"content-location", b"date", b"etag", b"expires", b"vary")
"""Headers that a 304 repeats (RFC 9110, 15.4.5)."""
_TAGGED = (b"application/json", b"application/ld+json", b"application/atom+xml")


class ConditionalRequests:
    """Gives each successful JSON answer or feed its ``ETag``, a hash of its bytes; answers 304 to ``If-None-Match``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        answer = _Answer(raw.value(scope["headers"], b"if-none-match"), send)
        await self._app(scope, receive, answer.take)


class _Answer:
    def __init__(self, wanted: bytes | None, send: Send) -> None:
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
            tag = f'"{hashlib.sha256(self._body).hexdigest()[:32]}"'
            headers = [*start["headers"], (b"etag", tag.encode())]
            if raw.value(headers, b"cache-control") is None:
                headers.append((b"cache-control", b"no-cache"))
            start = {**start, "headers": headers}
            if self._wanted and _matches(self._wanted.decode("latin-1"), tag):
                kept = [pair for pair in headers if pair[0] in _KEPT]
                start, self._body = {**start, "status": 304, "headers": kept}, b""
        await self._send(start)
        await self._send({**message, "body": self._body})
        self._body = b""


def _can_have_a_tag(start: Message) -> bool:
    return (
        start["status"] == 200
        and raw.value(start["headers"], b"etag") is None
        and (raw.value(start["headers"], b"content-type") or b"").startswith(_TAGGED)
    )


def _matches(wanted: str, tag: str) -> bool:
    given = [one.strip().removeprefix("W/") for one in wanted.split(",")]
    return "*" in given or tag in given
