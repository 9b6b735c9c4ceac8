"""``/search`` on the small graph: names, accents, typing errors, marks, filters, pages."""

from typing import Any

import httpx
import pytest


def search(client: httpx.Client, q: str, **params: Any) -> dict[str, Any]:
    response = client.get("/search", params={"q": q} | params)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def ids(found: dict[str, Any]) -> list[str]:
    return [hit["id"] for hit in found["items"]]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Zelenskyy", "person:volodymyr-zelenskyy"),
        ("zelensky", "person:volodymyr-zelenskyy"),
        ("Zelenzky", "person:volodymyr-zelenskyy"),
        ("lopez obrador", "person:andres-manuel-lopez-obrador"),
        ("Alaska summit", "meeting:alaska-summit"),
        ("three hours", "meeting:alaska-summit"),
        ("rejected any deal", "position:1"),
    ],
)
def test_the_best_comes_first(client: httpx.Client, words: str, first: str) -> None:
    assert ids(search(client, words))[0] == first


def test_everything_is_searched_and_counted(client: httpx.Client) -> None:
    found = search(client, "sanctions")
    assert found["counts"] == {"actor": 0, "meeting": 0, "position": 1, "article": 1}
    assert {hit["type"] for hit in found["items"]} == {"position", "article"}
    assert found["total"] == 2


def test_types_narrow_it(client: httpx.Client) -> None:
    found = search(client, "Trump", type=["actor", "article"])
    assert {hit["type"] for hit in found["items"]} == {"actor", "article"}
    assert found["counts"]["meeting"] == 0


def test_what_was_found_is_marked(client: httpx.Client) -> None:
    hit = next(hit for hit in search(client, "sanctions")["items"] if hit["type"] == "position")
    assert hit["text"]["html"] == "Macron warned of new <mark>sanctions</mark>."
    ((start, end),) = hit["text"]["spans"]
    assert hit["text"]["text"][start:end] == "sanctions"


def test_an_article_shows_the_words_around(client: httpx.Client) -> None:
    (hit,) = search(client, "Anchorage", type="article")["items"]
    assert "<mark>Anchorage</mark>" in hit["text"]["html"]
    assert len(hit["text"]["text"]) <= 300
    assert client.get(hit["path"]).status_code == 200


def test_pages_follow_each_other(client: httpx.Client) -> None:
    whole = ids(search(client, "Trump"))
    paged: list[str] = []
    path: str | None = "/search?q=Trump&limit=2"
    while path:
        page = client.get(path).json()
        paged += ids(page)
        path = page["next"]
    assert paged == whole


@pytest.mark.parametrize("words", ["???", '+-&&||!(){}[]^"~*?:\\/', "AND", "nobodyhere", "a OR b", "\u0000"])
def test_signs_of_the_index_find_nothing_and_break_nothing(client: httpx.Client, words: str) -> None:
    assert search(client, words)["total"] >= 0


@pytest.mark.parametrize("params", [{}, {"q": ""}, {"q": "x", "type": "ship"}, {"q": "x", "limit": 0}])
def test_bad_requests_are_problems(client: httpx.Client, params: dict[str, Any]) -> None:
    assert client.get("/search", params=params).status_code == 422
