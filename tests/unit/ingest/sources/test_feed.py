"""Feeds from a real server: only what is new is fetched, what fails is not lost, what is hostile is refused."""

import datetime as dt
import itertools

import pytest

from ingest.fetch.client import Fetcher
from ingest.sources.config import FeedSource
from ingest.sources.configured import read_source
from ingest.sources.cursor import Cursor
from tests.feeds import BILLION_LAUGHS, Item, atom, rss
from tests.papers import PARAGRAPHS, html_page
from tests.unit.ingest.sources.conftest import Runs
from tests.website import QUICK, Answer, Request, Website


def feed_of(site: Website, **more: object) -> FeedSource:
    return FeedSource.model_validate(
        {"name": "post", "kind": "feed", "url": site.url + "/feed.xml", "allow_private": True, **more}
    )


def test_the_entries_oldest_first_and_never_twice(site: Website, run: Runs) -> None:
    site.pages |= {"/feed.xml": rss(Item("/a"), Item("/b")), "/a": html_page("A"), "/b": html_page("B")}
    source = feed_of(site)
    assert run(source) == [site.url + "/a", site.url + "/b"]
    first = run.articles[0]
    assert (first.title, first.published, first.outlet) == ("A", dt.date(2021, 5, 3), "The Example Post")
    assert (first.origin, first.text.splitlines()[2]) == (site.url + "/a", PARAGRAPHS[0])
    assert run(source) == []
    site.pages |= {"/feed.xml": rss(Item("/a"), Item("/b"), Item("/c")), "/c": html_page("C")}
    assert run(source) == [site.url + "/c"]
    assert site.paths() == ["/feed.xml", "/a", "/b", "/feed.xml", "/feed.xml", "/c"]


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Website, run: Runs) -> None:
    body = rss(Item("/a"))

    def feed(request: Request) -> Answer:
        same = request.headers.get("if-none-match") == '"1"'
        return Answer(status=304) if same else Answer(body, headers={"ETag": '"1"'})

    site.pages |= {"/feed.xml": feed, "/a": html_page()}
    assert len(run(feed_of(site))) == 1
    assert run(feed_of(site)) == []
    assert "if-none-match" in site.asked[-1].headers
    assert run(feed_of(site, content="feed")) == []  # other settings: the feed is looked at anew
    assert "if-none-match" not in site.asked[-1].headers


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 03 May 2021 23:30:00 -0400", dt.date(2021, 5, 3)),
        ("Tue, 04 May 2021 00:30:00 +0900", dt.date(2021, 5, 4)),
        ("2021-05-03T23:30:00-04:00", dt.date(2021, 5, 3)),
        ("3 May 2021 10:00 GMT", dt.date(2021, 5, 3)),
    ],
)
def test_the_day_of_the_entry_counts_as_written_where_the_page_tells_none(
    site: Website, run: Runs, written: str, day: dt.date
) -> None:
    site.pages |= {"/feed.xml": rss(Item("/a", written)), "/a": html_page(published=None)}
    run(feed_of(site))
    assert [article.published for article in run.articles] == [day]


@pytest.mark.parametrize("published", [True, False])
def test_atom(site: Website, run: Runs, published: bool) -> None:
    items = (Item("/a", "2021-05-03T23:30:00-04:00"), Item("/b", "2021-05-04T23:30:00-04:00"))
    site.pages |= {"/feed.xml": atom(*items, published=published)}
    site.pages |= {"/a": html_page(published=None), "/b": html_page(published=None)}
    assert run(feed_of(site)) == [site.url + "/a", site.url + "/b"]
    assert [article.published.day for article in run.articles] == [3, 4]


def test_the_page_goes_before_the_entry_and_the_source_before_both(site: Website, run: Runs) -> None:
    site.pages |= {"/feed.xml": rss(Item("/a", title="Entry")), "/a": html_page("Page", published="2021-05-01")}
    run(feed_of(site, outlet="Ours"))
    (article,) = run.articles
    assert (article.title, article.published, article.outlet) == ("Page", dt.date(2021, 5, 1), "Ours")


def test_without_any_day_nothing_is_guessed(site: Website, run: Runs) -> None:
    site.pages |= {"/feed.xml": rss(Item("/a", None), Item("/b", "03/05/2021")), "/a": html_page(published=None)}
    site.pages["/b"] = html_page(published=None)
    run(feed_of(site))
    assert [problem.origin for problem in run.problems] == [site.url + "/a", site.url + "/b"]
    assert all("has no day of publication" in problem.reason for problem in run.problems)
    assert run(feed_of(site)) == []
    assert run.problems == []  # told once


