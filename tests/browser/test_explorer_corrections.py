"""A reader sees a mistake and puts it right, in a real Chromium, by the real worker; then takes it back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import neo4j
import pytest
from playwright.sync_api import Locator, Page, expect

from graph_schema.model.api_key import Scope
from graph_schema.store.api_keys import ApiKeys

MINISTERS = ("person:salim-churi", "person:selim-khoury")


class Hand:
    """Clicks, and counts its clicks."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1


@pytest.fixture(scope="module")
def key(examples: neo4j.Driver) -> str:
    return ApiKeys(examples).create("desk", Scope.WRITE).secret


@pytest.fixture
def ask(base: str) -> Callable[[str], Any]:
    """The answer of the REST interface."""
    return lambda path: httpx.get(base + path, timeout=60, follow_redirects=True).json()


def alaska(ask: Callable[[str], Any]) -> Any:
    (found,) = [one for one in ask("/meetings?q=Alaska&kind=summit")["items"] if "Putin" in one["title"]]
    return ask(f"/meetings/{found['id']}")


def because(page: Page, reason: str, key: str) -> None:
    page.get_by_label("Why").fill(reason)
    page.get_by_label("Your key").fill(key)


def decide(page: Page) -> None:
    page.get_by_role("button", name="Decide so").click()
    expect(page.get_by_role("status")).to_contain_text("Decided")


def undo(page: Page) -> None:
    page.get_by_label("Not right after all?").fill("the test is over")
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_role("status")).to_contain_text("Undone")


def test_a_wrong_fact_is_corrected_in_three_clicks(
    page: Page, base: str, key: str, ask: Callable[[str], Any], screenshots: Path
) -> None:
    before = alaska(ask)
    assert "Yuri Ushakov" in {one["name"] for one in before["participants"]}
    page.goto(f"{base}/explore/meeting/{before['id']}")
    hand = Hand()
    hand.click(page.get_by_role("row", name="Yuri Ushakov").get_by_role("link", name="wrong?"))
    because(page, "he was not in the room", key)
    hand.click(page.get_by_role("button", name="Show what it changes", exact=True))
    expect(page.get_by_role("heading", name="What it would change")).to_be_visible()
    assert alaska(ask)["participants"] == before["participants"]
    page.screenshot(path=screenshots / "corrected.png", full_page=True)
    hand.click(page.get_by_role("button", name="Decide so"))
    expect(page.get_by_role("status")).to_contain_text("Decided")
    assert hand.clicks == 3
    assert {one["name"] for one in alaska(ask)["participants"]} == {
        one["name"] for one in before["participants"] if one["name"] != "Yuri Ushakov"
    }
    undo(page)
    assert alaska(ask)["participants"] == before["participants"]


def test_two_actors_are_made_one_by_name_and_apart_again(
    page: Page, base: str, key: str, ask: Callable[[str], Any], screenshots: Path
) -> None:
    assert [ask(f"/actors/{one}")["meetings"] for one in MINISTERS] == [1, 1]
    page.goto(f"{base}/explore/actor/{MINISTERS[0]}")
    page.get_by_role("link", name="The same as somebody else").click()
    page.get_by_label("Find it by name").fill("Selim Khory")
    page.get_by_role("button", name="Find", exact=True).last.click()
    page.get_by_label("Selim Khoury").check()
    page.screenshot(path=screenshots / "correct.png", full_page=True)
    because(page, "one minister, two spellings", key)
    page.get_by_role("button", name="Show what it changes", exact=True).click()
    changes = page.get_by_label("What it would change")
    expect(changes).to_contain_text("merged")
    expect(changes).to_contain_text("Selim Khoury")
    assert ask("/actors?q=Markou")["total"] == 1
    assert [ask(f"/actors/{one}")["meetings"] for one in MINISTERS] == [1, 1]
    decide(page)
    # Both ids lead to him now, over REST and on the pages.
    one, other = (ask(f"/actors/{one}") for one in MINISTERS)
    assert one == other
    assert one["meetings"] == 2
    page.screenshot(path=screenshots / "decided.png", full_page=True)
    page.get_by_role("link", name="See Salim Churi now").click()
    expect(page.get_by_role("link", name="Talks between")).to_have_count(4)  # in the list, and along the line
    page.go_back()
    undo(page)
    assert [ask(f"/actors/{one}")["meetings"] for one in MINISTERS] == [1, 1]
    page.goto(base)
    changed = page.get_by_label("Changed since yesterday")
    expect(changed).to_contain_text("desk took back: the same, Salim Churi and Selim Khoury")
    expect(changed.get_by_role("link", name="Salim Churi", exact=True).first).to_be_visible()


def test_a_sentence_is_said_to_tell_of_another_meeting(
    page: Page, base: str, key: str, ask: Callable[[str], Any]
) -> None:
    before = alaska(ask)
    page.goto(f"{base}/explore/meeting/{before['id']}")
    page.get_by_role("link", name="It is two meetings").click()
    page.get_by_label("will hold a summit in Anchorage").check()
    because(page, "the plan was for another one", key)
    page.get_by_role("button", name="Show what it changes", exact=True).click()
    decide(page)
    apart = [one for one in ask("/meetings?q=Alaska&kind=summit")["items"] if "Putin" in one["title"]]
    assert {one["status"] for one in apart} == {"held", "planned"}
    undo(page)
    assert alaska(ask) == before


def test_who_is_meant_is_asked_and_what_is_missing_is_said(base: str, key: str) -> None:
    form = {"about": MINISTERS[0], "key": key}
    answer = httpx.post(
        f"{base}/explore/correct", data=form | {"wrong": "same", "other_name": "Khoury", "reason": "x"}, timeout=60
    )
    assert answer.status_code == 422
    assert "Which one? Choose it below." in answer.text
    assert f'value="{MINISTERS[1]}"' in answer.text
    answer = httpx.post(f"{base}/explore/correct", data=form | {"wrong": "rename", "to_rename": "X"}, timeout=60)
    assert answer.status_code == 422
    assert "Say why, for those who come after." in answer.text
