"""Whatever the text: a cast comes back, in order, without overlap, and speaks only of its own members."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.extract.cast import Cast

PIECES = (
    "President|Prime|Minister|of|the|Chile|Chilean|Kenya's|and|,|.|(|)|:|;|-|–|Marta|Ruiz|Paul|Vega|met|with|leaders|two|\""
    "|both|they|he|his|counterpart|foreign|ministers|UN|NATO|Lima|Moscow|said|government|in|to|for|who|heads|European"
    "|delegation|U.S.|Mr.|bin|al-|'s|I|we|our"
)
WORDS = st.sampled_from(PIECES.split("|"))
ODD = ["", " ", "\n\n\n", "a", ",,,", "((((", '""""', "President", "of of of", "The", "'s 's", "— — —", "\u200f\u202e"]


def check(cast: Cast) -> None:
    assert all(a.end <= b.start for a, b in itertools.pairwise(cast.mentions))
    for mention in cast.mentions:
        assert mention.start < mention.end
        assert mention.actors or mention.collective
        assert set(mention.actors) <= set(cast.members)
        assert mention.collective is None or mention.collective in cast.members
        assert 0 < mention.confidence <= 1
    for member in cast.members.values():
        assert member.name
        assert member.affiliation is None or member.affiliation in cast.members


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(read: Callable, text: str) -> None:
    check(read(text).cast)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40))
def test_words_of_the_trade_in_any_order(read: Callable, words: list[str]) -> None:
    check(read(" ".join(words)).cast)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_characters(read: Callable, text: str) -> None:
    check(read(text).cast)


def test_the_same_text_gives_the_same_cast(read: Callable) -> None:
    text = "Chilean President Marta Ruiz met Kenya's Joseph Oduya in Lima. The two leaders agreed. She left."
    assert read(text).cast == read(text).cast
