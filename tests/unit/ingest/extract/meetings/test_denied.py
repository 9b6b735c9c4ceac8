"""What is spoken of only to be denied is no meeting, and what was planned and dropped is called off."""

from typing import Any

import pytest

NONE = (
    "President Emmerson Mnangagwa has no plans to meet President Cyril Ramaphosa in Maputo, an aide said.",
    "No meeting between Emmerson Mnangagwa and Cyril Ramaphosa is planned, an aide said.",
    "There was no sign of a meeting between Emmerson Mnangagwa and Cyril Ramaphosa in Maputo.",
    "There are no plans for a meeting between Emmerson Mnangagwa and Cyril Ramaphosa, an aide said.",
    "No talks between Chad and Niger are scheduled, Niamey said.",
    "A meeting between Emmerson Mnangagwa and Cyril Ramaphosa is not on the agenda, an aide said.",
    "Chad has no intention of holding talks with Niger, President Idriss Deby said.",
    "Talks between Chad and Niger are out of the question, President Idriss Deby said.",
    "Chad does not have any plans to hold talks with Niger in Abuja.",
)
HELD = (
    "The talks between Chad and Niger in Abuja on Monday made no progress.",
    "There is no doubt that President Emmerson Mnangagwa met President Cyril Ramaphosa in Maputo on Monday.",
    "No breakthrough was reported after talks between Chad and Niger in Abuja on Monday.",
)
OFF = (
    "Plans for a meeting between Emmerson Mnangagwa and Cyril Ramaphosa in Maputo were dropped.",
    "There will be no meeting between Emmerson Mnangagwa and Cyril Ramaphosa in Maputo on Monday.",
)


@pytest.mark.parametrize("text", NONE)
def test_no_meeting_is_in_sight(text: str, meetings: Any) -> None:
    assert not meetings(text).views


@pytest.mark.parametrize(("text", "status"), [*((t, "held") for t in HELD), *((t, "cancelled") for t in OFF)])
def test_a_no_elsewhere_leaves_the_meeting(text: str, status: str, meetings: Any) -> None:
    assert [view.status for view in meetings(text).views] == [status]
