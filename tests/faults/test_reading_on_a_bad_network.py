"""Reading through a network that delays, stalls, cuts and resets.

The oracle is a run without any of it: once the network is well again, the runs together have yielded every article of
it exactly once, with the same text, and each that failed meanwhile has had its reason.
"""

import random
import threading
import time
from collections.abc import Iterator

import pytest

from graph_schema.model.article import RawArticle
from ingest.fetch.client import Fetcher
from ingest.fetch.settings import FetchSettings
from ingest.sources import SourceProblem
from ingest.sources.config import FeedSource, SitemapSource
from ingest.sources.configured import read_source
from ingest.sources.cursor import Cursor
from tests.feeds import Item, rss, sitemap
from tests.papers import html_page
from tests.tcp_proxy import TcpProxy, Weather
from tests.website import QUICK, Answer, Website

HASTY = QUICK.model_copy(update={"timeout": 0.3, "deadline": 2.0, "tries": 1})
NAMES = tuple(f"/{n}" for n in range(6))
WEATHERS = {
    "slow": Weather(delay=0.02, piece=400),
    "refused at once": Weather(after=0, end="reset"),
    "silent": Weather(after=0, end="stall"),
    "stalls in the head": Weather(after=60, end="stall"),
    "stalls in the body": Weather(after=700, end="stall"),
    "reset in the head": Weather(after=60, end="reset"),
    "reset in the body": Weather(after=700, end="reset"),
    "ends in the body": Weather(after=700, end="close"),
}


@pytest.fixture
def site() -> Iterator[Website]:
    with Website().served() as site:
        site.pages |= {name: html_page(f"Ministers meet in city {name[1:]}") for name in NAMES}
        yield site


@pytest.fixture
def proxy(site: Website) -> Iterator[TcpProxy]:
    with TcpProxy("127.0.0.1", int(site.url.rpartition(":")[2])).running() as proxy:
        listed = (f"<loc>http://127.0.0.1:{proxy.port}{name}</loc>" for name in NAMES)
        site.pages["/feed.xml"] = Answer(rss(*map(Item, NAMES)), headers={"ETag": '"1"'})
        site.pages["/sitemap.xml"] = Answer(sitemap(*listed), headers={"ETag": '"1"'})
        yield proxy


def source_of(proxy: TcpProxy, kind: str) -> FeedSource | SitemapSource:
    base = f"http://127.0.0.1:{proxy.port}"
    if kind == "feed":
        return FeedSource(name="s", kind="feed", url=f"{base}/feed.xml", allow_private=True)
    return SitemapSource(name="s", kind="sitemap", url=f"{base}/sitemap.xml", allow_private=True)


def run(
    source: FeedSource | SitemapSource, cursor: Cursor, settings: FetchSettings = QUICK
) -> tuple[list[RawArticle], list[SourceProblem], Cursor]:
    with Fetcher(settings) as fetcher:
        reading = read_source(source, cursor, fetcher)
        items = list(reading)
    articles = [item for item in items if isinstance(item, RawArticle)]
    return articles, [item for item in items if isinstance(item, SourceProblem)], reading.cursor


def by_origin(articles: list[RawArticle]) -> list[tuple[str, str]]:
    return sorted((article.origin, article.text) for article in articles)


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
@pytest.mark.parametrize("weather", WEATHERS.values(), ids=WEATHERS)
def test_bad_weather_loses_nothing_and_doubles_nothing(proxy: TcpProxy, kind: str, weather: Weather) -> None:
    source = source_of(proxy, kind)
    undisturbed, problems, _ = run(source, Cursor())
    assert (len(undisturbed), problems) == (len(NAMES), [])
    proxy.weather = weather
    begun = time.monotonic()
    during, problems, cursor = run(source, Cursor(), HASTY)
    assert time.monotonic() - begun < 20
    assert all(problem.again for problem in problems)
    assert bool(problems) == (len(during) < len(NAMES))
    proxy.weather = Weather()
    after, problems, _ = run(source, cursor)
    assert problems == []
    assert by_origin(during + after) == by_origin(undisturbed)


def test_changing_weather(proxy: TcpProxy) -> None:
    """Every connection meets another weather; run for run the rest comes, and nothing comes twice."""
    source = source_of(proxy, "feed")
    undisturbed, _, _ = run(source, Cursor())
    chance = random.Random(7)
    found: list[RawArticle] = []
    cursor = Cursor()
    ended = threading.Event()

    def change() -> None:
        while not ended.wait(0.02):
            proxy.weather = chance.choice([Weather(), Weather(), *WEATHERS.values()])

    changing = threading.Thread(target=change)
    changing.start()
    try:
        for _ in range(3):  # fewer than the runs after which a page is given up
            articles, problems, cursor = run(source, cursor, HASTY)
            found += articles
            assert all(problem.again for problem in problems)
    finally:
        ended.set()
        changing.join()
    proxy.weather = Weather()
    found += run(source, cursor)[0]
    assert by_origin(found) == by_origin(undisturbed)


def test_stopping_in_the_middle_of_a_stall(proxy: TcpProxy) -> None:
    """SIGTERM's way: the run ends within the time that a server may be silent, and the cursor leads to the rest."""
    source = source_of(proxy, "feed")
    with Fetcher(HASTY.model_copy(update={"timeout": 1.0, "tries": 5, "backoff": 30.0})) as fetcher:
        unhurried = source.model_copy(update={"delay": 0.2})  # else all pages are there, ahead of their turn
        reading = read_source(unhurried, Cursor(), fetcher)
        items = iter(reading)
        first = [next(items).origin for _ in range(2)]
        proxy.weather = WEATHERS["stalls in the body"]
        threading.Timer(0.5, fetcher.stop).start()
        begun = time.monotonic()
        first += [item.origin for item in items]  # one may have come just before
        assert len(first) < len(NAMES)
        assert time.monotonic() - begun < 5
    proxy.weather = Weather()
    rest, problems, _ = run(source, reading.cursor)
    assert problems == []
    assert first + [article.origin for article in rest] == [f"http://127.0.0.1:{proxy.port}{name}" for name in NAMES]
