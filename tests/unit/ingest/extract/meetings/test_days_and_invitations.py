"""Encounters of several days told on one of them, and those that hang on an invitation."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "Chilean Foreign Minister Ana Soto held talks with Peruvian Foreign Minister Luis Rey in Lima on Sunday, "
            "on the second day of her visit.",
            "2023-06-10",
        ),
        ("Chilean and Peruvian envoys wound up three-day talks in Lima on Sunday.", "2023-06-09"),
        ("The leaders of Chile, Peru and Brazil concluded a three-day summit in Lima on Sunday.", "2023-06-09"),
    ],
)
def test_a_day_of_several_is_counted_from_the_first(meetings: Any, text: str, start: str) -> None:
    assert start in [view.date.start for view in meetings(text).views if view.date]


def test_days_after_an_encounter_count_back_from_the_day_that_the_sentence_tells(meetings: Any) -> None:
    # Published on Sunday, 11 June 2023: the talks were on Friday, the summit three days before them.
    text = (
        "Chilean President Gabriel Boric held talks with Peruvian President Dina Boluarte in Lima on Friday, three "
        "days after his summit with Brazilian President Luiz Inácio Lula da Silva in Brasilia."
    )
    assert {view.date.start for view in meetings(text).views if view.date} == {"2023-06-09", "2023-06-06"}


def test_who_invites_is_host_and_who_is_asked_is_invited(meetings: Any) -> None:
    text = "Norway extended an invitation to Polish President Andrzej Duda to attend a summit in Oslo in May."
    seen = meetings(text)
    assert [seen.roles(view) for view in seen.views] == [{"host": ["Norway"], "invited": ["Andrzej Duda"]}]


def test_a_question_tells_of_no_meeting(meetings: Any) -> None:
    assert not meetings("Poland and Japan are at odds. Will the Polish premier meet his Japanese counterpart?").views
