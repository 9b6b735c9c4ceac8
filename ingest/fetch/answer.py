"""What the status and the headers of an answer mean."""

import datetime as dt
import email.utils
from dataclasses import dataclass

import httpx

from ingest.fetch.errors import FetchError
from ingest.fetch.page import Page, Validators

LONGEST_WAIT = 60.0
"""Seconds that a busy server is waited for; where it asks for more, the next run tries again."""
_BUSY = (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where a server sends on to, absolute or relative."""

    to: str


def redirect_of(response: httpx.Response) -> Redirect | None:
    """Return where the answer sends on to; None where it doesn't."""
    return Redirect(response.headers["location"]) if response.has_redirect_location else None


def judge(response: httpx.Response) -> None:
    """Raise FetchError unless the answer has a page."""
    status = response.status_code
    if status == httpx.codes.OK:
        return
    if status in _BUSY or status >= 500:
        wait = retry_after(response.headers.get("retry-after"))
        if wait is not None and wait > LONGEST_WAIT:
            raise FetchError(
                f"is busy ({status}) and asks to be left alone for {wait:.0f} s",
                again=True, unreachable=True, status=status, wait=wait,
            )  # fmt: skip
        raise FetchError(f"is busy ({status})", again=True, unreachable=True, status=status, wait=wait)
    said = {401: "needs a login", 403: "is refused by its server", 404: "is not there", 410: "is gone"}
    raise FetchError(f"{said.get(status, 'has no page')} ({status})", status=status)


def retry_after(value: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for, in either of its forms; None where it asks nothing."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        at = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=dt.UTC)
    return max(0.0, (at - dt.datetime.now(dt.UTC)).total_seconds())


def page_of(url: str, response: httpx.Response, body: bytes) -> Page:
    """Return the page that an answer brought."""
    return Page(
        url=url,
        body=body,
        media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=response.charset_encoding,
        validators=Validators(etag=response.headers.get("etag"), last_modified=response.headers.get("last-modified")),
    )
