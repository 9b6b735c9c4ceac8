"""What became of a meeting, on what articles disagree, and where somebody has moved: served from the real Neo4j."""

from collections.abc import Iterator
from typing import Any

import httpx
import neo4j
import pytest

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from graph_schema.store.migrate import migrate
from graph_schema.store.reader import Source, read_rows
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from tests.api.fishing_summit import JAPAN, PRADO, QUOTE, fishing
from tests.api.serving import serving
from tests.conftest import KEPT_LABEL
from tests.stories import Story

TRUMP = "person:donald-trump"


def elsewhere() -> list[Story]:
    """Words of one actor on one war, and on other things, over time."""
    told: list[tuple[str, str, str, str, str | None]] = [
        ("2025-08-13", "s1", "calls_for", "an immediate ceasefire", "Ukraine"),
        ("2025-08-17", "s2", "calls_for", "a lasting peace agreement", "Ukraine"),
        ("2025-08-19", "s3", "supports", "a peace deal", "Ukraine"),
        ("2025-08-20", "s4", "rejects", "talks", "Japan"),
        ("2025-08-21", "s5", "supports", "talks", "Kenya"),
        ("2025-01-01", "s6", "opposes", "tariffs", None),
        ("2025-08-21", "s7", "supports", "tariffs", None),
        ("2025-01-02", "s8", "supports", "the free trade agreement", None),
        ("2025-08-22", "s9", "rejects", "the free trade agreement", None),
        ("2025-08-22", "s10", "warns", "the free trade agreement", None),
    ]
    return [Story(day, name).position("Donald Trump", stance, topic, target=target)
            for day, name, stance, topic, target in told]  # fmt: skip


@pytest.fixture(scope="module")
def graph(driver: neo4j.Driver) -> neo4j.Driver:
    migrate(driver)
    driver.execute_query(f"MATCH (n) WHERE NOT n:{KEPT_LABEL} DETACH DELETE n")
    writer = GraphWriter(driver, None, update)
    for story in (*fishing(), *elsewhere()):
        writer.write(*story.build())
    return driver


