import datetime as dt

import pytest

from ingest.resolve.evidence import Told
from ingest.resolve.status import became_of
from tests.stories import Story


def told(*tellings):
    """``(day of March 2025, status)`` or ``(day, status, confidence)``, one article each."""
    found = []
    for i, (day, status, *sure) in enumerate(tellings):
        story = Story(f"2025-03-{day:02}", f"n{i}").meeting("e1", status=status)
        article, claims = story.build()
        found.append(Told(claims.meetings[0].status, claims.meetings[0], sure[0] if sure else 0.8, article))
    return found


@pytest.mark.parametrize(
    ("tellings", "became"),
    [
        # what is told alone
        ([(1, "planned")], "planned"),
        ([(1, "proposed")], "proposed"),
        ([(1, "postponed")], "postponed"),
        ([(11, "ongoing")], "ongoing"),
        # a plan gives way to what it became, and is never taken back by a mere proposal
        ([(1, "proposed"), (2, "planned")], "planned"),
        ([(1, "planned"), (2, "proposed")], "planned"),
        ([(1, "planned"), (11, "held")], "held"),
        ([(1, "proposed"), (10, "ongoing")], "ongoing"),
        ([(11, "held"), (12, "planned")], "held"),
        ([(10, "ongoing"), (11, "held")], "held"),
        ([(11, "held"), (12, "ongoing")], "held"),
        ([(10, "ongoing"), (10, "planned")], "ongoing"),
        # called off
        ([(1, "planned"), (2, "cancelled")], "cancelled"),
        ([(2, "planned"), (2, "cancelled")], "cancelled"),
        ([(1, "proposed"), (2, "cancelled")], "cancelled"),
        ([(1, "planned"), (2, "postponed"), (3, "cancelled")], "cancelled"),
        ([(1, "planned"), (2, "cancelled"), (3, "postponed")], "postponed"),
        # taken up again
        ([(1, "cancelled"), (2, "planned")], "planned"),
        ([(1, "cancelled"), (2, "proposed")], "proposed"),
        ([(1, "planned"), (2, "cancelled"), (3, "planned")], "planned"),
        ([(1, "planned"), (2, "cancelled"), (3, "planned"), (4, "cancelled")], "cancelled"),
        ([(9, "cancelled"), (11, "held")], "held"),
        ([(1, "planned"), (2, "postponed"), (3, "planned"), (11, "held")], "held"),
        # who tells later that it was called off corrects who told that it was held
        ([(11, "held"), (12, "cancelled")], "cancelled"),
        ([(10, "ongoing"), (11, "cancelled")], "cancelled"),
        # on one day those win who have more weight
        ([(11, "held"), (11, "cancelled")], "held"),
        ([(11, "held", 0.5), (11, "cancelled", 0.9)], "cancelled"),
        ([(11, "held"), (11, "cancelled"), (11, "cancelled")], "cancelled"),
        ([(11, "held"), (11, "ongoing"), (11, "cancelled")], "held"),
        # told before it began
        ([(1, "held")], "planned"),
        ([(9, "ongoing")], "planned"),
        ([(1, "held"), (2, "cancelled")], "cancelled"),
        ([(1, "cancelled"), (2, "held")], "planned"),
        ([(1, "proposed"), (2, "held")], "planned"),
        ([(10, "held")], "held"),
    ],
)
def test_what_became_of_a_meeting_of_the_tenth(tellings, became):
    first_day = dt.date(2025, 3, 10)
    assert became_of(told(*tellings), first_day) == became
    assert became_of(told(*tellings)[::-1], first_day) == became


def test_copies_of_one_agency_text_weigh_as_one():
    voices = told((11, "held"), (11, "cancelled"), (11, "cancelled"))
    copied = [
        Told(one.value, one.claim, one.confidence, one.article.model_copy(update={"syndication_id": "wire"}))
        for one in voices[1:]
    ]
    assert became_of([voices[0], *copied], dt.date(2025, 3, 10)) == "held"


def test_without_a_day_what_is_told_is_believed():
    assert became_of(told((1, "held")), None) == "held"


def test_nothing_told_is_an_error():
    with pytest.raises(ValueError, match="nothing was told"):
        became_of([], None)
