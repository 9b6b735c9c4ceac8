"""Tokens: JSON Web Tokens (RFC 7519) of somebody else's identity provider, as bearers (RFC 6750)."""

from app.access.caller import Caller
from app.access.refusals import AuthenticationError
from app.access.settings import AccessSettings
from graph_schema.model.api_key import Scope

LEEWAY = 30
"""Seconds by which the clocks of two machines may differ."""


def caller_by_token(token: str, settings: AccessSettings) -> Caller:
    """Return whom the token names; its claim ``scope`` (RFC 8693, words) holds `read`, `write` or `admin`.

    The algorithm is the one of the settings, never that of the token. Raises AuthenticationError for any token that
    is not signed, addressed, issued and dated as the settings ask for.
    """
    import jwt  # here, not above: most services take no tokens, and all of them start

    if settings.jwt_key is None:
        raise AuthenticationError("This service takes no tokens; show a key as X-API-Key.")
    try:
        said = jwt.decode(
            token,
            settings.jwt_key.get_secret_value(),
            algorithms=[settings.jwt_algorithm],
            audience=settings.jwt_audience,
            issuer=settings.jwt_issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "sub", "aud", "iss"]},
        )
    except jwt.ExpiredSignatureError as error:
        raise AuthenticationError("The token has expired.") from error
    except jwt.PyJWTError as error:
        raise AuthenticationError("The token is not valid here.") from error
    words = said.get("scope")
    scopes = [scope for scope in Scope if isinstance(words, str) and scope.value in words.split()]
    subject = str(said["sub"])[:200]
    return Caller(id=f"token:{subject}", name=subject, scope=max(scopes, key=list(Scope).index, default=None))
