"""A loopback web server for each test, and a fetcher that does not wait between pages."""

from collections.abc import Callable, Iterator

import pytest

from ingest.fetch.client import Fetcher
from ingest.fetch.page import Page
from tests.website import QUICK, Website

Get = Callable[..., Page]


@pytest.fixture
def site() -> Iterator[Website]:
    with Website().served() as site:
        yield site


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(QUICK) as fetcher:
        yield fetcher


@pytest.fixture
def get(site: Website, fetcher: Fetcher) -> Get:
    def get(path: str) -> Page:
        page = fetcher.get(site.url + path, allow_private=True)
        assert page is not None
        return page

    return get
