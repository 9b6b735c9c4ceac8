"""Pairs of events of two articles: one meeting or two, and why."""

import itertools

import pytest

from graph_schema.model.memory import Telling
from ingest.resolve import resolve
from ingest.resolve.identity import Identities
from ingest.resolve.judgement import Verdict
from ingest.resolve.meetings import differ_anyway, judge
from ingest.resolve.story import Story as ReadStory
from tests.stories import Story

OFFICES = {"Ana Prado": "Brazil", "Joana Lima": "Brazil", "Amina Otieno": "Kenya", "Kenji Mori": "Japan"}


def story(name, *events, published="2025-03-05"):
    """Each event: participants, then values of the claim."""
    told = Story(published, name)
    for i, (who, values) in enumerate(events):
        for one in who:
            person = one if isinstance(one, str) else one[0]
            told.actor(person, of=OFFICES[person]) if person in OFFICES else None
        told.meeting(f"e{i}", *who, **{"date": "2025-03-04", **values})
    return told


def event(name, who, **values):
    return ReadStory(Telling(*story(name, (who, values)).build()), Identities(())).events["e0"]


NAIROBI = {"place": "Nairobi, Kenya", "iso3": "KEN"}
PAIRS = [
    # one meeting
    (["Ana Prado", "Kenya"], {}, ["Ana Prado", "Kenya"], {}, "same", "the same two"),
    (["Ana Prado", "Amina Otieno"], {}, ["Brazil", "Kenya"], {}, "same", "persons and the states they speak for"),
    (["Ana Prado"], NAIROBI, ["Ana Prado", "Kenya"], NAIROBI, "same", "same place, one of them named"),
    ([], NAIROBI, ["Ana Prado", "Kenya"], NAIROBI, "same", "same place, nobody named"),
    (["Ana Prado", "Kenya"], NAIROBI, ["Ana Prado", "Kenya"], {"place": "Kenya"}, "same", "country and its city"),
    (["Ana Prado", "Kenya"], NAIROBI, ["Brazil", "Kenya", "Japan"], {}, "same", "a third one joins"),
    (["Japan", "Kenya", "Egypt", "India"], NAIROBI, ["Japan", "Kenya"], NAIROBI, "same", "no stranger"),
    (["Ana Prado", "Kenya"], {"place": "Washington, D.C., United States"}, ["Ana Prado", "Kenya"],
     {"place": "Washington, United States"}, "same", "one city in two spellings"),
    (["Ana Prado", "Kenya"], {"kind": "summit"}, ["Ana Prado", "Kenya"], {"kind": "visit"}, "same", "other kind"),
    # two meetings
    (["Ana Prado", "Kenya"], NAIROBI, ["Ana Prado", "Kenya"], {"place": "Cairo, Egypt"}, "different", "two cities"),
    (["Ana Prado", "Kenya"], NAIROBI, ["Ana Prado", "Kenya"], {"place": "Mombasa, Kenya"}, "different",
     "cities of one country"),
    (["Ana Prado", "Kenya"], NAIROBI, ["Japan", "Egypt"], NAIROBI, "different", "same place, nobody in common"),
    (["Ana Prado", "Kenya"], {}, ["Ana Prado", "Japan"], {}, "different", "another partner"),
    (["Ana Prado", "Kenya"], NAIROBI, ["Japan", "Kenya"], NAIROBI, "different", "one host, two guests, one day"),
    (["Ana Prado", "Joana Lima"], {}, ["Brazil", "Kenya"], {}, "different", "two for one state"),
    (["Japan", "Kenya", "Egypt"], {}, ["Japan", "India", "China"], {}, "different", "a third in common"),
    # nobody can tell
    ([], {}, ["Ana Prado"], {}, "unsure", "nothing to compare"),
    (["Ana Prado"], {"place": "Kenya"}, [], NAIROBI, "unsure", "a country is no city"),
    (["Japan"], {}, ["Japan", "Kenya", "Egypt", "India"], {}, "unsure", "one of many"),
    (["Ana Prado", ("Kenya", "absent")], {}, [("Kenya", "host")], {}, "different", "one stays away"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "values", "others", "theirs", "verdict", "why"), PAIRS, ids=[row[-1] for row in PAIRS])