def test_a_feed_that_has_its_articles_whole(site: Website, run: Runs) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    site.pages["/feed.xml"] = rss(Item("/a?utm_source=rss", title="Talks & more", content=whole))
    assert run(feed_of(site, content="feed", outlet="Post")) == [site.url + "/a"]
    (article,) = run.articles
    assert article.text == "\n\n".join(("Talks & more", *PARAGRAPHS)) + "\n"
    assert site.paths() == ["/feed.xml"]


def test_a_page_that_can_not_be_had_waits_even_if_the_feed_drops_it(site: Website, run: Runs) -> None:
    site.pages |= {"/feed.xml": rss(Item("/a"), Item("/b")), "/b": html_page("B")}
    site.pages["/a"] = Answer(status=503, headers={"Retry-After": "0"})
    source = feed_of(site)
    assert run(source) == [site.url + "/b"]
    assert [(problem.origin, problem.again) for problem in run.problems] == [(site.url + "/a", True)]
    site.pages |= {"/feed.xml": rss(Item("/b")), "/a": html_page("A", published=None)}
    assert run(source) == [site.url + "/a"]
    assert run.articles[0].published == dt.date(2021, 5, 3)  # what the feed had told of it was kept
    assert run(source) == []


def test_what_never_comes_is_given_up(site: Website, run: Runs) -> None:
    site.pages |= {"/feed.xml": rss(Item("/a")), "/a": Answer(status=503, headers={"Retry-After": "0"})}
    told = []
    for _ in range(7):
        run(feed_of(site))
        told += [(problem.again, problem.reason.partition(")")[2]) for problem in run.problems]
    assert told == [(True, "; the next run tries again")] * 4 + [(False, "; given up after 5 runs")]


def test_a_page_that_is_not_there_is_told_once(site: Website, run: Runs) -> None:
    site.pages["/feed.xml"] = rss(Item("/gone"), Item("mailto:x@example.org"))
    run(feed_of(site))
    assert [problem.reason for problem in run.problems] == ["is not there (404)", "has no address in the feed"]
    run(feed_of(site))
    assert [problem.reason for problem in run.problems] == ["has no address in the feed"]


def test_an_article_that_could_not_be_taken_in_comes_again(site: Website, run: Runs) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    site.pages |= {"/feed.xml": rss(Item("/a", content=whole), Item("/b", content=whole))}
    site.pages |= {"/a": html_page("A"), "/b": html_page("B")}
    for content in ("page", "feed"):
        source, run.cursor = feed_of(site, content=content), Cursor()
        assert len(run(source, failing=(site.url + "/a", "somebody else's"))) == 2
        assert run(source) == [site.url + "/a"]
        assert run(source) == []


def test_a_run_that_ends_early_loses_nothing(site: Website) -> None:
    """Whatever number of items was taken: the cursor of that moment leads to exactly the rest."""
    names = [f"/{n}" for n in range(5)]
    site.pages |= {"/feed.xml": Answer(rss(*map(Item, names)), headers={"ETag": '"1"'})}
    site.pages |= {name: html_page(name) for name in names}
    site.pages["/2"] = "no article"
    for taken in range(6):
        with Fetcher(QUICK) as fetcher:
            reading = read_source(feed_of(site), Cursor(), fetcher)
            first = [item.origin for item in itertools.islice(reading, taken)]
            rest = [item.origin for item in read_source(feed_of(site), reading.cursor, fetcher)]
        assert first + rest == [site.url + name for name in names]


def test_at_most_so_many_a_run_and_the_rest_next_time(site: Website, run: Runs) -> None:
    site.pages["/feed.xml"] = Answer(rss(*(Item(f"/{n}") for n in range(5))), headers={"ETag": '"1"'})
    site.pages |= {f"/{n}": html_page(str(n)) for n in range(5)}
    source = feed_of(site, max_articles=2)
    assert [len(run(source)) for _ in range(4)] == [2, 2, 1, 0]


def test_an_edited_entry_is_read_again(site: Website, run: Runs) -> None:
    site.pages |= {"/feed.xml": rss(Item("/a")), "/a": html_page("A")}
    run(feed_of(site))
    site.pages |= {"/feed.xml": rss(Item("/a", "Tue, 04 May 2021 10:00:00 GMT")), "/a": html_page("A, corrected")}
    assert run(feed_of(site)) == [site.url + "/a"]
    assert run.articles[0].title == "A, corrected"


