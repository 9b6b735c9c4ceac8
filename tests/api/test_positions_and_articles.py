"""``/positions`` and ``/articles``."""

import httpx
import pytest

GAZETTE = "art-00000000a1a50001"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["position:2", "position:1"]),
        ({"holder": "Macron"}, ["position:2"]),
        ({"holder": "person:volodymyr-zelenskyy"}, ["position:1"]),
        ({"holder": "Nobody"}, []),
        ({"target": "Russia"}, ["position:2", "position:1"]),
        ({"target": "Japan"}, []),
        ({"topic": "sanctions"}, ["position:2"]),
        ({"topic": "topic:new-sanctions"}, ["position:2"]),
        ({"stance": "rejects"}, ["position:1"]),
        ({"q": "any deal"}, ["position:1"]),
        (
            {"holder": "Macron", "target": "Russia", "topic": "sanctions", "stance": "warns", "q": "warned"},
            ["position:2"],
        ),
        ({"holder": "Macron", "stance": "rejects"}, []),
    ],
)
def test_position_filters(client: httpx.Client, query: dict[str, str], expected: list[str]) -> None:
    page = client.get("/positions", params=query).json()
    assert [item["id"] for item in page["items"]] == expected
    assert page["total"] == len(expected)


def test_a_position_has_its_words_and_its_sentence(client: httpx.Client) -> None:
    (item,) = client.get("/positions", params={"holder": "Macron"}).json()["items"]
    assert [holder["name"] for holder in item["holders"]] == ["Emmanuel Macron"]
    assert (item["quote"], item["medium"], item["stated_on"]) == ("new sanctions", "a joint statement", "2025-08-19")
    assert item["stated_at"]["id"] == "meeting:alaska-summit"
    assert item["evidence"][0]["sentence"] == item["sentence"] == "Macron warned of new sanctions."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, 3),
        ({"outlet": "The Parley Gazette"}, 2),
        ({"from": "2025"}, 2),
        ({"to": "2018-05"}, 1),
        ({"from": "2025-08-17", "to": "2025-08-31"}, 1),
        ({"q": "sanctions"}, 1),
        ({"q": "sanctions", "outlet": "The Parley Gazette"}, 0),
        ({"q": "summit", "from": "2019"}, 2),
    ],
)
def test_article_filters(client: httpx.Client, query: dict[str, str], expected: int) -> None:
    page = client.get("/articles", params=query).json()
    assert page["total"] == len(page["items"]) == expected
    assert all("text" not in item for item in page["items"])


def test_an_article_shows_every_claim_at_its_place(client: httpx.Client) -> None:
    article = client.get(f"/articles/{GAZETTE}").json()
    assert article["agencies"] == ["PNA"]
    assert len(article["claims"]) == 9
    for claim in article["claims"]:
        assert article["text"][claim["start"] : claim["end"]] == claim["sentence"]
        assert claim["supports"]
    assert {claim["layer"] for claim in article["claims"]} == {"actor", "office", "meeting", "position"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("from=2025-08-17", ["position:2"]),
        ("to=2025-08-16", ["position:1"]),
        ("from=2025-08&to=2025-08", ["position:2", "position:1"]),
        ("from=2025-08-17&target=state:RUS", ["position:2"]),
        ("to=2025-08-16&stance=warns", []),
        ("min_sources=2", []),
        ("min_confidence=0.9", ["position:2", "position:1"]),
    ],
)
def test_positions_of_days_and_by_how_sure_they_are(client: httpx.Client, asked: str, expected: list[str]) -> None:
    page = client.get(f"/positions?{asked}").json()
    assert [item["id"] for item in page["items"]] == expected
    assert page["total"] == len(expected)
