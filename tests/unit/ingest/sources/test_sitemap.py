"""Sitemaps from a real server."""

import datetime as dt
import gzip

import pytest

from ingest.sources.config import SitemapSource
from tests.feeds import BILLION_LAUGHS, index, sitemap
from tests.papers import html_page
from tests.unit.ingest.sources.conftest import Runs
from tests.website import Answer, Request, Website


def map_of(site: Website, **more: object) -> SitemapSource:
    return SitemapSource.model_validate(
        {"name": "m", "kind": "sitemap", "url": site.url + "/sitemap.xml", "allow_private": True, **more}
    )


def loc(site: Website, path: str, more: str = "") -> str:
    return f"<loc>{site.url}{path}</loc>{more}"


def publish(site: Website, *paths: str) -> None:
    site.pages |= {path: html_page(path.strip("/")) for path in paths}


def test_pages_once_and_again_when_they_changed(site: Website, run: Runs) -> None:
    publish(site, "/a", "/b")
    site.pages["/sitemap.xml"] = sitemap(loc(site, "/a"), loc(site, "/b", "<lastmod>2021-05-03</lastmod>"))
    assert run(map_of(site)) == [site.url + "/a", site.url + "/b"]
    assert run(map_of(site)) == []
    site.pages["/sitemap.xml"] = sitemap(loc(site, "/a"), loc(site, "/b", "<lastmod>2021-05-04</lastmod>"))
    assert run(map_of(site)) == [site.url + "/b"]


def test_a_news_sitemap_tells_the_day(site: Website, run: Runs) -> None:
    news = (
        "<news:news><news:publication><news:name>Example Post</news:name><news:language>en</news:language>"
        "</news:publication><news:publication_date>2021-05-03T23:30:00-04:00</news:publication_date>"
        "<news:title>Ministers meet</news:title></news:news>"
    )
    site.pages |= {"/sitemap.xml": sitemap(loc(site, "/a", news)), "/a": html_page(published=None, outlet=None)}
    run(map_of(site))
    (article,) = run.articles
    assert (article.published, article.outlet) == (dt.date(2021, 5, 3), "Example Post")


def test_lastmod_is_no_day_of_publication(site: Website, run: Runs) -> None:
    site.pages["/sitemap.xml"] = sitemap(loc(site, "/a", "<lastmod>2021-05-03</lastmod>"))
    site.pages["/a"] = html_page(published=None)
    assert run(map_of(site)) == []
    assert "has no day of publication" in run.problems[0].reason


def test_an_index_of_packed_and_plain_sitemaps(site: Website, run: Runs) -> None:
    publish(site, "/a", "/b", "/c")
    site.pages |= {
        "/sitemap.xml": index(f"{site.url}/1.xml.gz", f"{site.url}/2.txt", f"{site.url}/3.xml", "/4.xml"),
        "/1.xml.gz": gzip.compress(sitemap(loc(site, "/a")).encode()),
        "/2.txt": f"{site.url}/b\n\n# no address\n",
        "/3.xml": index(f"{site.url}/sitemap.xml", f"{site.url}/5.xml"),
        "/5.xml": sitemap(loc(site, "/c")),
    }
    assert run(map_of(site)) == [site.url + "/a", site.url + "/b", site.url + "/c"]
    assert [problem.origin for problem in run.problems] == [site.url + "/4.xml"]


def test_parts_of_addresses_and_a_first_day(site: Website, run: Runs) -> None:
    publish(site, "/world/a", "/world/old", "/sport/b", "/world/live/c")
    site.pages["/sitemap.xml"] = sitemap(
        loc(site, "/world/a", "<lastmod>2021-05-03T10:00:00Z</lastmod>"),
        loc(site, "/world/old", "<lastmod>2019-05-03</lastmod>"),
        loc(site, "/sport/b"),
        loc(site, "/world/live/c"),
    )
    source = map_of(site, include=["/world/"], exclude=["/live/"], since="2020-01-01")
    assert run(source) == [site.url + "/world/a"]
    assert sorted(run(map_of(site))) == [site.url + "/sport/b", site.url + "/world/live/c", site.url + "/world/old"]


def test_a_sitemap_that_has_not_changed_and_more_than_one_run(site: Website, run: Runs) -> None:
    paths = [f"/{n}" for n in range(5)]
    publish(site, *paths)
    body = sitemap(*(loc(site, path) for path in paths))

    def answer(request: Request) -> Answer:
        same = request.headers.get("if-none-match") == '"1"'
        return Answer(status=304) if same else Answer(body, headers={"ETag": '"1"'})

    site.pages["/sitemap.xml"] = answer
    assert [len(run(map_of(site, max_articles=2))) for _ in range(4)] == [2, 2, 1, 0]
    assert "if-none-match" not in site.asked[-3].headers  # as long as something was left, it was read in full
    run(map_of(site))
    assert "if-none-match" in site.asked[-1].headers


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (BILLION_LAUGHS + "<urlset><url><loc>&lol9;</loc></url></urlset>", "its XML declares entities"),
        ("<urlset><url>", "malformed XML"),
        ("<rss></rss>", "is no sitemap"),
        ("nothing here", "is no sitemap"),
        (gzip.compress(b"<urlset>" + b" " * 60_000_000), "unpacks to more than 50 MB"),
        (gzip.compress(b"<urlset/>")[:-5], "is damaged"),
    ],
    ids=range(6),
)
def test_a_sitemap_that_is_none(site: Website, run: Runs, body: str | bytes, said: str) -> None:
    site.pages["/sitemap.xml"] = Answer(body, headers={"Content-Type": "application/octet-stream"})
    assert run(map_of(site)) == []
    (problem,) = run.problems
    assert said in problem.reason
    assert problem.again


def test_addresses_that_are_none_are_left_out(site: Website, run: Runs) -> None:
    publish(site, "/a")
    site.pages["/sitemap.xml"] = sitemap(
        "<loc>javascript:alert(1)</loc>", "<loc>http://[</loc>", "", "<loc>file:///etc/passwd</loc>", loc(site, "/a")
    )
    assert run(map_of(site)) == [site.url + "/a"]
