"""``/meetings`` and what lies below it."""

import httpx
import pytest

ALASKA = "meeting:alaska-summit"


def ids(client: httpx.Client, path: str, **query: object) -> set[str]:
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    page = response.json()
    assert page["total"] == len(page["items"])
    return {item["id"].removeprefix("meeting:") for item in page["items"]}


def test_all_meetings_the_latest_first_and_those_without_a_day_last(client: httpx.Client) -> None:
    items = client.get("/meetings").json()["items"]
    assert [item["start_date"] for item in items] == [
        "2026",
        "2025-08-18",
        "2025-08-15",
        "2025-08-15",
        "2018-06-12",
        "2018-05",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "summit"}, {"alaska-summit", "singapore-summit", "three-way-summit"}),
        ({"status": "planned"}, {"washington-talks", "ottawa-visit"}),
        ({"status": "held"}, {"alaska-summit", "anchorage-walk", "tokyo-talks"}),
        ({"kind": "talks", "status": "held"}, {"anchorage-walk", "tokyo-talks"}),
        ({"place": "place:singapore"}, {"singapore-summit"}),
        ({"place": "Anchorage"}, {"alaska-summit", "anchorage-walk"}),
        ({"place": "united states"}, {"alaska-summit", "anchorage-walk", "washington-talks"}),
        ({"place": "Atlantis"}, set()),
        ({"from": "2025-08-15", "to": "2025-08-15"}, {"alaska-summit", "anchorage-walk"}),
        ({"from": "2025-08-16"}, {"washington-talks", "ottawa-visit"}),
        ({"to": "2018"}, {"singapore-summit", "tokyo-talks"}),
        ({"from": "2018-05-20", "to": "2018-05-20"}, {"tokyo-talks"}),  # "in May" may have been on the 20th
        ({"from": "2026-07"}, {"ottawa-visit"}),
        ({"q": "summit"}, {"alaska-summit", "singapore-summit", "three-way-summit"}),
        ({"q": "three hours"}, {"alaska-summit"}),
        ({"q": "lopez obrador"}, {"ottawa-visit"}),
        ({"q": 'quo"tes \\ and (Lucene) signs +-&|!{}[]^~*?:/'}, set()),
        ({"q": '"'}, set()),
        ({"q": "- !"}, set()),
        ({"q": "summit", "status": "held"}, {"alaska-summit"}),
        ({"q": "summit", "place": "Singapore", "actor": "Kim Jong Un"}, {"singapore-summit"}),
    ],
)
def test_filters(client: httpx.Client, query: dict[str, str], expected: set[str]) -> None:
    assert ids(client, "/meetings", **query) == expected


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        (["person:vladimir-putin"], {"alaska-summit", "anchorage-walk", "putin-zelenskyy-call"}),
        (["Vladimir Putin"], {"alaska-summit", "anchorage-walk", "putin-zelenskyy-call"}),
        (["putin"], {"alaska-summit", "anchorage-walk", "putin-zelenskyy-call"}),
        (["Zelensky"], {"washington-talks", "putin-zelenskyy-call"}),  # kept out of Alaska: not there
        (["Donald Trump", "person:vladimir-putin"], {"alaska-summit", "anchorage-walk"}),
        (["Donald Trump", "Donald Trump"], {"alaska-summit", "anchorage-walk", "washington-talks", "singapore-summit"}),
        (["European leaders"], set()),  # stayed away
        (["state:JPN"], {"tokyo-talks"}),
        (["Andres Manuel Lopez Obrador"], {"ottawa-visit"}),
        (["Nobody At All"], set()),
        (["Donald Trump", "Nobody At All"], set()),
    ],
)
def test_all_named_actors_took_part(client: httpx.Client, actors: list[str], expected: set[str]) -> None:
    assert ids(client, "/meetings", actor=actors) == expected


def test_a_listed_meeting_shows_who_and_the_sentence(client: httpx.Client) -> None:
    (item,) = client.get("/meetings", params={"q": "Alaska summit"}).json()["items"]
    assert [(p["name"], p["role"]) for p in item["participants"]] == [
        ("Donald Trump", "host"),
        ("Vladimir Putin", "attendee"),
    ]
    assert item["place"] == {
        "id": "place:anchorage-united-states",
        "name": "Anchorage, United States",
        "country_iso3": "USA",
    }
    (evidence,) = item["evidence"]
    assert evidence["sentence"] == "Donald Trump received Vladimir Putin in Anchorage on Friday."
    assert evidence["outlet"] == "The Parley Gazette"
    assert evidence["published_at"] == "2025-08-16"


def test_detail_keeps_the_excluded_and_the_absent_apart(client: httpx.Client) -> None:
    meeting = client.get(f"/meetings/{ALASKA}").json()
    assert meeting["status"] == "held"
    assert {p["name"] for p in meeting["participants"]} == {"Donald Trump", "Vladimir Putin"}
    assert [(p["name"], p["role"]) for p in meeting["excluded"]] == [("Volodymyr Zelenskyy", "excluded")]
    assert [(p["name"], p["role"]) for p in meeting["absent"]] == [("European leaders", "absent")]
    assert [part["id"] for part in meeting["parts"]] == ["meeting:anchorage-walk"]
    assert meeting["positions"] == 1
    assert len(meeting["evidence"]) == 4
    walk = client.get("/meetings/meeting:anchorage-walk").json()
    assert walk["part_of"]["id"] == ALASKA


