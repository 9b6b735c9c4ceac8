"""Fetching from a real server: what comes back, what is tried again, where redirects end."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from ingest.fetch.client import Fetcher
from ingest.fetch.errors import FetchError
from ingest.fetch.page import Validators
from tests.unit.ingest.fetch.conftest import Get
from tests.website import QUICK, Answer, Request, Website


def refused(get: Get, path: str) -> FetchError:
    with pytest.raises(FetchError) as error:
        get(path)
    return error.value


def test_a_page(site: Website, get: Get) -> None:
    site.pages["/a"] = Answer(
        "Gr\u00fc\u00dfe".encode("latin-1"),
        headers={"Content-Type": "Text/HTML; charset=ISO-8859-1", "ETag": '"1"', "Last-Modified": "Mon, 03 May 2021"},
    )
    page = get("/a")
    assert (page.url, page.body) == (site.url + "/a", b"Gr\xfc\xdfe")
    assert (page.media_type, page.charset) == ("text/html", "iso-8859-1")
    assert page.validators == Validators(etag='"1"', last_modified="Mon, 03 May 2021")


def test_servers_are_told_who_asks_and_no_cookie_is_sent_back(site: Website, get: Get) -> None:
    site.pages["/a"] = Answer("x", headers={"Set-Cookie": "id=1; Path=/"})
    get("/a")
    get("/a")
    assert [request.path for request in site.asked] == ["/robots.txt", "/a", "/a"]
    assert all(request.headers["user-agent"].startswith("Parley/") for request in site.asked)
    assert "(+ops@example.org)" in site.asked[0].headers["user-agent"]
    assert not any("cookie" in request.headers for request in site.asked)


def test_what_has_not_changed_is_not_sent_again(site: Website, fetcher: Fetcher) -> None:
    def page(request: Request) -> Answer:
        known = request.headers.get("if-none-match") == '"1"' and "if-modified-since" in request.headers
        return Answer(status=304) if known else Answer("x")

    site.pages["/a"] = page
    known = Validators(etag='"1"', last_modified="Mon, 03 May 2021 00:00:00 GMT")
    assert fetcher.get(site.url + "/a", allow_private=True, validators=known) is None
    assert fetcher.get(site.url + "/a", allow_private=True) is not None


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "two members"])
def test_packed_pages(site: Website, get: Get, coding: str) -> None:
    text = b"They met in Geneva. " * 20_000
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text),
        "deflate": zlib.compress(text),
        "raw deflate": raw.compress(text) + raw.flush(),
        "two members": gzip.compress(text[:70_000]) + gzip.compress(text[70_000:]),
    }[coding]
    header = "deflate" if "deflate" in coding else "gzip"
    site.pages["/a"] = Answer(packed, headers={"Content-Encoding": header})
    assert get("/a").body == text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(gzip.compress(b"x" * 1000)[:-12], headers={"Content-Encoding": "gzip"}), "end too early"),
        (Answer(b"not packed", headers={"Content-Encoding": "gzip"}), "is damaged"),
        (Answer(b"x", headers={"Content-Encoding": "br"}), 'is sent packed as "br"'),
        (Answer(b"x" * 1_000_001), "larger than 1 MB"),
        (Answer(b"x" * 10, headers={"Content-Length": "9999999"}), "larger than 1 MB"),
        (Answer(b"x" * 10, headers={"Content-Length": "99"}), "can't be reached"),
        (Answer(status=404), "is not there (404)"),
        (Answer(status=403), "is refused by its server (403)"),
        (Answer(status=418), "has no page (418)"),
        (Answer(status=204), "has no page (204)"),
        (Answer(status=302), "has no page (302)"),
        (Answer(status=302, headers={"Location": "ftp://127.0.0.1/a"}), "must begin with http://"),
        (Answer(status=302, headers={"Location": "http://[::1"}), "Invalid URL"),
        (Answer(status=302, headers={"Location": "http://a:b@127.0.0.1/"}), "a user name or a password"),
    ],
)
def test_what_is_no_page(site: Website, get: Get, answer: Answer, said: str) -> None:
    site.pages["/a"] = answer
    assert said in str(refused(get, "/a"))


def test_a_gzip_bomb_is_cut(site: Website, get: Get) -> None:
    bomb = zlib.compressobj(wbits=31)
    packed = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(100)) + bomb.flush()
    assert len(packed) < 200_000  # it would be let in by its size
    site.pages["/a"] = Answer(packed, headers={"Content-Encoding": "gzip"})
    begun = time.monotonic()
    assert "larger than 1 MB" in str(refused(get, "/a"))
    assert time.monotonic() - begun < 2


def endless(piece: bytes) -> Iterator[bytes]:
    while True:
        yield piece


def test_a_page_that_never_ends_is_cut(site: Website, get: Get) -> None:
    site.pages["/a"] = Answer(endless(b"<item/>" * 1000))
    assert "was cut: it is larger than" in str(refused(get, "/a"))


def test_packed_data_that_never_give_anything_are_cut(site: Website, get: Get) -> None:
    empty_block = b"\x00\x00\x00\xff\xff"
    head = gzip.compress(b"")[:10]
    site.pages["/a"] = Answer(
        (piece for n in range(10_000) for piece in ((head if n == 0 else empty_block * 1000),)),
        headers={"Content-Encoding": "gzip"},
    )
    assert "was cut: it is larger than" in str(refused(get, "/a"))


def test_a_page_that_drips_is_cut(site: Website) -> None:
    def drops() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x"
            time.sleep(0.05)

    site.pages["/a"] = lambda _: Answer(drops())
    hasty = QUICK.model_copy(update={"deadline": 0.3, "tries": 1})
    with Fetcher(hasty) as fetcher, pytest.raises(FetchError, match="takes longer") as error:
        fetcher.get(site.url + "/a", allow_private=True)
    assert error.value.again


def test_a_silent_server(site: Website) -> None:
    def silent(_: Request) -> Answer:
        time.sleep(1)
        return Answer("x")

    site.pages["/a"] = silent
    hasty = QUICK.model_copy(update={"timeout": 0.2, "tries": 1})
    with Fetcher(hasty) as fetcher, pytest.raises(FetchError, match="did not answer in time") as error:
        fetcher.get(site.url + "/a", allow_private=True)
    assert error.value.again


def test_no_server() -> None:
    with socket.socket() as taken:  # bound, but it does not listen
        taken.bind(("127.0.0.1", 0))
        with Fetcher(QUICK.model_copy(update={"tries": 1})) as fetcher, pytest.raises(FetchError) as error:
            fetcher.get(f"http://127.0.0.1:{taken.getsockname()[1]}/a", allow_private=True)
    assert "can't be reached" in str(error.value)
    assert error.value.again


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_once_more(site: Website, get: Get, status: int) -> None:
    site.pages["/a"] = lambda request: (
        Answer("x") if request.before else Answer(status=status, headers={"Retry-After": "0"})
    )
    assert get("/a").body == b"x"
    assert site.paths() == ["/a", "/a"]


def test_a_server_that_stays_busy(site: Website, get: Get) -> None:
    site.pages["/a"] = Answer(status=503, headers={"Retry-After": "0"})
    error = refused(get, "/a")
    assert ("is busy (503)" in str(error), error.again) == (True, True)
    assert site.paths() == ["/a", "/a"]


def test_a_server_that_wants_to_be_left_alone_for_long(site: Website, get: Get) -> None:
    site.pages["/a"] = Answer(status=429, headers={"Retry-After": "3600"})
    error = refused(get, "/a")
    assert ("for 3600 s" in str(error), error.again) == (True, True)
    assert site.paths() == ["/a"]


def test_five_redirects_are_followed_and_no_more(site: Website, get: Get) -> None:
    for n in range(1, 7):
        site.pages[f"/{n}"] = Answer(status=301 + n % 2, headers={"Location": f"/{n - 1}#top"})
    site.pages["/0"] = "here"
    assert get("/5").url == site.url + "/0"
    assert "redirected more than 5 times" in str(refused(get, "/6"))


@pytest.mark.parametrize("to", ["http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://0.0.0.0/"])
def test_a_redirect_to_a_link_local_address_is_refused(site: Website, get: Get, to: str) -> None:
    """Even where private addresses are allowed: nobody's article lies there, but a machine's credentials do."""
    site.pages["/a"] = Answer(status=302, headers={"Location": to})
    error = refused(get, "/a")
    assert "no public address" in str(error)
    assert not error.again


def test_loopback_is_refused_unless_allowed(site: Website, fetcher: Fetcher) -> None:
    site.pages["/a"] = "x"
    for host in ("127.0.0.1", "localhost", "127.1", "0x7f000001", "[::ffff:127.0.0.1]"):
        with pytest.raises(FetchError, match="no public address; allow_private = true"):
            fetcher.get(f"http://{host}:{site.url.rpartition(':')[2]}/a")
    assert site.asked == []


def test_a_proxy_of_the_environment_is_not_used(site: Website, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/a"] = "x"
    with Fetcher(QUICK) as fetcher:
        assert fetcher.get(site.url + "/a", allow_private=True) is not None


def test_a_host_gets_its_delay(site: Website) -> None:
    site.pages["/a"] = "x"
    with Fetcher(QUICK) as fetcher:
        begun = time.monotonic()
        for _ in range(3):  # and robots.txt: four requests, three delays
            fetcher.get(site.url + "/a", allow_private=True, delay=0.1)
        assert 0.3 <= time.monotonic() - begun < 1


def test_stopping_ends_all_waiting(site: Website) -> None:
    site.pages["/a"] = "x"
    with Fetcher(QUICK) as fetcher:
        fetcher.get(site.url + "/a", allow_private=True)
        fetcher.get(site.url + "/a", allow_private=True, delay=30)
        threading.Timer(0.1, fetcher.stop).start()
        begun = time.monotonic()
        with pytest.raises(FetchError, match="the run was stopped") as error:
            fetcher.get(site.url + "/a", allow_private=True, delay=30)
        assert error.value.again
        assert time.monotonic() - begun < 2