def test_one_meeting_or_two(who, values, others, theirs, verdict, why):
    one, other = event("a", who, **values), event("b", others, **theirs)
    assert judge(one, other).verdict == judge(other, one).verdict == Verdict(verdict), judge(one, other).reason
    assert judge(one, other).reason
    if differ_anyway(one, other):
        assert differ_anyway(other, one)
        assert verdict == "different"


def test_what_differs_anyway_is_told_without_knowing_who_is_who():
    one = event("a", ["Ana Prado", "Kenya"], **NAIROBI)
    for values in ({"date": "2025-03-09"}, {"place": "Cairo, Egypt"}, {"kind": "call", "place": None}):
        other = event("b", ["Ana Prado", "Kenya"], **{**NAIROBI, **values})
        assert differ_anyway(one.plain, other.plain)
        assert judge(one, other).verdict is Verdict.DIFFERENT
    assert not differ_anyway(one.plain, event("b", ["Japan", "Egypt"], **NAIROBI).plain)


def test_two_events_of_one_article_are_two_meetings():
    told = story("a", (["Ana Prado", "Kenya"], NAIROBI), (["Ana Prado", "Kenya"], NAIROBI))
    first, second = ReadStory(Telling(*told.build()), Identities(())).events.values()
    assert judge(first, second).verdict is Verdict.DIFFERENT


def facts_of(*stories):
    built = [one.build() for one in stories]
    return resolve({article.id: article for article, _ in built}, [claims for _, claims in built])


@pytest.mark.parametrize(
    "values",
    [{"date": "2025-03"}, {"date": None}, {"date": "2025-03-05"}, {"kind": "call"}],
    ids=["only the month", "no date", "next day", "by telephone"],
)
def test_events_of_other_days_or_at_a_distance_stay_apart(values):
    facts = facts_of(story("a", (["Ana Prado", "Kenya"], {})), story("b", (["Ana Prado", "Kenya"], values)))
    assert len(facts.meetings) == 2


def test_no_chain_joins_what_was_judged_different():
    """A meets B, A meets C, and "A met somebody": whichever it is, A met B and A met C stay two meetings."""
    stories = [
        story("a", (["Ana Prado", "Kenya"], {})),
        story("b", (["Ana Prado", "Japan"], {})),
        story("c", (["Ana Prado"], {})),
    ]
    results = {facts_of(*order).model_dump_json() for order in itertools.permutations(stories)}
    assert len(results) == 1
    assert len(facts_of(*stories).meetings) == 2


def test_two_events_of_one_article_are_never_joined_by_another_article():
    twice = story("a", (["Ana Prado", "Kenya"], NAIROBI), (["Ana Prado", "Japan"], NAIROBI))
    vague = story("b", ([], NAIROBI))
    meetings = facts_of(twice, vague).meetings
    assert len(meetings) == 2
    assert sorted(meeting.independent_sources for meeting in meetings) == [1, 2]


def test_the_id_comes_from_the_first_telling_and_stays():
    first = story("a", (["Ana Prado", "Kenya"], {"kind": "visit"}), published="2025-03-03")
    later = story(
        "b", (["Ana Prado", "Kenya"], {"kind": "summit", "confidence": 0.95, **NAIROBI}), published="2025-03-06"
    )
    (alone,) = facts_of(first).meetings
    (both,) = facts_of(later, first).meetings
    assert both.id == alone.id
    assert alone.id.startswith("m-visit-ana-prado-kenya-")
    assert (both.kind, both.place_id) == ("summit", "place:nairobi-kenya")
    assert facts_of(later).meetings[0].id.startswith("m-summit-nairobi-")