def test_participants_come_with_sentence_article_and_whom_they_represent(client: httpx.Client) -> None:
    page = client.get(f"/meetings/{ALASKA}/participants").json()
    assert [item["name"] for item in page["items"]] == ["Donald Trump", "Vladimir Putin"]
    trump = page["items"][0]
    assert trump["represents"] == [{"id": "state:USA", "name": "United States", "office": "President"}]
    first, second = trump["evidence"]
    assert first["sentence"] == trump["sentence"]
    assert {first["outlet"], second["outlet"]} == {"The Parley Gazette", "Lakeside Courier"}
    text = client.get(f"/articles/{first['article_id']}").json()["text"]
    assert text[first["start"] : first["end"]] == first["sentence"]


def test_nobody_excluded_or_absent_is_among_the_participants_of_any_meeting(client: httpx.Client) -> None:
    for meeting in client.get("/meetings").json()["items"]:
        detail = client.get(f"/meetings/{meeting['id']}").json()
        there = {p["id"] for p in detail["participants"]}
        assert there == {p["id"] for p in meeting["participants"]}
        assert there == {p["id"] for p in client.get(f"/meetings/{meeting['id']}/participants").json()["items"]}
        assert not there & {p["id"] for p in detail["excluded"] + detail["absent"]}


def test_a_planned_meeting_is_never_held(client: httpx.Client) -> None:
    planned = ids(client, "/meetings", status="planned") | ids(client, "/meetings", status="proposed")
    assert "washington-talks" in planned
    assert not planned & ids(client, "/meetings", status="held")
    assert client.get("/meetings/meeting:washington-talks").json()["status"] == "planned"


def test_claims_keep_what_each_sentence_says(client: httpx.Client) -> None:
    page = client.get(f"/meetings/{ALASKA}/claims").json()
    assert page["total"] == 4
    assert [(c["kind"], c["place"]) for c in page["items"]] == [
        ("talks", "Anchorage, United States"),
        ("summit", None),
        (None, None),
        ("summit", "Alaska, United States"),
    ]
    first = page["items"][0]
    assert first["date"] == {"start": "2025-08-15", "end": None, "phrase": "on Friday", "assumed": False}
    assert first["participants"][0] == {"actor": "donald-trump", "role": "host", "confidence": 0.9}
    assert first["rule"] == "test-rule"


def test_pages_follow_each_other_to_the_end(client: httpx.Client) -> None:
    seen: list[str] = []
    path: str | None = "/meetings?limit=3&status=held&from=2018"
    while path:
        page = client.get(path).json()
        assert (page["total"], page["limit"]) == (3, 3)
        seen += [item["id"] for item in page["items"]]
        path = page["next"]
    assert len(seen) == 3
    path, pages, seen = "/meetings?limit=3", 0, []
    while path:
        page = client.get(path).json()
        seen += [item["id"] for item in page["items"]]
        path, pages = page["next"], pages + 1
    assert (pages, len(seen), len(set(seen))) == (3, 8, 8)
    assert client.get("/meetings", params={"offset": 50}).json()["items"] == []


def test_participants_and_claims_are_paged(client: httpx.Client) -> None:
    first = client.get(f"/meetings/{ALASKA}/participants", params={"limit": 1}).json()
    second = client.get(first["next"]).json()
    assert [i["name"] for i in first["items"] + second["items"]] == ["Donald Trump", "Vladimir Putin"]
    assert second["next"] is None
    claims = client.get(f"/meetings/{ALASKA}/claims", params={"limit": 2, "offset": 3}).json()
    assert len(claims["items"]) == 1


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("actor=Donald%20Trump&role=host", {"meeting:alaska-summit", "meeting:washington-talks"}),
        ("actor=Donald%20Trump&role=mediator", set()),
        ("min_sources=2", {"meeting:alaska-summit"}),
        ("min_sources=2&status=planned", set()),
        ("min_confidence=0.91", set()),
        ("min_sources=2&from=2025&to=2025&q=Alaska", {"meeting:alaska-summit"}),
    ],
)
def test_filters_by_role_and_by_how_sure_it_is(client: httpx.Client, asked: str, expected: set[str]) -> None:
    page = client.get(f"/meetings?{asked}").json()
    assert {item["id"] for item in page["items"]} == expected
    assert page["total"] == len(expected)


def test_all_are_as_sure_as_the_least_sure(client: httpx.Client) -> None:
    everything = client.get("/meetings").json()
    assert client.get("/meetings?min_confidence=0.9").json()["items"] == everything["items"]
    assert client.get("/meetings?role=host").status_code == 422
