"""Voices added one by one come to what all of them come to at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.resolve import toponym
from ingest.resolve.evidence import CERTAIN, Told, certainty, combined, independent, prevailing
from ingest.resolve.tally import Tally
from tests.stories import Story

PLACES = ["Kenya", "Nairobi, Kenya", "Kisumu, Kenya", "Japan"]


@st.composite
def voices(draw):
    found = []
    for i in range(draw(st.integers(1, 8))):
        day, wire = draw(st.integers(1, 3)), draw(st.sampled_from([None, None, "wire"]))
        place, sure = draw(st.sampled_from(PLACES)), draw(st.sampled_from([0.4, 0.8]))
        story = Story(f"2025-03-0{day}", f"n{i}", syndication=wire).meeting("e1", place=place, confidence=sure)
        article, claims = story.build()
        found.append(Told(place, claims.meetings[0], sure, article))
    return found


@settings(max_examples=60, deadline=None)
@given(voices(), st.randoms(use_true_random=False))
def test_one_by_one_is_all_at_once(told, random):
    random.shuffle(told)
    tally = Tally()
    for i, one in enumerate(told):
        tally.add(one)
        so_far = told[: i + 1]
        group = tally.prevailing()
        assert group.best == prevailing(so_far)
        agreeing = [one for one in so_far if one.value == group.best.value]
        assert group.voices == sorted(agreeing, key=lambda one: one.best_first)
        assert (len(group.sources), group.certainty) == (independent(agreeing), certainty(agreeing))
        in_kenya = [one for one in so_far if "Kenya" in one.value]
        among = tally.prevailing(lambda place: "Kenya" in place)
        assert (among.best if among else None) == prevailing(in_kenya)


def test_what_answers_show_first():
    tally = Tally()
    for i, (sure, sentence) in enumerate([(0.9, "Kenya."), (0.4, "Kenya."), (0.8, None), (0.7, None), (0.5, None)]):
        article, claims = Story("2025-03-05", f"n{i}").meeting("e1", confidence=sure, sentence=sentence).build()
        tally.add(Told("Kenya", claims.meetings[0], sure, article))
    shown = tally.prevailing().shown(4)
    assert [one.confidence for one in shown] == [0.9, 0.4, 0.8, 0.7]  # the best sentence in all papers, then the surest


def test_what_refines_goes_before_what_prevails():
    tally = Tally()
    for name, place, sure in (("a", "Kenya", 0.9), ("b", "Nairobi, Kenya", 0.4), ("c", "Japan", 0.8)):
        article, claims = Story("2025-03-05", name).meeting("e1", place=place).build()
        tally.add(Told(place, claims.meetings[0], sure, article))
    assert tally.prevailing().best.value == "Kenya"
    assert tally.refined(toponym.tells_more).best.value == "Nairobi, Kenya"


def test_nobody_prevails_where_nobody_speaks():
    assert Tally().prevailing() is None
    assert Tally().refined(toponym.tells_more) is None


@pytest.mark.parametrize(("sure", "together"), [([0.5], 0.5), ([0.5, 0.5], 0.75), ([0.9] * 50, CERTAIN), ([], 0.0)])
def test_sources_make_each_other_surer_up_to_a_limit(sure, together):
    assert combined(sure) == together
