"""Network and timelines on the small graph."""

import httpx

from tests.api.test_problems import problem


def body(client: httpx.Client, path: str) -> dict:
    response = client.get(path)
    assert response.status_code == 200, response.text
    return response.json()


def test_only_held_meetings_tie_people(client: httpx.Client) -> None:
    network = body(client, "/network?kind=person&kind=state&kind=organization")
    assert network["edges"]
    for edge in network["edges"]:
        pair = f"/meetings?actor={edge['source']}&actor={edge['target']}&status=held"
        assert body(client, pair)["total"] == edge["meetings"]
    ends = {edge[end] for edge in network["edges"] for end in ("source", "target")}
    assert {node["id"] for node in network["nodes"]} == ends
    assert all(0 <= node["degree"] <= 1 and 0 <= node["betweenness"] <= 1 for node in network["nodes"])


def test_of_an_actor_and_of_a_time(client: httpx.Client) -> None:
    of_trump = body(client, "/network?actor=Donald Trump")
    assert "person:donald-trump" in {node["id"] for node in of_trump["nodes"]}
    assert body(client, "/network?from=1990&to=1991") == {"nodes": [], "edges": [], "cut": False}
    assert body(client, "/network?limit=1&kind=person&kind=state")["cut"] is True
    problem(client.get("/network?from=2025&to=2024"), 422)
    problem(client.get("/network?actor=Nobody At All"), 404)


def test_the_shortest_chain_is_made_of_held_meetings(client: httpx.Client) -> None:
    edge = body(client, "/network?kind=person&kind=state&kind=organization")["edges"][0]
    path = body(client, f"/network/path?one={edge['source']}&other={edge['target']}")
    assert path["found"]
    assert len(path["steps"]) == 1
    assert path["steps"][0]["from"]["id"] == edge["source"]
    assert path["steps"][0]["meeting"]["status"] == "held"
    problem(client.get("/network/path?one=Donald Trump&other=person:donald-trump"), 422)


def test_third_parties_met_both(client: httpx.Client) -> None:
    edges = body(client, "/network?kind=person&kind=state&kind=organization")["edges"]
    met: dict[str, set[str]] = {}
    for edge in edges:
        met.setdefault(edge["source"], set()).add(edge["target"])
        met.setdefault(edge["target"], set()).add(edge["source"])
    one, other = edges[0]["source"], edges[0]["target"]
    common = body(client, f"/network/common?one={one}&other={other}")["items"]
    assert {item["id"] for item in common} == (met[one] & met[other])


def test_timelines_are_in_order_and_complete(client: httpx.Client) -> None:
    timeline = body(client, "/timeline?actor=Donald Trump&limit=200")
    days = [item["day"] for item in timeline["items"]]
    assert days == sorted(days)
    positions = body(client, "/actors/person:donald-trump/positions?limit=200")["total"]
    assert sum(item["type"] == "position" for item in timeline["items"]) == positions
    assert any(item["type"] == "meeting" for item in timeline["items"])
    pair = body(client, "/timeline?actor=Donald Trump&actor=Vladimir Putin&limit=200")
    assert 0 < pair["total"] < timeline["total"]
    problem(client.get("/timeline"), 422)
    problem(client.get("/timeline?actor=Donald Trump&topic=topic:x"), 422)


def test_topics_and_places(client: httpx.Client) -> None:
    topics = body(client, "/topics")
    assert topics["items"][0]["positions"] >= topics["items"][-1]["positions"]
    detail = body(client, f"/topics/{topics['items'][0]['id']}")
    assert sum(stance["times"] for stance in detail["stances"]) >= topics["items"][0]["positions"]
    problem(client.get("/topics/topic:nothing"), 404)
    assert body(client, f"/topics?q={topics['items'][0]['name']}")["total"] >= 1
    places = body(client, "/places")
    assert places["items"]
    assert body(client, f"/places?country={places['items'][0]['country_iso3']}")["total"] >= 1
    assert body(client, "/places?q=Nowhere At All")["total"] == 0
    problem(client.get("/places?country=us"), 422)
