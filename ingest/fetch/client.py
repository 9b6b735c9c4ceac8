"""The one way to the web."""

import random
import threading
import time
from concurrent.futures import Future
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from ingest.fetch import robots
from ingest.fetch.ahead import Ahead
from ingest.fetch.answer import LONGEST_WAIT, Redirect, judge, page_of, redirect_of
from ingest.fetch.body import ACCEPTED, read_body
from ingest.fetch.errors import FetchError
from ingest.fetch.pace import Pace
from ingest.fetch.page import Page, Validators
from ingest.fetch.settings import FetchSettings
from ingest.fetch.transport import CheckedTransport

MOST_REDIRECTS = 5
_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.5"


class Fetcher:
    """Fetches pages: asks robots.txt, spares hosts, retries, keeps limits, checks every address. For many threads.

    Use it as a context manager. ``stop()`` may be called from a signal handler or another thread: what is waited for
    ends at once with a FetchError, and nothing new is begun.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._pace = Pace()
        self._robots = {False: robots.Robots(), True: robots.Robots()}
        self._clients: dict[bool, httpx.Client] = {}
        self._lock = threading.Lock()
        self._ahead = Ahead(settings.hosts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._ahead.close()
        for client in self._clients.values():
            client.close()

    @property
    def stopped(self) -> bool:
        """Whether ``stop`` was called."""
        return self._pace.stopped.is_set()

    def stop(self) -> None:
        """End all waiting."""
        self._pace.stopped.set()

    def get(
        self,
        url: str,
        *,
        allow_private: bool = False,
        delay: float | None = None,
        validators: Validators | None = None,
        max_bytes: int | None = None,
    ) -> Page | None:
        """Return the page at an address, or None where it has not changed since the ``validators`` were given.

        ``delay`` is the source's own seconds between requests to a host; robots.txt may ask for more. Raises
        FetchError.
        """
        limit = min(max_bytes or self._settings.max_bytes, self._settings.max_bytes)
        waits = self._settings.delay if delay is None else delay
        for _ in range(MOST_REDIRECTS + 1):
            _check(url)
            asked = self._robots[allow_private].delay(url, lambda at: self._robots_txt(at, allow_private, waits))
            found = self._tried(url, allow_private, max(waits, asked), validators or Validators(), limit)
            if not isinstance(found, Redirect):
                return found
            url = urldefrag(urljoin(url, found.to)).url
        raise FetchError(f"is redirected more than {MOST_REDIRECTS} times")

    def begin(
        self,
        url: str,
        *,
        allow_private: bool = False,
        delay: float | None = None,
        validators: Validators | None = None,
        max_bytes: int | None = None,
    ) -> "Future[Page | None]":
        """Have a page fetched as ``get`` does, beside those of other hosts and behind those of its own."""
        fetch = partial(
            self.get, url, allow_private=allow_private, delay=delay, validators=validators, max_bytes=max_bytes
        )
        return self._ahead.begin(_host(url), fetch)

    def _robots_txt(self, url: str, allow_private: bool, delay: float) -> bytes:
        for _ in range(MOST_REDIRECTS + 1):
            _check(url)
            found = self._tried(url, allow_private, delay, Validators(), robots.MAX_BYTES, cut=True)
            if isinstance(found, Page):
                return found.body
            url = urljoin(url, found.to) if found else url
        raise FetchError(f"is redirected more than {MOST_REDIRECTS} times", status=302)

    def _tried(
        self, url: str, allow_private: bool, delay: float, validators: Validators, limit: int, *, cut: bool = False
    ) -> Page | Redirect | None:
        host = _host(url)
        for number in range(1, self._settings.tries + 1):
            try:
                with self._pace.turn(host, delay):
                    return self._once(url, allow_private, validators, limit, cut)
            except FetchError as error:
                waits_too_long = (error.wait or 0.0) > LONGEST_WAIT
                if waits_too_long:
                    self._pace.hold(host, LONGEST_WAIT)
                if not error.again or waits_too_long or number == self._settings.tries:
                    raise
                backoff = self._settings.backoff * 2 ** (number - 1) * random.uniform(0.5, 1.5)  # noqa: S311 - no secret
                self._pace.hold(host, backoff if error.wait is None else error.wait)
        raise AssertionError("there is at least one try")

    def _once(
        self, url: str, allow_private: bool, validators: Validators, limit: int, cut: bool
    ) -> Page | Redirect | None:
        headers = {}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        until = time.monotonic() + self._settings.deadline
        client = self._client(allow_private)
        try:
            with client.stream("GET", url, headers=headers) as response:
                if headers and response.status_code == httpx.codes.NOT_MODIFIED:
                    return None
                if redirect := redirect_of(response):
                    return redirect
                judge(response)
                body = read_body(response, limit, until, self._pace.stopped.is_set, cut=cut)
                return page_of(url, response, body)
        except httpx.TimeoutException:
            raise FetchError("did not answer in time", again=True, unreachable=True) from None
        except httpx.InvalidURL as error:
            raise FetchError(f"is no address: {error}") from None
        except httpx.TransportError as error:
            said = str(error) or type(error).__name__
            raise FetchError(f"can't be reached: {said}", again=True, unreachable=True) from None

    def _client(self, allow_private: bool) -> httpx.Client:
        with self._lock:
            if allow_private not in self._clients:
                self._clients[allow_private] = httpx.Client(
                    transport=CheckedTransport(allow_private=allow_private),
                    headers={
                        "User-Agent": self._settings.user_agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED
                    },
                    cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),  # none is kept
                    timeout=httpx.Timeout(self._settings.timeout),
                    trust_env=False,  # no proxy of the environment: it would resolve names by itself
                    follow_redirects=False,
                )  # fmt: skip
            return self._clients[allow_private]


def _host(url: str) -> str:
    """Host and port of an address; the address itself where it is none, which is for ``get`` to say."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return url


def _check(url: str) -> None:
    """Raise FetchError where the address is none that is fetched."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"is no address: {error}") from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError("is no address of a web page: it must begin with http:// or https://")
    if parts.username or parts.password:
        raise FetchError("is refused: it holds a user name or a password")
