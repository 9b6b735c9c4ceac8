"""Headers as ASGI carries them: pairs of bytes, the names in lower case. To look one up so costs a tenth."""

from collections.abc import Iterable

Pair = tuple[bytes, bytes]


def value(headers: Iterable[Pair], name: bytes) -> bytes | None:
    """Return the value of the first header of this name (lower case); None where there is none."""
    for key, found in headers:
        if key == name:
            return found
    return None
