"""What articles that agree, add and contradict each other come to."""

import pytest

from graph_schema.model.vocabulary import MeetingKind, Stance
from ingest.resolve import plover, resolve
from ingest.resolve.actors import BEST
from tests.stories import Story


def facts_of(*stories):
    built = [one.build() for one in stories]
    return resolve({article.id: article for article, _ in built}, [claims for _, claims in built])


def talks(name, published="2025-03-05", syndication=None, **values):
    who = values.pop("who", ["Ana Prado", "Kenya"])
    return Story(published, name, syndication=syndication).meeting("e1", *who, **{"date": "2025-03-04", **values})


def the_meeting(*stories):
    (meeting,) = facts_of(*stories).meetings
    return meeting


def test_the_surer_value_wins_then_more_sources_then_the_later():
    sure = talks("a", kind="visit", confidence=0.9)
    assert the_meeting(sure, talks("b", kind="summit"), talks("c", kind="summit")).kind == "visit"
    assert the_meeting(talks("a", kind="visit"), talks("b", kind="summit"), talks("c", kind="summit")).kind == "summit"
    later = talks("b", published="2025-03-06", kind="summit")
    assert the_meeting(talks("a", kind="visit"), later).kind == "summit"


def test_copies_of_one_agency_text_are_one_source():
    copies = [talks(name, syndication="wire-7") for name in "abc"]
    one = the_meeting(talks("a"))
    assert (the_meeting(*copies).independent_sources, the_meeting(*copies).confidence) == (1, one.confidence)
    independent = the_meeting(*copies, talks("d"))
    assert independent.independent_sources == 2
    assert one.confidence < independent.confidence <= 0.99


def test_confidence_never_passes_the_cap():
    assert the_meeting(*(talks(f"n{i}", confidence=0.9) for i in range(9))).confidence == 0.99


def test_a_city_refines_its_country_and_an_end_refines_a_start():
    told = the_meeting(
        talks("a", place="Kenya", iso3="KEN", confidence=0.9),
        talks("b", place="Nairobi, Kenya", iso3="KEN", end="2025-03-06", confidence=0.6),
    )
    assert (told.place_id, told.start_date, told.end_date) == ("place:nairobi-kenya", "2025-03-04", "2025-03-06")


def test_those_who_tell_that_it_was_held_know_who_came():
    before = talks("a", published="2025-03-02", status="planned", who=["Ana Prado", "Kenya", "Japan"], confidence=0.9)
    after = talks("b", published="2025-03-05", status="held", who=["Ana Prado", "Kenya", ("Japan", "absent")])
    roles = {part.actor_id: part.role for part in facts_of(before, after).participations}
    assert roles == {"person:ana-prado": "attendee", "state:KEN": "attendee", "state:JPN": "absent"}


def test_a_state_is_not_listed_beside_the_person_whom_another_article_names():
    named = talks("a", who=["Ana Prado", "Kenya"]).actor("Ana Prado", of="Brazil")
    unnamed = talks("b", who=["Brazil", "Kenya"])
    assert {p.actor_id for p in facts_of(named, unnamed).participations} == {"person:ana-prado", "state:KEN"}
    both = talks("c", who=["Ana Prado", "Brazil", "Kenya"]).actor("Ana Prado", of="Brazil")
    assert "state:BRA" in {p.actor_id for p in facts_of(named, unnamed, both).participations}


def test_participation_shows_its_best_sentence():
    weak, strong = talks("a", confidence=0.5), talks("b", confidence=0.9)
    for part in facts_of(weak, strong).participations:
        assert part.sentence == strong.meetings[0].sentence
        assert part.article_id == strong.id
        assert part.claims == (strong.meetings[0].id, weak.meetings[0].id)


def test_a_venue_makes_a_state_but_no_participant():
    facts = facts_of(talks("a", who=["Ana Prado", "Japan"], place="Nairobi, Kenya", iso3="KEN"))
    (kenya,) = (actor for actor in facts.actors if actor.id == "state:KEN")
    assert (kenya.name, kenya.claims) == ("Kenya", (facts.meetings[0].claims[0],))
    assert "state:KEN" not in {part.actor_id for part in facts.participations}
    assert facts.places[0].country_iso3 == "KEN"


def test_a_part_knows_its_whole():
    story = talks("a", title="Nairobi summit").meeting("e2", "Ana Prado", "Japan", date="2025-03-04", part_of="e1")
    facts = facts_of(story)
    ids = {meeting.title: meeting for meeting in facts.meetings}
    part = next(meeting for meeting in facts.meetings if meeting.part_of)
    assert part.part_of == ids["Nairobi summit"].id