def endless() -> "itertools.chain[bytes]":
    head, _, _ = rss().encode().partition(b"</channel>")
    return itertools.chain((head,), itertools.repeat(b"<item><title>x</title><link>/x</link></item>" * 100))


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        (BILLION_LAUGHS + "<rss><channel><title>&lol9;</title></channel></rss>", "its XML declares entities"),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>',
            "declares entities",
        ),
        (BILLION_LAUGHS.encode("utf-16"), "its XML declares entities"),
        ("<rss><</rss>" + BILLION_LAUGHS, "its XML is malformed and has a document type"),
        (("<rss><</rss>" + BILLION_LAUGHS).encode("utf-16"), "has a document type"),
        ("<html><body>Not found</body></html>", "is no feed that can be read"),
        ("", "is no feed that can be read"),
        ("{}", "is no feed that can be read"),
        (b"\xff\xfe\x00", "is no feed that can be read"),
        (Answer(status=404), "is not there (404)"),
    ],
    ids=range(10),
)
def test_a_feed_that_is_none(site: Website, run: Runs, feed: str | bytes | Answer, said: str) -> None:
    site.pages["/feed.xml"] = feed
    assert run(feed_of(site)) == []
    (problem,) = run.problems
    assert (problem.origin, problem.again) == (site.url + "/feed.xml", True)
    assert said in problem.reason


def test_a_feed_that_never_ends_is_cut(site: Website, run: Runs) -> None:
    site.pages["/feed.xml"] = lambda _: Answer(endless())
    assert run(feed_of(site)) == []
    assert "was cut: it is larger than 1 MB" in run.problems[0].reason


@pytest.mark.parametrize("dirt", ["\0", "\x0b", "\u202e", "\u200f", "&nbsp;", "&", "<b>", "\ufffe"])
def test_odd_characters_in_a_feed_are_survived(site: Website, run: Runs, dirt: str) -> None:
    feed = rss(Item("/a"), Item("/b")).replace("<title>Ministers meet", f"<title>Ministers {dirt} meet", 1)
    site.pages |= {"/feed.xml": feed, "/a": html_page("A"), "/b": html_page("B")}
    assert site.url + "/b" in run(feed_of(site)) or run.problems


def test_a_sloppy_feed_keeps_its_days(site: Website, run: Runs) -> None:
    feed = rss(Item("/a"), Item("/b", "03/05/2021")).replace("Ministers", "Ministers & others")
    site.pages |= {"/feed.xml": feed, "/a": html_page(published=None), "/b": html_page(published=None)}
    assert run(feed_of(site)) == [site.url + "/a"]
    assert run.articles[0].published == dt.date(2021, 5, 3)
    assert [problem.origin for problem in run.problems] == [site.url + "/b"]


def test_invalid_utf_8_and_ten_thousand_nested_tags_in_a_feed(site: Website, run: Runs) -> None:
    good = rss(Item("/a"))
    site.pages |= {"/feed.xml": good.encode().replace(b"Ministers", b"Mini\xffsters"), "/a": html_page("A")}
    run(feed_of(site))
    assert run.articles or run.problems
    deep = "<x>" * 10_000 + "</x>" * 10_000
    site.pages["/feed.xml"] = good.replace("<description>News", f"<description>News{deep}")
    run.cursor = Cursor()
    run(feed_of(site))
    assert run.articles or run.problems


def test_an_article_of_fifty_megabytes_is_refused(site: Website, run: Runs) -> None:
    site.pages |= {"/feed.xml": rss(Item("/a"), Item("/b")), "/b": html_page("B")}
    site.pages["/a"] = lambda _: Answer(b"<p>" + b"x" * 50_000_000)
    assert run(feed_of(site)) == [site.url + "/b"]
    assert "was cut: it is larger than 0.1 MB" in run.problems[0].reason


def test_a_feed_on_a_private_address_is_refused_unless_allowed(site: Website, run: Runs) -> None:
    run(feed_of(site, allow_private=False))
    assert "no public address; allow_private = true" in run.problems[0].reason
    assert site.asked == []


def test_a_page_that_leads_to_a_link_local_address_is_refused(site: Website, run: Runs) -> None:
    site.pages |= {"/feed.xml": rss(Item("/a"), Item("http://169.254.169.254/latest/"))}
    site.pages["/a"] = Answer(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
    run(feed_of(site))
    assert ["169.254.169.254" in problem.reason for problem in run.problems] == [True, True]
    assert not any(problem.again for problem in run.problems)
