"""Bodies of requests have a limit. (FastAPI's own ``max_body_size`` answers in plain text, not in problem details.)"""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.edge import raw


class BodyLimit:
    """Refuses the rest of a body that has more than ``most`` bytes: who reads it gets a 413. It is never held whole."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = raw.value(scope["headers"], b"content-length") or b""
        taken = 0

        async def limited() -> Message:
            nonlocal taken
            if told.isdigit() and int(told) > self._most:
                raise self._too_large()
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise self._too_large()
            return message

        await self._app(scope, limited, send)

    def _too_large(self) -> HTTPException:
        detail = f"A request may have {self._most / 1e6:g} MB; send fewer articles at once, or set PARLEY_API_MAX_BODY."
        return HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