@pytest.mark.parametrize(
    ("kind", "who", "place", "title"),
    [
        ("talks", ["Ana Prado", "Kenya"], "Nairobi, Kenya", "Talks between Ana Prado and Kenya in Nairobi"),
        ("call", ["Ana Prado", "Kenya"], None, "Call between Ana Prado and Kenya"),
        ("conference", ["Egypt", "India", "Japan", "Kenya"], None, "Conference of Egypt, India and others"),
        ("summit", [], "Cairo, Egypt", "Summit in Cairo"),
    ],
)
def test_a_meeting_without_a_title_is_given_one(kind, who, place, title):
    assert the_meeting(talks("a", kind=kind, who=who, place=place)).title == title


QUOTE = "We shall not sign a text that forgets the fishermen."


def test_the_same_words_of_one_holder_are_one_position_with_several_sources():
    first = Story("2025-03-05", "a").position("Ana Prado", "rejects", "fishing text", quote=QUOTE)
    second = Story("2025-03-06", "b").position("Ana Prado", "warns", "fishing", quote=QUOTE.lower(), confidence=0.9)
    (position,) = facts_of(first, second).positions
    assert (position.stance, position.independent_sources, len(position.claims)) == ("warns", 2, 2)
    assert position.stated_on.isoformat() == "2025-03-05"
    assert position.plover_event == "THREATEN"


def test_short_words_other_holders_and_other_sentences_are_other_positions():
    stories = [
        Story("2025-03-05", "a").position("Ana Prado", "rejects", "text", quote="no deal"),
        Story("2025-03-05", "b").position("Ana Prado", "rejects", "text", quote="no deal"),
        Story("2025-03-05", "c").position("Kenya", "rejects", "text", quote=QUOTE),
        Story("2025-03-05", "d").position("Japan", "rejects", "text", quote=QUOTE),
    ]
    assert len(facts_of(*stories).positions) == 4


def test_a_copied_sentence_is_one_position():
    sentence = "Brazil rejected the text."
    copies = [
        Story("2025-03-05", n, syndication="w").position("Brazil", "rejects", "text", sentence=sentence) for n in "ab"
    ]
    (position,) = facts_of(*copies).positions
    assert (position.independent_sources, len(position.claims)) == (1, 2)


def test_what_a_meeting_holds_is_held_by_all_who_take_part():
    story = talks("a", who=["Ana Prado", "Kenya", ("Japan", "absent")]).position("@e1", "agrees", "quotas", event="e1")
    facts = facts_of(story)
    assert facts.positions[0].holder_ids == ("person:ana-prado", "state:KEN")
    assert facts.positions[0].meeting_id == facts.meetings[0].id


AGAIN = "They agreed to remain in close contact."


def said_on(*days, **said):
    return [Story(f"2025-03-{day:02}", f"d{day}").position("Kenya", "agrees", "contact", **said) for day in days]


def test_a_sentence_that_is_told_again_later_was_said_again():
    held = facts_of(*said_on(1, 4, 7, 11, sentence=AGAIN)).positions  # told three days after one another; then four
    assert sorted((one.stated_on.day, len(one.claims)) for one in held) == [(1, 3), (11, 1)]


def test_a_quotation_is_one_utterance_whenever_it_is_told():
    (position,) = facts_of(*said_on(1, 30, quote=QUOTE)).positions
    assert (position.stated_on.day, len(position.claims)) == (1, 2)


def test_a_later_telling_leaves_the_id_of_a_position():
    first, *others = said_on(1, 2, 20, sentence=AGAIN)
    (alone,) = facts_of(first).positions
    assert alone.id in {one.id for one in facts_of(first, *others).positions}


def test_what_nobody_holds_is_no_position():
    facts = facts_of(talks("a", who=[]).position("@e1", "agrees", "quotas"))
    assert (facts.positions, facts.topics) == ((), ())


@pytest.mark.parametrize(
    ("kind", "parties", "mediated", "mode"),
    [
        ("visit", 2, False, "visit"),
        ("call", 3, False, "phone"),
        ("summit", 2, False, None),
        ("summit", 7, False, "multilateral"),
        ("negotiation", 2, True, "third-party"),
        ("conference", 0, False, "multilateral"),
    ],
)
def test_plover_mode(kind, parties, mediated, mode):
    assert plover.meeting_mode(MeetingKind(kind), parties, mediated) == mode


def test_plover_knows_every_kind_and_stance():
    assert plover.meeting_event() == "CONSULT"
    assert all(plover.meeting_mode(kind, 2, False) in (None, "visit", "phone", "multilateral") for kind in MeetingKind)
    without = {stance for stance in Stance if plover.stance_event(stance) is None}
    assert without == {Stance.DENIES, Stance.STATES}


def test_an_actor_of_every_days_news_has_few_witnesses():
    stories = [talks(f"n{i:02}", published=f"2025-03-{5 + i:02}") for i in range(20)]
    (kenya,) = (actor for actor in facts_of(*stories).actors if actor.id == "state:KEN")
    assert len(kenya.claims) == BEST
    assert sum(support.fact_id == "state:KEN" for support in facts_of(*stories).supports) == 20
