"""Nothing in a text can make the reading of positions fail; every claim keeps its promises."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_PLAIN = """Norway Chile the said that must welcomed rejected , . ? ! : ; " “ ” ' ’ ( ) — we they it he not no will
would if unless according to its offer of support for and but ministers leaders peace talks both sides agreed"""
_WORDS = st.sampled_from((*_PLAIN.split(), "\n\n", "\n", "\u200f", "\x00", "SECRETARY SMITH:", "Q:"))


@given(st.lists(_WORDS, max_size=60).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_words_in_any_order(positions: Callable[..., Any], text: str) -> None:
    for claim in positions(text, "2023-05-02"):
        assert text[claim.start : claim.end] == claim.sentence
        assert claim.topic
        assert 0 < claim.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        '"',
        '""""""',
        "“ “ “ ” ”",
        "said said said",
        "Norway said.",
        "According to Norway.",
        "NORWAY SAID CHILE MUST REOPEN THE PORT",
        '"We will go on.\n\n"And on.\n\n"And on',
        "SECRETARY SMITH:\n\nSECRETARY SMITH:",
        "Joint Statement by\n\nWe.",
        "النرويج قالت إن تشيلي",
    ],
)
def test_odd_texts(positions: Callable[..., Any], text: str) -> None:
    assert isinstance(positions(text), tuple)
