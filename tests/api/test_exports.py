"""Exports of the small graph, each read back by a program of its form."""

import csv
import io
import json

import httpx
import networkx as nx
import pytest
from icalendar import Calendar

from app.exports.tables import COLUMNS
from app.routes.exports import WRITERS, Form, What
from tests.api.test_problems import problem


def lines(response: httpx.Response) -> list[dict[str, object]]:
    assert response.status_code == 200, response.text
    return [json.loads(line) for line in response.text.splitlines()]


@pytest.mark.parametrize(("what", "form"), list(WRITERS))
def test_every_form_has_everything(client: httpx.Client, what: What, form: Form) -> None:
    response = client.get(f"/export/{what}.{form}")
    assert response.status_code == 200
    assert f"parley-{what}.{form}" in response.headers["content-disposition"]
    assert response.headers["content-type"].startswith(WRITERS[what, form].media_type.partition(";")[0])
    total = client.get(f"/{what}").json()["total"]
    if form in (Form.CSV, Form.JSONL):
        assert len(response.text.splitlines()) == total + (form is Form.CSV)


def test_csv_is_read_by_a_csv_reader(client: httpx.Client) -> None:
    for what in What:
        rows = list(csv.DictReader(io.StringIO(client.get(f"/export/{what}.csv").text)))
        assert list(rows[0]) == list(COLUMNS[what])
        assert all(row["id"] for row in rows)
    (row,) = [row for row in csv.DictReader(io.StringIO(client.get("/export/meetings.csv").text)) if row["excluded"]][
        :1
    ]
    assert row["excluded"] not in row["participants"]
    assert row["sentence"]


def test_filters_are_those_of_the_lists(client: httpx.Client) -> None:
    held = lines(client.get("/export/meetings.jsonl?status=held"))
    assert {row["status"] for row in held} == {"held"}
    assert len(held) == client.get("/meetings?status=held").json()["total"]
    trump = lines(client.get("/export/meetings.jsonl?actor=Donald Trump"))
    assert len(trump) == client.get("/meetings?actor=Donald Trump").json()["total"]
    assert lines(client.get("/export/meetings.jsonl?min_confidence=1")) == []
    problem(client.get("/export/meetings.jsonl?actor=Nobody At All"), 404)
    problem(client.get("/export/actors.plover"), 404)
    problem(client.get("/export/meetings.xlsx"), 422)
    problem(client.get("/export/meetings.csv?colour=red"), 422)


def test_graphml_is_read_by_networkx(client: httpx.Client) -> None:
    graph = nx.read_graphml(io.BytesIO(client.get("/export/meetings.graphml").content))
    meetings = [node for node, data in graph.nodes(data=True) if data["type"] == "meeting"]
    assert len(meetings) == client.get("/meetings").json()["total"]
    relations = {data["relation"] for _, _, data in graph.edges(data=True)}
    assert {"PARTICIPATED_IN", "EXCLUDED_FROM"} <= relations
    assert all(data["label"] for _, data in graph.nodes(data=True))


def test_followthemoney_takes_every_entity(client: httpx.Client) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="has no wheels; see docs/decisions/0008")
    ids, links = set(), set()
    for what in ("actors", "meetings"):
        for entity in lines(client.get(f"/export/{what}.ftm")):
            proxy = followthemoney.model.get_proxy(entity, cleaned=False)
            proxy.schema.validate(entity)
            ids.add(proxy.id)
            for prop, value in proxy.itervalues():
                if prop.type.name == "entity":
                    links.add(value)
            assert proxy.to_dict()["properties"].keys() == entity["properties"].keys(), entity  # type: ignore[attr-defined]
    assert links <= ids


def test_followthemoney_links_lead_somewhere(client: httpx.Client) -> None:
    entities = lines(client.get("/export/meetings.ftm"))
    ids = {entity["id"] for entity in entities}
    events = [entity["properties"] for entity in entities if entity["schema"] == "Event"]
    assert len(events) == client.get("/meetings").json()["total"]
    linked = {id_ for event in events for name in ("organizer", "involved") for id_ in event.get(name, ())}  # type: ignore[attr-defined]
    assert linked
    assert linked <= ids


def test_jsonld_tells_what_was_called_off(client: httpx.Client) -> None:
    document = json.loads(client.get("/export/meetings.jsonld").text)
    assert document["@context"] == "https://schema.org"
    by_status = {
        next(p["value"] for p in event["additionalProperty"] if p["name"] == "status"): event["eventStatus"]
        for event in document["@graph"]
    }
    assert by_status["cancelled"] == "https://schema.org/EventCancelled"
    assert by_status["held"] == "https://schema.org/EventScheduled"


def test_plover_events_have_codes(client: httpx.Client) -> None:
    events = lines(client.get("/export/meetings.plover"))
    assert {event["event_type"] for event in events} == {"CONSULT"}
    codes = {actor["code"] for event in events for actor in (*event["actor"], *event["recipient"])}  # type: ignore[misc]
    assert "USA GOV" in codes
    assert all(event["event_type"] for event in lines(client.get("/export/positions.plover")))


def test_the_calendar_has_what_is_planned(client: httpx.Client) -> None:
    planned = client.get("/meetings.ics?from=2000")
    assert planned.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(planned.content).walk("VEVENT")
    wanted = [m for m in client.get("/meetings?status=planned").json()["items"] if len(m["start_date"] or "") == 10]
    assert len(events) == len(wanted)
    held = Calendar.from_ical(client.get("/meetings.ics?status=held&from=2000").content).walk("VEVENT")
    summit = next(event for event in held if "summit" in str(event["summary"]).lower())
    assert str(summit["status"]) == "CONFIRMED"
    assert summit.decoded("dtend") > summit.decoded("dtstart")
