"""Why somebody is not let in."""

from graph_schema.errors import ParleyError


class AuthenticationError(ParleyError):
    """No key or token was shown where one is needed, or one that opens nothing."""


class ForbiddenError(ParleyError):
    """The caller is known, but may not do this."""


class RateLimitError(ParleyError):
    """The caller asks too often. ``retry_after`` is in seconds."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after
