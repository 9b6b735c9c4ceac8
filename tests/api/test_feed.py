"""``/changes.atom``: what news readers get, from changes that the real writer noted."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import fastfeedparser
import httpx
import neo4j
import pytest
from defusedxml.ElementTree import fromstring

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from graph_schema.store.migrate import migrate
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from tests.api.serving import serving
from tests.conftest import KEPT_LABEL
from tests.graph.test_writer import alaska, washington
from tests.stories import Story

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
HOSTILE = 'Minister <b>"Ana" & Prado\x07'


@pytest.fixture(scope="module")
def client(driver: neo4j.Driver, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    """The service on three articles, of which one is taken back: its meeting is created, then deleted."""
    migrate(driver)
    driver.execute_query(f"MATCH (n) WHERE NOT n:{KEPT_LABEL} DETACH DELETE n")
    writer = GraphWriter(driver, None, update)
    writer.write(*alaska().build())
    brief = Story("2025-08-20", "brief").meeting("e", "Kenya", "Japan", date="2025-08-19", title="Nairobi talks")
    writer.write(*brief.build())
    writer.retract(brief.id)
    writer.write(*washington().build())
    odd = Story("2025-09-01", "odd").position("Angela Merkel", "calls_for", HOSTILE, sentence=f"She named {HOSTILE}.")
    writer.write(*odd.build())
    with serving(create_app(ApiSettings(store=store_settings, timeout=60))) as client:
        yield client


def feed(client: httpx.Client, **asked: object) -> Element:
    response = client.get("/changes.atom", params=asked)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("application/atom+xml")
    root: Element = fromstring(response.content)
    return root


def titles(client: httpx.Client, **asked: object) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in feed(client, **asked).iter(f"{ATOM}entry")]


@pytest.mark.parametrize("asked", [{}, {"type": ["actor", "topic", "place"], "limit": 200}, {"since": "9999"}])
def test_it_is_a_feed_by_rfc_4287(client: httpx.Client, asked: dict[str, object]) -> None:
    root = feed(client, **asked)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert bool(entries) == (asked.get("since") is None)
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            (only,) = element.findall(f"{ATOM}{name}")
            assert only.text
        assert re.fullmatch(r"urn:parley:changes\S*", element.findtext(f"{ATOM}id", ""))
        assert re.fullmatch(RFC3339, element.findtext(f"{ATOM}updated", ""))
        alternate = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternate) == 1
        assert all(urlsplit(link.get("href", "")).scheme == "http" for link in alternate)
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Parley"
    (own,) = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own
    assert client.get(own).status_code == 200
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    times = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert times == sorted(times, reverse=True)
    if times:
        assert root.findtext(f"{ATOM}updated") == times[0]


def test_a_feed_reader_reads_it(client: httpx.Client) -> None:
    read = fastfeedparser.parse(client.get("/changes.atom").content)
    assert read.feed.title == "Parley: changes"
    summit = next(entry for entry in read.entries if "Alaska summit" in entry.title)
    assert "/explore/meeting/" in summit.link
    assert {tag["term"] for tag in summit.tags} <= {"meeting", "position", "created", "changed"}
    odd = next(entry for entry in read.entries if entry.title.startswith("New: Angela Merkel"))
    assert 'Minister <b>"Ana" & Prado' in odd.title


def test_every_entry_leads_to_a_page(client: httpx.Client) -> None:
    everything = feed(client, type=["meeting", "position", "actor", "topic", "place"], limit=200)
    pages = {
        link.get("href", "") for link in everything.iter(f"{ATOM}link") if link.get("rel") == "alternate"
    }  # fmt: skip
    assert len(pages) > 10
    for page in pages:
        assert client.get(page).status_code == 200, page


def test_what_is_told(client: httpx.Client) -> None:
    told = titles(client)
    assert told[0].startswith("New: Angela Merkel calls for: ")
    assert any(title.startswith("Gone: m-") for title in told)
    assert "Changed: Alaska summit (held, 2025-08-15)" in told or "New: Alaska summit (held, 2025-08-15)" in told
    summary = next(
        entry.findtext(f"{ATOM}summary", "")
        for entry in feed(client).iter(f"{ATOM}entry")
        if "Alaska summit" in entry.findtext(f"{ATOM}title", "")
    )
    assert all(name in summary for name in ("Donald Trump", "Vladimir Putin", "; Anchorage, United States"))
    assert "The Daily Test" in summary


def test_filters(client: httpx.Client) -> None:
    assert all(title.startswith("Gone") for title in titles(client, change="deleted"))
    assert len(titles(client, change="deleted")) == 1
    assert titles(client, type="position", actor="Angela Merkel") == titles(client, limit=1)
    assert client.get("/changes.atom?actor=Kenya").status_code == 404  # gone with its article
    merkel = titles(client, type=["actor", "position"], actor="Angela Merkel")
    assert len(merkel) == 2
    last = client.get("/changes").json()["last"]
    assert len(titles(client, since=last - 1)) == 1
    assert titles(client, since=last) == []
    assert titles(client, since="2100-01-01T00:00:00Z") == []
    assert len(titles(client, limit=2)) == 2


@pytest.mark.parametrize(
    ("asked", "status"),
    [("since=yesterday", 422), ("type=meetings", 422), ("limit=0", 422), ("kind=summit", 422), ("actor=Nobody", 404)],
)
def test_bad_wishes_are_refused(client: httpx.Client, asked: str, status: int) -> None:
    response = client.get(f"/changes.atom?{asked}")
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


def test_who_has_it_already_gets_no_bytes(client: httpx.Client, driver: neo4j.Driver) -> None:
    first = client.get("/changes.atom")
    assert first.headers["Last-Modified"].endswith("GMT")
    again = client.get("/changes.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    GraphWriter(driver, None, update).write(*Story("2025-09-02", "new").meeting("e", "Kenya", "India").build())
    fresh = client.get("/changes.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert fresh.status_code == 200
    assert fresh.headers["ETag"] != first.headers["ETag"]
