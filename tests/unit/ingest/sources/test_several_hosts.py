"""Pages of several hosts at once: one page of a host at a time, in the order of the listing, and none is forgotten."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import pytest

from graph_schema.model.article import RawArticle
from ingest.fetch.client import Fetcher
from ingest.sources.config import ListSource, PageSource
from ingest.sources.configured import read_source
from ingest.sources.cursor import Cursor
from tests.papers import html_page
from tests.unit.ingest.sources.conftest import Runs
from tests.website import QUICK, Answer, Request, Website

PAGES = 4


class Town:
    """Hosts whose pages take a while, and how many of them were answering at a time."""

    def __init__(self, sites: list[Website]) -> None:
        self.sites, self.most, self.crowded = sites, 0, False
        self._lock, self._busy = threading.Lock(), Counter[str]()
        for site in sites:
            for number in range(PAGES):
                site.pages[f"/{number}"] = lambda request, url=site.url: self._answer(url, request)  # type: ignore[misc]

    @property
    def urls(self) -> list[str]:
        return [f"{site.url}/{number}" for site in self.sites for number in range(PAGES)]

    def _answer(self, host: str, request: Request) -> Answer:
        with self._lock:
            self._busy[host] += 1
            self.most = max(self.most, sum(self._busy.values()))
            self.crowded |= self._busy[host] > 1
        time.sleep(0.1)
        with self._lock:
            self._busy[host] -= 1
        return Answer(html_page(request.path), headers={"Content-Type": "text/html", "ETag": '"1"'})


@pytest.fixture
def town() -> Iterator[Town]:
    with ExitStack() as stack:
        yield Town([stack.enter_context(Website().served()) for _ in range(3)])


def listing(path: Path, town: Town, **more: object) -> ListSource:
    path.write_text("url,published\n" + "".join(f"{url},2021-05-03\n" for url in town.urls))
    told = {"name": "l", "kind": "list", "path": path, "allow_private": True, **more}
    return ListSource.model_validate(told)


@pytest.mark.parametrize("hosts", [1, 2, 8])
def test_hosts_are_asked_side_by_side_and_each_by_one_at_a_time(town: Town, tmp_path: Path, hosts: int) -> None:
    with Fetcher(QUICK.model_copy(update={"hosts": hosts})) as fetcher:
        read = list(read_source(listing(tmp_path / "l.csv", town), Cursor(), fetcher))
    assert [item.origin for item in read] == town.urls
    assert all(isinstance(item, RawArticle) for item in read)
    assert not town.crowded
    assert town.most == min(hosts, len(town.sites))


def test_each_host_keeps_its_delay(town: Town, tmp_path: Path) -> None:
    begun = time.monotonic()
    with Fetcher(QUICK) as fetcher:
        read = list(read_source(listing(tmp_path / "l.csv", town, delay=0.2), Cursor(), fetcher))
    took = time.monotonic() - begun
    assert len(read) == len(town.urls)
    assert took >= PAGES * 0.2, "robots.txt, then the pages, each 0.2 s after the one before"
    assert took < len(town.urls) * 0.2, "and one host does not wait for another"


def test_single_pages_too(town: Town, run: Runs) -> None:
    source = PageSource.model_validate(
        {"name": "p", "kind": "page", "urls": town.urls, "allow_private": True, "delay": 0}
    )
    assert run(source) == town.urls
    assert town.most == len(town.sites)
    assert set(run.cursor.validators) == set(town.urls)


def test_what_was_fetched_ahead_of_its_turn_is_read_by_the_next_run(town: Town, tmp_path: Path) -> None:
    source = listing(tmp_path / "l.csv", town)
    with Fetcher(QUICK) as fetcher:
        reading = read_source(source, Cursor(), fetcher)
        first = [item.origin for item in islice(reading, 3)]
        kept = reading.cursor.model_dump_json()  # and then it is killed
    assert len(town.sites[1].paths()) > 0, "the second host was asked meanwhile"
    with Fetcher(QUICK) as fetcher:
        rest = [item.origin for item in read_source(source, Cursor.model_validate_json(kept), fetcher)]
    assert first + rest == town.urls


def test_closing_ends_what_is_under_way(town: Town, tmp_path: Path) -> None:
    with Fetcher(QUICK) as fetcher:
        next(iter(read_source(listing(tmp_path / "l.csv", town, delay=2), Cursor(), fetcher)))
        begun = time.monotonic()
    assert time.monotonic() - begun < 1.5, "the next page is not waited for"
