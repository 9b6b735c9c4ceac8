"""Articles that tell of one meeting and differ: who disagrees, on what, and why the other value prevailed."""

import pytest

from graph_schema.model.memory import Telling
from ingest.resolve import meeting_facts
from ingest.resolve.identity import Identities
from ingest.resolve.resolution import namings
from ingest.resolve.story import Story as Told
from tests.stories import Story


def meeting_of(*stories):
    """The meeting that they tell of, whatever a judge of pairs would say."""
    tellings = [Telling(*story.build()) for story in stories]
    names = Identities(namings(tellings))
    events = [event for telling in tellings for event in Told(telling, names).events.values()]
    return meeting_facts.conclude(sorted(events, key=lambda event: event.order), lambda known: None)[0]


def talks(name, published="2025-03-05", *who, **values):
    story = Story(published, name, syndication=values.pop("syndication", None))
    return story.meeting("e1", *(who or ("Ana Prado", "Kenya")), **{"date": "2025-03-04", **values})


def differing(*stories):
    return [(one.field.value, one.says, one.chosen, one.why) for one in meeting_of(*stories).dissents]


NAIROBI, KISUMU = {"place": "Nairobi, Kenya"}, {"place": "Kisumu, Kenya"}


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        ([talks("a", confidence=0.9, **NAIROBI), talks("b", **KISUMU)],
         ("place", "Kisumu, Kenya", "Nairobi, Kenya", "told with more certainty (0.90 against 0.80)")),
        ([talks("a", **NAIROBI), talks("b", **NAIROBI), talks("c", **KISUMU)],
         ("place", "Kisumu, Kenya", "Nairobi, Kenya", "told by more independent sources (2 against 1)")),
        ([talks("a", **KISUMU), talks("b", "2025-03-06", **NAIROBI)],
         ("place", "Kisumu, Kenya", "Nairobi, Kenya", "told last (2025-03-06, the other 2025-03-05)")),
        ([talks("a", "2025-03-08", date="2025-03-05"), talks("b", "2025-03-08", confidence=0.9)],
         ("date", "2025-03-05", "2025-03-04", "told with more certainty (0.90 against 0.80)")),
        ([talks("a", end="2025-03-06", confidence=0.9), talks("b", end="2025-03-07")],
         ("date", "2025-03-04 to 2025-03-07", "2025-03-04 to 2025-03-06",
          "told with more certainty (0.90 against 0.80)")),
        ([talks("a", kind="summit", confidence=0.9), talks("b", kind="visit")],
         ("kind", "visit", "summit", "told with more certainty (0.90 against 0.80)")),
    ],
)  # fmt: skip
def test_who_tells_something_else_is_named_with_the_reason(stories, expected):
    assert differing(*stories) == [expected]
    assert differing(*stories[::-1]) == [expected]


def test_copies_of_one_text_are_one_voice_each_shown():
    copies = [talks(name, syndication="wire", **KISUMU) for name in "ab"]
    met = meeting_of(talks("c", "2025-03-06", **NAIROBI), *copies)
    assert [one.says for one in met.dissents] == ["Kisumu, Kenya"] * 2
    assert {one.why for one in met.dissents} == {"told last (2025-03-06, the other 2025-03-05)"}
    assert met.disputed == ("place",)


@pytest.mark.parametrize(
    "stories",
    [
        [talks("a", place="Kenya"), talks("b", **NAIROBI)],
        [talks("a", date="2025-03"), talks("b", "2025-03-06")],
        [talks("a", end="2025-03-06"), talks("b")],
        [talks("a", kind="talks"), talks("b", kind="summit", confidence=0.9)],
        [talks("a", "2025-03-01", status="planned"), talks("b", status="held")],
        [talks("a", "2025-03-01", status="planned"), talks("b", "2025-03-02", status="cancelled")],
        [talks("a", "2025-03-04", status="planned"), talks("b", "2025-03-04", status="held")],
        [talks("a", "2025-03-02", status="cancelled"), talks("b", "2025-03-05", status="held")],
        [talks("a", "2025-03-01", "Kenya", ("Japan", "invited"), status="planned"), talks("b", "2025-03-05",
         "Kenya", ("Japan", "absent"))],
        [talks("a", "2025-03-05", ("Kenya", "host"), "Japan"), talks("b", "2025-03-05", "Kenya", "Japan")],
    ],
)  # fmt: skip
def test_what_refines_or_comes_before_contradicts_nothing(stories):
    assert differing(*stories) == []


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        ([talks("a", "2025-03-01", status="held")],
         [("status", "held", "planned", "told on 2025-03-01, before the day")]),
        ([talks("a", "2025-03-05", status="held"), talks("b", "2025-03-06", status="cancelled")],
         [("status", "held", "cancelled", "called off by an article of 2025-03-06")]),
        ([talks("a", "2025-03-05", status="held"), talks("b", "2025-03-05", status="cancelled")],
         [("status", "cancelled", "held", "others told that it took place, first on 2025-03-05")]),
        ([talks("a", "2025-03-05", status="held"), talks("b", "2025-03-07", status="planned")],
         [("status", "planned", "held", "others told that it took place, first on 2025-03-05")]),
    ],
)  # fmt: skip
def test_what_cant_be_true_beside_the_status_that_stands(stories, expected):
    assert differing(*stories) == expected


def test_who_came():
    came = talks("a", "2025-03-05", "Kenya", "Japan")
    stayed_away = talks("b", "2025-03-05", "Kenya", ("Japan", "absent"), confidence=0.9)
    (one,) = meeting_of(came, stayed_away).dissents
    assert (one.field, one.actor_id, one.says, one.chosen) == ("participants", "state:JPN", "attendee", "absent")
    assert one.claim_id == came.meetings[0].id
