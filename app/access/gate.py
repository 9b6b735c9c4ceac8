"""The gate that every request passes: who asks, may they, and not too often.

What a request needs follows from its method: reading needs ``read``, everything else ``write``. The exceptions are
listed here, so that a new route is never open by oversight.
"""

import ipaddress
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import APIKeyHeader, HTTPBearer
from fastapi.security.utils import get_authorization_scheme_param

from app.access.caller import Caller
from app.access.keyring import Keyring
from app.access.rates import Rates
from app.access.refusals import AuthenticationError, ForbiddenError
from app.access.settings import AccessSettings
from app.access.tokens import caller_by_token
from graph_schema.model.api_key import Scope
from graph_schema.store.reader import GraphReader

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

EXCEPTIONS: Mapping[str, Scope | None] = {
    "isAlive": None,
    "isReady": None,
    "runCypher": Scope.READ,
    "correctByPage": None,  # its key is a field of the form: see app.pages.correcting
}
"""Operations that need another scope than their method says, by operation id; None: open to everybody."""

SCHEMES = (
    APIKeyHeader(name="X-API-Key", description="a key made by `parley key create`"),
    HTTPBearer(description="a key, or a JSON Web Token where the service takes them"),
)
"""For the OpenAPI document, which adds them to all operations; `shown_by` reads both."""

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


class Gate:
    """Lets requests in or refuses them; belongs to one event loop."""

    def __init__(self, settings: AccessSettings, reader: GraphReader) -> None:
        self._settings = settings
        self._keyring = Keyring(reader)
        self._rates = Rates(settings.rate, settings.rate_storage)

    async def enter(self, request: Request, shown: str | None) -> Caller:
        """Return who asks. Raises AuthenticationError, ForbiddenError, RateLimitError; StoreError as a reader does."""
        return await self.admit(request, shown, needed_for(request))

    async def admit(self, request: Request, shown: str | None, needed: Scope | None) -> Caller:
        """As ``enter``, for a scope that does not follow from the request; a page's form brings its key in a field.

        Where everybody may, no key is looked at: a probe with an old key still learns whether the service is alive.
        """
        caller = await self._who(request, shown) if needed else self._anonymous(request)
        if needed and not caller.may(needed):
            raise _refusal(caller, needed)
        await self._rates.count(caller.id)
        return caller

    async def _who(self, request: Request, shown: str | None) -> Caller:
        if shown is None:
            return self._anonymous(request)
        if shown.count(".") == 2 and not shown.startswith("parley_"):
            return caller_by_token(shown, self._settings)
        return await self._keyring.caller(shown)

    def _anonymous(self, request: Request) -> Caller:
        address = request.client.host if request.client else "unknown"
        allowed = self._settings.anonymous
        if allowed is None:
            allowed = "read" if is_from_this_machine(request) else "none"
        return _anonymous_at(address, None if allowed == "none" else Scope(allowed))


@lru_cache(maxsize=1024)
def _anonymous_at(address: str, scope: Scope | None) -> Caller:
    return Caller(id=f"address:{address}", name="anonymous", scope=scope, anonymous=True)


def needed_for(request: Request) -> Scope | None:
    """Return the scope that the request needs; None where everybody may."""
    operation: str = getattr(request.scope.get("route"), "operation_id", None) or ""
    if operation in EXCEPTIONS:
        return EXCEPTIONS[operation]
    return Scope.READ if request.method in SAFE else Scope.WRITE


def is_from_this_machine(request: Request) -> bool:
    """Whether the request comes straight from a program here: not through a proxy, and not by a page of some web site
    whose name was made to lead to this machine (DNS rebinding: then the ``Host`` is that name)."""
    server = request.scope.get("server")
    host = request.headers.get("host", "")
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    return (
        request.client is not None
        and _is_loopback(request.client.host)
        and server is not None
        and _is_loopback(server[0])
        and name.lower() in _LOOPBACK_NAMES
        and not any(header in request.headers for header in _FORWARDED)
    )


@lru_cache(maxsize=1024)
def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refusal(caller: Caller, needed: Scope) -> AuthenticationError | ForbiddenError:
    if caller.anonymous:
        return AuthenticationError(
            f"This needs a key with the scope {needed.value!r}, shown as X-API-Key: make one by "
            f"`parley key create NAME --scope {needed.value}`."
        )
    return ForbiddenError(f"{caller.name!r} has the scope {caller.scope or 'none'}; this needs {needed.value!r}.")


def shown_by(request: Request) -> str | None:
    """Return the key or token that the request shows, as `X-API-Key` or as a bearer."""
    if key := request.headers.get("x-api-key"):
        return key
    scheme, credentials = get_authorization_scheme_param(request.headers.get("authorization"))
    return (credentials or None) if scheme.lower() == "bearer" else None


# Not by FastAPI's `Security`: that would make three dependencies of one, and solving them is a tenth of a request.
async def authorise(request: Request) -> Caller:
    """The dependency of every operation: who asks."""
    gate: Gate = request.app.state.gate
    caller = await gate.enter(request, shown_by(request))
    request.state.caller = caller
    return caller


CallerDep = Annotated[Caller, Depends(authorise)]
