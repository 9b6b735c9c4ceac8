"""When a page was published: only what it declares counts."""

import datetime as dt
from importlib import resources
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from ingest.html.published import declared_day

WAYS = yaml.safe_load(resources.files("ingest.html").joinpath("published.yaml").read_text("utf-8"))


def day_of(head: str) -> dt.date | None:
    return declared_day(fromstring(f"<html><head></head><body>{head}<p>News</p></body></html>"))


@pytest.mark.parametrize("example", WAYS["examples"], ids=lambda example: example["page"][:60])
def test_example(example: dict[str, Any]) -> None:
    assert day_of(example["page"]) == example["day"]


@pytest.mark.parametrize("name", WAYS["meta"])
def test_every_name_counts(name: str) -> None:
    assert day_of(f'<meta name="{name.title()}" content="2021-05-03">') == dt.date(2021, 5, 3)
    assert day_of(f'<meta property="{name}" content="2021-05-03">') == dt.date(2021, 5, 3)


@pytest.mark.parametrize("name", WAYS["time_classes"])
def test_every_class_counts(name: str) -> None:
    assert day_of(f'<time class="a {name}" datetime="2021-05-03">x</time>') == dt.date(2021, 5, 3)


@given(st.text(max_size=80))
def test_any_value_is_a_day_or_none(value: str) -> None:
    tree = fromstring("<html><head><meta name='date'></head><body><p>x</p></body></html>")
    meta = next(tree.iter("meta"))
    meta.set("content", "".join(letter for letter in value if letter.isprintable() and letter < "\ud800"))
    assert declared_day(tree) is None or isinstance(declared_day(tree), dt.date)
