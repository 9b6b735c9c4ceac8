import datetime as dt

import pytest

from ingest.resolve.evidence import Told
from ingest.resolve.status import became_of
from tests.stories import Story


def told(*pairs):
    """``(day of March 2025, status)``, one article each."""
    found = []
    for i, (day, status) in enumerate(pairs):
        story = Story(f"2025-03-{day:02}", f"n{i}").meeting("e1", status=status)
        article, claims = story.build()
        found.append(Told(claims.meetings[0].status, claims.meetings[0], 0.8, article))
    return found


@pytest.mark.parametrize(
    ("tellings", "became"),
    [
        ([(1, "planned")], "planned"),
        ([(1, "proposed"), (2, "planned")], "planned"),
        ([(1, "planned"), (2, "proposed")], "planned"),
        ([(1, "planned"), (11, "held")], "held"),
        ([(11, "held"), (12, "planned")], "held"),
        ([(10, "ongoing"), (11, "held")], "held"),
        ([(10, "ongoing"), (10, "planned")], "ongoing"),
        ([(1, "planned"), (2, "cancelled")], "cancelled"),
        ([(2, "planned"), (2, "cancelled")], "cancelled"),
        ([(1, "cancelled"), (2, "planned")], "planned"),
        ([(1, "planned"), (2, "cancelled"), (3, "planned")], "planned"),
        ([(1, "planned"), (2, "postponed"), (3, "cancelled")], "cancelled"),
        ([(11, "held"), (12, "cancelled")], "cancelled"),
        ([(11, "held"), (11, "cancelled")], "held"),
        ([(9, "cancelled"), (11, "held")], "held"),
        ([(1, "held")], "planned"),  # told nine days before it began
    ],
)
def test_what_became_of_a_meeting_of_the_tenth(tellings, became):
    first_day = dt.date(2025, 3, 10)
    assert became_of(told(*tellings), first_day) == became
    assert became_of(told(*tellings)[::-1], first_day) == became


def test_without_a_day_what_is_told_is_believed():
    assert became_of(told((1, "held")), None) == "held"


def test_nothing_told_is_an_error():
    with pytest.raises(ValueError, match="nothing was told"):
        became_of([], None)
