"""What is served as of a day is what a graph of the articles published by that day serves, on the real Neo4j over HTTP.

The worlds are such that later articles unite no two meetings or people of earlier ones: there the two may differ
(docs/resolution.md).
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import neo4j
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.main import create_app
from app.settings import ApiSettings
from graph_schema.settings import StoreSettings
from graph_schema.store.migrate import migrate
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from tests.api.fishing_summit import JAPAN, KENYA, PRADO, QUOTE, fishing, telling
from tests.api.serving import serving
from tests.conftest import KEPT_LABEL
from tests.stories import Story

Reset = Callable[[], GraphWriter]


@pytest.fixture(scope="module")
def reset(driver: neo4j.Driver) -> Reset:
    """Empties the graph and hands out a writer."""
    migrate(driver)

    def empty() -> GraphWriter:
        driver.execute_query(f"MATCH (n) WHERE NOT n:{KEPT_LABEL} DETACH DELETE n")
        return GraphWriter(driver, None, update)

    return empty


@pytest.fixture(scope="module")
def client(reset: Reset, store_settings: StoreSettings) -> Iterator[httpx.Client]:
    with serving(create_app(ApiSettings(store=store_settings, timeout=60))) as client:
        yield client


def get(client: httpx.Client, path: str, as_of: dt.date | None) -> Any:
    """The answer, whose links to further pages name the day too."""
    response = client.get(path, params={"as_of": as_of.isoformat()} if as_of else {})
    assert response.status_code in (200, 404), response.text
    body = response.json()
    return body if response.status_code == 200 else None


LISTS = [
    "/meetings?limit=200",
    "/meetings?status=planned",
    "/meetings?kind=summit",
    "/meetings?place=Nairobi",
    f"/meetings?actor={PRADO}&actor=Japan",
    "/meetings?q=Fishing",
    "/meetings?from=2025-03-20&to=2025-03-20",
    f"/actors/{PRADO}/meetings",
    f"/actors/{JAPAN}/meetings?role=absent",
    f"/actors/{PRADO}/positions",
    f"/actors/{PRADO}/positions?topic=quotas",
    "/positions",
    "/positions?stance=warns",
    "/positions?topic=fishing",
    f"/positions?target={KENYA}",
    "/positions?q=fishermen",
]


def answers(client: httpx.Client, as_of: dt.date | None) -> dict[str, Any]:
    """All that is served: the lists, and every meeting of them with its parts."""
    found = {path: get(client, path, as_of) for path in LISTS}
    for meeting in found[LISTS[0]]["items"]:
        for part in ("", "/participants", "/claims"):
            path = f"/meetings/{meeting['id']}{part}"
            found[path] = get(client, path, as_of)
    return {path: body or {"items": [], "total": 0} for path, body in found.items()}


def comparable(body: dict[str, Any]) -> dict[str, Any]:
    """Without links, which name the day, and without the reason why tellings are one meeting, which is today's."""
    items = [{**item, "reason": None} if "reason" in item else item for item in body.get("items", ())]
    return {key: value for key, value in body.items() if key not in ("next", "limit", "offset", "items")} | {
        "items": items
    }


def assert_served_alike(client: httpx.Client, reset: Reset, stories: list[Story]) -> int:
    """Compare every day of the stories; return how many answers held something."""
    days = sorted({story.published for story in stories})
    writer = reset()
    for story in stories:
        writer.write(*story.build())
    as_of = {day: answers(client, day) for day in days}
    before = get(client, LISTS[0], days[0] - dt.timedelta(days=1))
    assert before["total"] == 0
    writer, held = reset(), 0
    for day in days:
        for story in stories:
            if story.published == day:
                writer.write(*story.build())
        for path, now in answers(client, None).items():
            then = as_of[day][path]
            assert comparable(then) == comparable(now), (day.isoformat(), path)
            held += bool(now.get("total") or now.get("id"))
    return held


def test_every_day_of_a_summit_is_served_as_it_was_known(client: httpx.Client, reset: Reset) -> None:
    assert assert_served_alike(client, reset, fishing()) > 60
    assert client.get("/meetings", params={"as_of": "1999"}).json()["total"] == 0


@st.composite
def tales(draw: st.DrawFn) -> list[Story]:
    """Articles on few days that all tell of one encounter and quote one sentence, each in its own way."""
    stories = []
    for name in "abcd"[: draw(st.integers(2, 4))]:
        roles = [(who, draw(st.sampled_from(["attendee", "host", "invited"]))) for who in ("Ana Prado", "Kenya")]
        roles.append(("Japan", draw(st.sampled_from(["attendee", "absent", "excluded"]))))
        story = telling(
            f"2025-03-{draw(st.sampled_from(['02', '05', '20', '23']))}", name, *roles,
            kind=draw(st.sampled_from(["summit", "talks"])),
            status=draw(st.sampled_from(["proposed", "planned", "postponed", "cancelled", "ongoing", "held"])),
            title=draw(st.sampled_from([None, "Fishing summit"])), confidence=draw(st.sampled_from([0.5, 0.8])),
            end=draw(st.sampled_from([None, "2025-03-21", "2025-03-22"])),
        )  # fmt: skip
        story.position(
            "Ana Prado", draw(st.sampled_from(["rejects", "warns", "supports"])),
            draw(st.sampled_from(["quotas", "fishing"])), quote=QUOTE,
            target=draw(st.sampled_from([None, "Kenya", "Japan"])), event=draw(st.sampled_from([None, "e1"])),
            confidence=draw(st.sampled_from([0.5, 0.8])),
        )  # fmt: skip
        stories.append(story)
    return stories


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(stories=tales())
def test_any_tale_is_served_as_it_was_known(client: httpx.Client, reset: Reset, stories: list[Story]) -> None:
    assert_served_alike(client, reset, stories)
