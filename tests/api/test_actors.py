"""``/actors`` and what lies below it."""

import httpx
import pytest

ZELENSKYY = "person:volodymyr-zelenskyy"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "state"}, {"United States", "Russia", "Ukraine", "Japan", "South Korea"}),
        ({"kind": "organization"}, {"European leaders"}),
        ({"q": "zelensky"}, {"Volodymyr Zelenskyy"}),
        ({"q": "lopez"}, {"Andrés Manuel López Obrador"}),
        ({"q": "Seoul", "kind": "state"}, {"South Korea"}),
        ({"q": "Seoul", "kind": "person"}, set()),
        ({"country": "UKR"}, {"Ukraine", "Volodymyr Zelenskyy"}),
        ({"country": "usa", "kind": "person"}, {"Donald Trump"}),
        ({"country": "usa", "q": "trump"}, {"Donald Trump"}),
        ({"country": "FRA"}, set()),
    ],
)
def test_filters(client: httpx.Client, query: dict[str, str], expected: set[str]) -> None:
    page = client.get("/actors", params=query).json()
    assert {item["name"] for item in page["items"]} == expected
    assert page["total"] == len(expected)


def test_listed_actors_have_kind_counts_and_evidence(client: httpx.Client) -> None:
    (item,) = client.get("/actors", params={"q": "Zelenskyy"}).json()["items"]
    assert (item["kind"], item["meetings"], item["positions"]) == ("person", 2, 1)
    assert item["evidence"][0]["sentence"] == "Volodymyr Zelenskyy was not invited to the summit."


def test_detail(client: httpx.Client) -> None:
    actor = client.get(f"/actors/{ZELENSKYY}").json()
    assert (actor["name"], actor["kind"]) == ("Volodymyr Zelenskyy", "person")
    assert actor["aliases"] == ["Zelensky", "Zelenskyy"]
    (office,) = actor["offices"]
    assert (office["office"], office["id"], office["from"]) == ("President", "state:UKR", "2025-08-16")
    assert office["evidence"][0]["sentence"] == "Zelenskyy rejected any deal without Ukraine."
    counts = {
        key: actor[key] for key in ("meetings", "planned", "excluded_from", "absent_from", "positions", "targeted")
    }
    assert counts == {
        "meetings": 2,
        "planned": 1,
        "excluded_from": 1,
        "absent_from": 0,
        "positions": 1,
        "targeted": 0,
    }
    ukraine = client.get("/actors/state:UKR").json()
    assert [(r["id"], r["office"]) for r in ukraine["represented_by"]] == [(ZELENSKYY, "President")]
    assert client.get("/actors/state:RUS").json()["targeted"] == 2


def test_meetings_of_an_actor_tell_those_it_was_kept_out_of_apart(client: httpx.Client) -> None:
    page = client.get(f"/actors/{ZELENSKYY}/meetings").json()
    assert [(m["id"], m["role"], m["took_part"]) for m in page["items"]] == [
        ("meeting:washington-talks", "attendee", True),
        ("meeting:alaska-summit", "excluded", False),
        ("meeting:putin-zelenskyy-call", "attendee", True),
    ]
    talks = page["items"][0]
    assert [other["name"] for other in talks["with"]] == ["Donald Trump"]
    assert talks["evidence"][0]["sentence"] == "Trump and Zelenskyy will meet in Washington on Monday."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"role": "excluded"}, ["meeting:alaska-summit"]),
        ({"role": "attendee", "status": "planned"}, ["meeting:washington-talks"]),
        ({"status": "held"}, ["meeting:alaska-summit"]),
        ({"role": "mediator"}, []),
    ],
)
def test_filters_of_an_actors_meetings(client: httpx.Client, query: dict[str, str], expected: list[str]) -> None:
    items = client.get(f"/actors/{ZELENSKYY}/meetings", params=query).json()["items"]
    assert [item["id"] for item in items] == expected


def test_positions_of_an_actor(client: httpx.Client) -> None:
    (item,) = client.get(f"/actors/{ZELENSKYY}/positions").json()["items"]
    assert (item["stance"], item["topic"]["name"], item["target"]["id"]) == (
        "rejects",
        "deal without Ukraine",
        "state:RUS",
    )
    assert client.get(f"/actors/{ZELENSKYY}/positions", params={"stance": "supports"}).json()["total"] == 0


def test_pages(client: httpx.Client) -> None:
    first = client.get("/actors", params={"limit": 5}).json()
    assert (first["total"], len(first["items"])) == (12, 5)
    names = [item["name"] for item in first["items"]]
    path = first["next"]
    while path:
        page = client.get(path).json()
        names += [item["name"] for item in page["items"]]
        path = page["next"]
    assert len(set(names)) == 12
