"""What the lists have in common: sides, outlets, order, cursors, sparse fields."""

import base64
import json
from typing import Any

import httpx
import neo4j
import pytest

MEETINGS = ["ottawa-visit", "washington-talks", "alaska-summit", "anchorage-walk", "singapore-summit", "tokyo-talks",
            "putin-zelenskyy-call", "three-way-summit"]  # fmt: skip
"""The latest first, then those without a day."""


def body(client: httpx.Client, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def names(client: httpx.Client, path: str) -> list[str]:
    return [item["id"].rpartition(":")[2] for item in body(client, path)["items"]]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("/meetings?country=ukr", {"washington-talks", "putin-zelenskyy-call"}),  # through its president
        ("/meetings?country=JPN", {"tokyo-talks"}),  # itself
        ("/meetings?country=USA&role=host", {"alaska-summit", "washington-talks"}),
        ("/meetings?country=USA&actor=Putin", {"alaska-summit", "anchorage-walk"}),
        ("/meetings?country=FRA", set()),  # nobody represents it
        ("/meetings?organization=European%20leaders", set()),  # it stayed away
        ("/meetings?organization=Nobody", set()),
        ("/meetings?outlet=Lakeside%20Courier",
         {"alaska-summit", "putin-zelenskyy-call", "ottawa-visit", "three-way-summit"}),
        ("/meetings?outlet=Lakeside%20Courier&kind=summit", {"alaska-summit", "three-way-summit"}),
        ("/meetings?outlet=The%20Parley%20Gazette&actor=Kim%20Jong%20Un", {"singapore-summit"}),
        ("/meetings?outlet=Lakeside%20Courier&actor=Kim%20Jong%20Un", set()),
        ("/meetings?outlet=The%20Parley%20Gazette&as_of=2018-05", {"singapore-summit", "tokyo-talks"}),
        ("/meetings?outlet=Lakeside%20Courier&as_of=2018-05", set()),
        ("/meetings?outlet=lakeside", set()),
        ("/positions?country=UKR", {"1"}),
        ("/positions?country=UKR&holder=Macron", set()),
        ("/positions?organization=Volodymyr%20Zelenskyy", {"1"}),
        ("/positions?outlet=Lakeside%20Courier", {"2"}),
        ("/positions?outlet=Lakeside%20Courier&target=Russia", {"2"}),
        ("/positions?outlet=Lakeside%20Courier&stance=rejects", set()),
        ("/positions?outlet=Lakeside%20Courier&as_of=2025-08-17", set()),
        ("/actors?organization=state:UKR", {"UKR", "volodymyr-zelenskyy"}),
        ("/actors?organization=European%20leaders&include_members=true", {"european-leaders"}),
        ("/actors?organization=state:UKR&q=Zelensky", {"volodymyr-zelenskyy"}),
        ("/actors?organization=Nobody", set()),
    ],
)  # fmt: skip
def test_sides_and_outlets(client: httpx.Client, asked: str, expected: set[str]) -> None:
    assert set(names(client, asked)) == expected
    assert body(client, asked)["total"] == len(expected)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("/meetings", MEETINGS),
        ("/meetings?sort=-date", MEETINGS),
        ("/meetings?sort=date", [*reversed(MEETINGS[4:6]), *MEETINGS[2:4], MEETINGS[1], MEETINGS[0], *MEETINGS[6:]]),
        ("/meetings?sort=-sources", [MEETINGS[2], *MEETINGS[:2], *MEETINGS[3:]]),
        ("/meetings?sort=-confidence", MEETINGS),  # all are as sure: the latest first
        ("/meetings?sort=date&kind=summit", ["singapore-summit", "alaska-summit", "three-way-summit"]),
        ("/meetings?sort=-sources&actor=Putin", ["alaska-summit", "anchorage-walk", "putin-zelenskyy-call"]),
        ("/positions?sort=date", ["1", "2"]),
        ("/positions?sort=-sources", ["2", "1"]),
        ("/positions?sort=date&target=Russia", ["1", "2"]),
        ("/articles?sort=date", ["art-0000000018050003", "art-00000000a1a50001", "art-0000000077a50002"]),
        ("/articles?sort=date&from=2025", ["art-00000000a1a50001", "art-0000000077a50002"]),
        ("/actors?sort=-meetings&limit=3", ["donald-trump", "vladimir-putin", "volodymyr-zelenskyy"]),
        ("/actors?sort=-positions&kind=person&limit=2", ["emmanuel-macron", "volodymyr-zelenskyy"]),
        ("/actors?sort=name&country=USA", ["donald-trump", "USA"]),
        ("/actors?sort=-meetings&kind=state&limit=2", ["JPN", "KOR"]),
    ],
)
def test_order(client: httpx.Client, asked: str, expected: list[str]) -> None:
    assert names(client, asked) == expected


