"""robots.txt as RFC 9309 has it, from a real server."""

import time

import pytest

from ingest.fetch.client import Fetcher
from ingest.fetch.errors import FetchError
from tests.unit.ingest.fetch.conftest import Get
from tests.website import QUICK, Answer, Website


def test_rules_for_parley_and_for_all(site: Website, get: Get) -> None:
    site.pages |= {"/a": "a", "/b": "b", "/c/d.html": "d", "/c/e": "e"}
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /\n\nUser-agent: parley\nDisallow: /b\nDisallow: /c/*.html$\n"
    assert get("/a").body == b"a"
    assert get("/c/e").body == b"e"
    for path in ("/b", "/c/d.html"):
        with pytest.raises(FetchError, match=r"not allowed by the site's robots\.txt"):
            get(path)
    assert [request.path for request in site.asked] == ["/robots.txt", "/a", "/c/e"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_rules_where_there_is_no_robots_txt(site: Website, get: Get, status: int) -> None:
    site.pages |= {"/robots.txt": Answer(status=status), "/a": "a"}
    assert get("/a").body == b"a"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_nothing_is_fetched_where_nobody_can_tell(site: Website, get: Get, status: int) -> None:
    site.pages |= {"/robots.txt": Answer(status=status, headers={"Retry-After": "0"}), "/a": "a"}
    with pytest.raises(FetchError, match=r"can't be fetched now: .*/robots\.txt is busy") as error:
        get("/a")
    assert error.value.again
    assert site.paths() == []


def test_the_rules_may_lie_behind_a_redirect(site: Website, get: Get) -> None:
    site.pages |= {"/robots.txt": Answer(status=301, headers={"Location": "/rules.txt"}), "/a": "a"}
    site.pages["/rules.txt"] = "User-agent: *\nDisallow: /a"
    with pytest.raises(FetchError, match="not allowed"):
        get("/a")


def test_rules_that_are_redirected_for_ever_are_none(site: Website, get: Get) -> None:
    site.pages |= {"/robots.txt": Answer(status=301, headers={"Location": "/robots.txt"}), "/a": "a"}
    assert get("/a").body == b"a"


def test_only_the_beginning_of_endless_rules_is_read(site: Website, get: Get) -> None:
    site.pages |= {"/robots.txt": "User-agent: *\nDisallow: /b\n" + "# no rule\n" * 200_000, "/a": "a", "/b": "b"}
    assert get("/a").body == b"a"
    with pytest.raises(FetchError, match="not allowed"):
        get("/b")


@pytest.mark.parametrize("rules", [b"\xff\xfe\x00", b"<html>", b"Disallow", b"Crawl-delay: x\nUser-agent: *"])
def test_rules_that_are_none(site: Website, get: Get, rules: bytes) -> None:
    site.pages |= {"/robots.txt": rules, "/a": "a"}
    assert get("/a").body == b"a"


@pytest.mark.parametrize("rule", ["Crawl-delay: 0.2", "Request-rate: 5/1s"])
def test_a_site_may_ask_for_a_delay(site: Website, get: Get, rule: str) -> None:
    site.pages |= {"/robots.txt": f"User-agent: *\n{rule}", "/a": "a"}
    begun = time.monotonic()
    for _ in range(3):
        get("/a")
    assert 0.4 <= time.monotonic() - begun < 1.5


def test_a_site_that_asks_for_hours_is_left_alone(site: Website, get: Get) -> None:
    site.pages |= {"/robots.txt": "User-agent: *\nCrawl-delay: 3600", "/a": "a"}
    with pytest.raises(FetchError, match="asks for 3600 s between requests"):
        get("/a")


def test_a_redirect_is_asked_for_as_well(site: Website) -> None:
    with Website().served() as other, Fetcher(QUICK) as fetcher:
        site.pages["/a"] = Answer(status=302, headers={"Location": other.url + "/b"})
        other.pages |= {"/robots.txt": "User-agent: *\nDisallow: /b", "/b": "b"}
        with pytest.raises(FetchError, match="not allowed"):
            fetcher.get(site.url + "/a", allow_private=True)
        assert other.paths() == []
