"""Whole small articles: which encounters they tell of, and what of each."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

STORIES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "stories.yaml").read_text(encoding="utf-8"))
by_name = pytest.mark.parametrize("story", STORIES, ids=[story["name"] for story in STORIES])

NONE = [
    "President Joe Biden met with Democratic lawmakers in Washington on Friday.",
    "Spain and Germany meet in the final of the football tournament in Berlin on Sunday.",
    "The British cabinet held an emergency meeting in London on Monday.",
    "Apple and Samsung held talks in Seoul on Monday about a licence.",
    "Italian President Sergio Mattarella is to meet on Sunday with leaders of the Democratic Party about a coalition.",
    "Chancellor Angela Merkel gave an interview in Berlin and spoke to reporters on Monday.",
    "The Cannes film festival opened on Tuesday with a reception for directors from France and Italy.",
    "The company's annual general meeting in Zurich approved the merger on Thursday.",
]


@by_name
def test_the_story(story: dict[str, Any], meetings: Any) -> None:
    seen = meetings(story["text"], dt.date.fromisoformat(story["published"]))
    assert len(seen.views) == len(story["meetings"]), [(v.sentence, v.kind, v.place) for v in seen.views]
    for view, wanted in zip(seen.views, story["meetings"], strict=True):
        roles = seen.roles(view)
        for key, value in wanted.items():
            if key in ("kind", "status"):
                assert getattr(view, key).value == value
            elif key == "place":
                assert view.place == value
            elif key == "start":
                assert view.date is not None
                assert view.date.start == value
            else:
                assert set(value) <= set(roles.get(key, ())), roles


@pytest.mark.parametrize("text", NONE)
def test_no_diplomacy(text: str, meetings: Any) -> None:
    assert meetings(text).claims == ()


@by_name
def test_every_claim_points_at_its_sentence(story: dict[str, Any], meetings: Any) -> None:
    seen = meetings(story["text"], dt.date.fromisoformat(story["published"]))
    for claim in seen.claims:
        assert story["text"][claim.start : claim.end] == claim.sentence
        assert 0 < claim.confidence < 1
        assert all(0 < part.confidence <= 1 for part in claim.participants)


@pytest.mark.parametrize(
    "text",
    ["", " ", ".", "((((", "met with with and , ,", "MERKEL MET PUTIN", "\u200f\u200e", "talks " * 200, "\x00met\x00"],
)
def test_odd_text_gives_nothing_and_no_error(text: str, meetings: Any) -> None:
    meetings(text or "\n")


def test_the_same_text_gives_the_same_claims(meetings: Any) -> None:
    text = STORIES[0]["text"]
    assert meetings(text).claims == meetings(text).claims