COURIER, GAZETTE = "outlet=Lakeside%20Courier", "outlet=The%20Parley%20Gazette"
LISTS = ["/meetings", "/meetings?sort=date", "/meetings?sort=-sources", "/meetings?sort=-confidence&country=USA",
         "/meetings?status=held&from=2018", "/meetings?as_of=2025-08-17", f"/meetings?{COURIER}&sort=date",
         "/positions", "/positions?sort=date", "/positions?sort=-sources&target=Russia",
         "/articles", "/articles?sort=date", "/articles?q=summit", f"/articles?{GAZETTE}"]  # fmt: skip


@pytest.mark.parametrize("asked", LISTS)
@pytest.mark.parametrize("limit", [1, 2])
def test_a_list_is_read_to_its_end_by_cursors(client: httpx.Client, asked: str, limit: int) -> None:
    whole = body(client, asked)
    seen: list[dict[str, Any]] = []
    path: str | None = f"{asked}{'&' if '?' in asked else '?'}limit={limit}"
    while path:
        response = client.get(path)
        page = response.json()
        assert page["total"] == whole["total"]
        assert len(page["items"]) <= limit
        seen += page["items"]
        path = page["next"]
        assert response.headers.get("Link") == (f'<{path}>; rel="next"' if path else None)
        assert path is None or "cursor=" in path
    assert seen == whole["items"]
    assert len(seen) == whole["total"] > 1


def test_what_is_added_meanwhile_moves_nothing(client: httpx.Client, small_graph: neo4j.Driver) -> None:
    first = body(client, "/meetings?limit=3")
    small_graph.execute_query(
        "CREATE (m:Meeting {id: 'meeting:later', title: 'Later', first_day: date('2027-01-01'),"
        " plover_event: 'CONSULT', last_day: date('2027-01-01'), start_date: '2027-01-01', kind: 'talks',"
        " status: 'planned', confidence: 0.5, independent_sources: 1,"
        " known_from: date('2026-01-01'), told_from: date('2026-01-01')})"
    )
    try:
        second = body(client, first["next"])
        by_offset = body(client, "/meetings?limit=3&offset=3")
    finally:
        small_graph.execute_query("MATCH (m:Meeting {id: 'meeting:later'}) DELETE m")
    assert [item["id"].partition(":")[2] for item in first["items"] + second["items"]] == MEETINGS[:6]
    assert by_offset["items"][0] == first["items"][2]  # that is what cursors are for
    assert second["total"] == 9


def forged(*values: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def test_cursors_of_other_lists_and_made_up_ones_are_refused(client: httpx.Client) -> None:
    cursor = body(client, "/meetings?limit=1")["next"].partition("cursor=")[2].partition("&")[0]
    assert client.get(f"/meetings?limit=7&cursor={cursor}").status_code == 200
    for asked in (
        f"/meetings?kind=summit&cursor={cursor}",
        f"/meetings?sort=date&cursor={cursor}",
        f"/positions?cursor={cursor}",
        f"/meetings?offset=1&cursor={cursor}",
        f"/meetings?cursor={cursor[:-3]}",
        f"/meetings?cursor={forged(1, 2, 3)}",
        f"/meetings?cursor={forged(10**30, 'm', 'x')}",
        f"/meetings?cursor={forged(-20250815, 'm')}",
        f"/meetings?cursor={forged(-20251399, 'm', 'x')}",
        f"/meetings?cursor={forged(20250815, 'm', 'x')}",
        f"/meetings?cursor={'A' * 64}",
        "/meetings?cursor=!",
    ):
        response = client.get(asked)
        assert response.status_code == 422, asked
        assert "cursor" in response.json()["detail"]


def test_only_the_fields_that_were_asked_for(client: httpx.Client) -> None:
    whole = body(client, "/meetings?limit=3")
    page = body(client, "/meetings?limit=3&fields=title,participants")
    assert page["items"] == [{name: item[name] for name in ("id", "title", "participants")} for item in whole["items"]]
    assert page["total"] == whole["total"]
    assert "fields=title" in page["next"]
    assert body(client, page["next"])["items"][0].keys() == {"id", "title", "participants"}
    assert [item.keys() for item in body(client, "/articles?fields=id")["items"]] == [{"id"}] * 3
    assert body(client, "/positions?fields=stance,holders")["items"][0]["holders"][0]["name"] == "Emmanuel Macron"
    refused = client.get("/meetings?fields=title,colour")
    assert refused.status_code == 422
    assert "colour" in refused.json()["detail"]
    assert "independent_sources" in refused.json()["detail"]
    assert client.get("/meetings?fields=colour&kind=ceremony").status_code == 422


@pytest.mark.parametrize(
    "asked",
    ["/meetings?sort=title", "/actors?sort=date", "/meetings?include_members=true", "/actors?include_members=true",
     "/meetings?country=Ukraine", "/positions?sort=", "/meetings?fields=title,", "/actors?fields=id"],
)  # fmt: skip
def test_what_is_not_understood_is_refused(client: httpx.Client, asked: str) -> None:
    response = client.get(asked)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
