"""The body of an answer, piece by piece, within limits of size, of unpacked size and of time."""

import time
from collections.abc import Callable, Iterator

import httpx

from ingest.fetch.errors import FetchError
from ingest.fetch.unpack import unpack

ACCEPTED = "gzip, deflate"


def read_body(
    response: httpx.Response, max_bytes: int, until: float, stopped: Callable[[], bool], *, cut: bool = False
) -> bytes:
    """Return the whole body, unpacked; raises FetchError where it is larger, or not there by ``until`` (monotonic).

    With ``cut`` the beginning of a larger body will do.
    """
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > max_bytes and not cut:
        raise _too_large(max_bytes)
    body = bytearray()
    for piece in _unpacked(response, max_bytes):
        body += piece
        if len(body) > max_bytes:
            if cut:
                break
            raise _too_large(max_bytes)
        if time.monotonic() > until:
            raise FetchError("was cut: it takes longer than PARLEY_FETCH_DEADLINE", again=True, unreachable=True)
        if stopped():
            raise FetchError("was not read to its end: the run was stopped", again=True, unreachable=True)
    return bytes(body[:max_bytes])


def _unpacked(response: httpx.Response, max_bytes: int) -> Iterator[bytes]:
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding in ("", "identity"):
        yield from _raw(response, max_bytes)
    elif coding in ("gzip", "x-gzip", "deflate"):
        yield from unpack(_raw(response, max_bytes))
    else:
        raise FetchError(f'is sent packed as "{coding[:20]}", which was not asked for')


def _raw(response: httpx.Response, max_bytes: int) -> Iterator[bytes]:
    for piece in response.iter_raw():
        yield piece
        if response.num_bytes_downloaded > max_bytes:  # packed data may go on without ever giving anything
            raise _too_large(max_bytes)


def _too_large(max_bytes: int) -> FetchError:
    return FetchError(f"was cut: it is larger than {max_bytes / 1e6:g} MB (PARLEY_FETCH_MAX_BYTES sets the limit)")
