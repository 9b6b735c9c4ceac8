"""Which words of a sentence are the quotation of a position."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ('Norway called the Chilean plan "a mistake".', "a mistake"),
        (
            'Norway said the "way out" for Chile is "open to all of them now".',
            "way out",
        ),
        ('Norway said the "plan" of Chile must "go back to the drawing board".', "go back to the drawing board"),
        (
            'Norway said Chile must reopen the "Pan Road", adding: "We will not wait for ever."',
            "We will not wait for ever.",
        ),
    ],
)
def test_a_phrase_goes_before_a_word_and_the_first_before_the_next(text: str, quote: str, positions: Read) -> None:
    assert quote in {claim.quote for claim in positions(text)}


def test_what_is_quoted_to_the_same_end_words_the_view_before_it(positions: Read) -> None:
    text = (
        "Norway's foreign minister Kari Vik said she does not see the point of the Chilean trip, "
        "\u201cI am not in the habit of reading other people's letters.\u201d"
    )
    claims = [claim for claim in positions(text) if claim.stance.value == "opposes"]
    assert [claim.quote for claim in claims] == ["I am not in the habit of reading other people's letters."]


def test_a_remark_by_another_verb_words_no_view(positions: Read) -> None:
    claims = positions('"The hall here is cold," said Norway\'s minister Kari Vik, and rejected the Chilean offer.')
    assert {claim.quote for claim in claims if claim.stance.value == "rejects"} == {None}


def test_the_words_of_another_stance_stay_with_it(positions: Read) -> None:
    claims = positions('Norway welcomed the Chilean offer. "We reject any talks with Peru," Norway said.')
    assert {(claim.stance.value, claim.quote) for claim in claims} == {
        ("supports", None),
        ("rejects", "We reject any talks with Peru,"),
    }


def test_a_topic_keeps_its_blanks_where_marks_stood(positions: Read) -> None:
    (claim,) = positions('Norway said its "lunch menu" for Chile is "still to be found in the hall".')
    assert claim.topic == "lunch menu for Chile"