@pytest.fixture(scope="module")
def client(graph: neo4j.Driver, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    with serving(create_app(ApiSettings(store=store_settings, timeout=60))) as client:
        yield client


@pytest.fixture(scope="module")
def summit(client: httpx.Client) -> dict[str, Any]:
    (found,) = client.get("/meetings?kind=summit").json()["items"]
    detail: dict[str, Any] = client.get(f"/meetings/{found['id']}").json()
    return detail


def test_the_history_shows_each_step_with_its_sentence(summit: dict[str, Any]) -> None:
    assert [(step["status"], step["from"]) for step in summit["history"]] == [
        ("proposed", "2025-03-01"),
        ("planned", "2025-03-03"),
        ("cancelled", "2025-03-05"),
        ("planned", "2025-03-09"),
        ("held", "2025-03-22"),
        ("cancelled", "2025-03-24"),
    ]
    for step in summit["history"]:
        (evidence,) = step["evidence"]
        assert evidence["published_at"] == step["from"]
        assert evidence["sentence"].startswith(evidence["article_title"][-1].upper())
    assert (summit["told_from"], summit["known_from"]) == ("2025-03-01", "2025-03-24")


def test_disagreements_show_what_prevailed_why_and_who_says_otherwise(summit: dict[str, Any]) -> None:
    by_field = {one["on"]: one for one in summit["disagreements"]}
    assert summit["disputed"] == ["kind", "status", "date", "participants"]
    assert set(by_field) == set(summit["disputed"])
    kind = by_field["kind"]
    assert (kind["chosen"], kind["says"]) == ("summit", "visit")
    assert kind["why"] == "told with more certainty (0.80 against 0.60)"
    assert [source["article_title"] for source in kind["sources"]] == ["Story f"]
    status = by_field["status"]
    assert (status["chosen"], status["says"], len(status["sources"])) == ("cancelled", "held", 2)
    date = by_field["date"]
    assert {date["chosen"], date["says"]} == {"2025-03-20 to 2025-03-21", "2025-03-20 to 2025-03-22"}


def test_while_it_was_held_they_differed_on_who_came(client: httpx.Client, summit: dict[str, Any]) -> None:
    then = client.get(f"/meetings/{summit['id']}?as_of=2025-03-23").json()
    (one,) = [one for one in then["disagreements"] if one["on"] == "participants"]
    assert one["about"] == {"id": JAPAN, "name": "Japan", "kind": "state"}
    assert (then["status"], one["chosen"], one["says"]) == ("held", "absent", "attendee")
    assert JAPAN in {actor["id"] for actor in then["absent"]}
    assert JAPAN in {actor["id"] for actor in summit["participants"]}  # called off: who was to come, came to nothing


def test_each_claim_shows_where_it_differs(client: httpx.Client, summit: dict[str, Any]) -> None:
    items = client.get(f"/meetings/{summit['id']}/claims").json()["items"]
    differing = {item["article_title"]: {one["on"] for one in item["disagrees"]} for item in items if item["disagrees"]}
    assert "kind" in differing["Story f"]
    assert "status" in differing["Story e"]
    assert "Story a" not in differing
    told_by_then = client.get(f"/meetings/{summit['id']}/claims?as_of=2025-03-04").json()
    assert [item["article_title"] for item in told_by_then["items"]] == ["Story a", "Story b"]


def test_nobody_had_told_of_it_before(client: httpx.Client, summit: dict[str, Any]) -> None:
    for path in ("", "/participants", "/claims"):
        response = client.get(f"/meetings/{summit['id']}{path}?as_of=2025-02")
        assert response.status_code == 404
        assert "by 2025-02-28" in response.json()["detail"]
    assert client.get(f"/meetings/{summit['id']}?as_of=2025-02-30").status_code == 422
    assert client.get("/positions?as_of=yesterday").status_code == 422


def test_the_same_quote_is_one_position_with_its_sources(client: httpx.Client) -> None:
    (said,) = client.get("/positions?q=fishermen").json()["items"]
    assert (said["stance"], said["quote"], said["stated_on"]) == ("warns", QUOTE, "2025-03-01")
    assert (said["independent_sources"], len(said["evidence"])) == (2, 2)
    (before,) = client.get("/positions?q=fishermen&as_of=2025-03-02").json()["items"]
    assert (before["id"], before["stance"], len(before["evidence"])) == (said["id"], "rejects", 1)


def moved(client: httpx.Client, actor: str, **asked: str) -> list[tuple[str, str, list[str]]]:
    items = client.get(f"/actors/{actor}/positions", params=asked).json()["items"]
    assert [item["stated_on"] for item in items] == sorted((item["stated_on"] for item in items), reverse=True)
    return [(item["stated_on"], item["stance"], [one["how"] for one in item["shift"]]) for item in items]


def test_from_a_ceasefire_to_a_peace_deal(client: httpx.Client) -> None:
    expected = [
        ("2025-08-19", "supports", []),
        ("2025-08-17", "calls_for", ["from ceasefire to peace deal"]),
        ("2025-08-13", "calls_for", []),
    ]
    assert moved(client, TRUMP, topic="ending a war") == expected
    assert moved(client, TRUMP, topic="ceasefire") == expected[2:]
    assert moved(client, TRUMP, topic="ending a war", as_of="2025-08-14") == expected[2:]


def test_from_for_to_against(client: httpx.Client) -> None:
    assert sorted(moved(client, TRUMP, topic="free trade")) == [
        ("2025-01-02", "supports", []),
        ("2025-08-22", "rejects", ["from for to against"]),
        ("2025-08-22", "warns", []),
    ]
    assert ("2025-03-09", "supports", ["from against to for"]) in moved(client, PRADO, topic="quotas")


def test_other_targets_and_bare_words_long_ago_are_no_shift(client: httpx.Client) -> None:
    assert all(not how for _, _, how in moved(client, TRUMP, topic="talks"))
    assert all(not how for _, _, how in moved(client, TRUMP, topic="tariffs"))


def test_the_same_by_query_files(graph: neo4j.Driver, summit: dict[str, Any]) -> None:
    source = Source(graph, None)
    steps = read_rows(source, "meeting_history", {"id": summit["id"]})
    assert [(row["status"], row["from"]) for row in steps] == [(s["status"], s["from"]) for s in summit["history"]]
    (changed,) = read_rows(source, "meetings_that_changed", {"since": None})
    assert changed["steps"][0] == "proposed 2025-03-01"
    assert changed["changed"] == "2025-03-24"
    assert read_rows(source, "meetings_that_changed", {"since": "2025-03-02"}) == []
    rows = read_rows(source, "disagreements", {"words": "Fishing summit", "on": "kind"})
    assert [(row["chosen"], row["says"]) for row in rows] == [("summit", "visit")]
    assert len(read_rows(source, "disagreements", {"words": "", "on": None})) == sum(
        len(one["sources"]) for one in summit["disagreements"]
    )
    shifts = read_rows(source, "position_shifts", {"actor": "Donald Trump"})
    assert [(row["how"], row["from"], row["to"]) for row in shifts] == [
        ("from for to against", "2025-01-02", "2025-08-22"),
        ("from ceasefire to peace deal", "2025-08-13", "2025-08-17"),
    ]
