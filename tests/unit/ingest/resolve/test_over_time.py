"""What was known when: the steps of a status, and the graph as of a day."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.model.facts import MeetingValues, PositionValues
from graph_schema.model.memory import Telling
from ingest.resolve.cluster import clusters
from ingest.resolve.identity import Identities
from ingest.resolve.meeting_facts import SHOWN
from ingest.resolve.resolution import conclude, namings
from ingest.resolve.story import Story as Told
from tests.claim_streams import worlds
from tests.stories import Story

COUNT = settings(max_examples=40, deadline=None)
DAYS = [dt.date(2025, 3, day) for day in range(2, 9)]


def facts_of(tellings, who_is_who=None):
    names = Identities(namings(who_is_who or tellings))
    stories = [Told(telling, names) for telling in tellings]
    return conclude(stories, names, clusters(event for story in stories for event in story.events.values()))


def state(fact, day):
    """What was known on the day: a value with ``known_from``; None before anything was told."""
    known = [one for one in (*fact.earlier, fact) if one.known_from <= day]
    return known[-1] if known else None


def values(shape, fact, **changed):
    return shape(**{name: getattr(fact, name) for name in shape.model_fields} | changed)


def both(world, day):
    """The facts now; those of the articles published by the day; the claims of these articles."""
    now = [editions[-1] for editions in world.values()]
    then = [telling for telling in now if telling.article.published_at <= day]
    claims = {claim.id for t in then for claim in (*t.claims.meetings, *t.claims.positions)}
    return facts_of(now), facts_of(then, now), claims


def same_tellings(now, then, claims):
    """Pairs of a fact now and then that the same articles of that time tell: one meeting then, one meeting now."""
    whole = {claim: fact for fact in now for claim in fact.claims}
    for old in then:
        new = whole[old.claims[0]]
        if set(new.claims) & claims == set(old.claims):
            yield new, old


@COUNT
@given(worlds(), st.sampled_from(DAYS))
def test_a_meeting_as_of_a_day_is_what_the_articles_by_then_come_to(world, day):
    now, then, claims = both(world, day)
    pairs = list(same_tellings(now.meetings, then.meetings, claims))
    alike = {old.id for _, old in pairs}
    for new, old in pairs:
        known = state(new, day)
        assert new.id == old.id
        parent = {} if old.part_of in alike else {"part_of": known.part_of}
        assert values(MeetingValues, known, dissents=()) == values(MeetingValues, old, dissents=(), **parent)
        assert set(known.dissents) <= set(old.dissents)
        assert {one.says for one in known.dissents} == {one.says for one in old.dissents}
        assert new.told_from == old.told_from
        assert [step for step in new.history if step.since <= day] == list(old.history)
        parts = now.participations if known is new else known.participations
        before = [p for p in then.participations if p.meeting_id == old.id]
        for part, whole in zip([p for p in parts if p.meeting_id == new.id], before, strict=True):
            assert part == whole.model_copy(update={"claims": part.claims})
            assert set(part.claims) <= set(whole.claims)
            assert len(part.claims) == (len(whole.claims) if known is new else min(SHOWN, len(whole.claims)))


@COUNT
@given(worlds(), st.sampled_from(DAYS))
def test_a_position_as_of_a_day_is_what_the_articles_by_then_come_to(world, day):
    now, then, claims = both(world, day)
    alike = {old.id for _, old in same_tellings(now.meetings, then.meetings, claims)}
    pairs = list(same_tellings(now.positions, then.positions, claims))
    assert len(pairs) == len(then.positions)  # which words are one position depends on nothing else
    for new, old in pairs:
        known = state(new, day)
        where = {} if old.meeting_id in alike else {"meeting_id": known.meeting_id}
        assert values(PositionValues, known) == values(PositionValues, old, **where)
        assert (new.id, new.stated_on, new.holder_ids) == (old.id, old.stated_on, old.holder_ids)


@COUNT
@given(worlds())
def test_every_meeting_is_known_from_its_first_telling_on_without_a_gap(world):
    facts = facts_of([editions[-1] for editions in world.values()])
    for fact in (*facts.meetings, *facts.positions):
        times = [(one.known_from, one.known_until) for one in fact.earlier]
        first = fact.told_from if hasattr(fact, "told_from") else fact.stated_on
        starts = [since for since, _ in times] + [fact.known_from]
        assert starts[0] == first
        assert starts == sorted(set(starts))
        assert [until for _, until in times] == starts[1:]
        assert all(state(fact, day) is None for day in DAYS if day < first)
    for meeting in facts.meetings:
        steps = [(step.since, step.status) for step in meeting.history]
        assert all(one[0] < other[0] and one[1] != other[1] for one, other in itertools.pairwise(steps))
        assert steps[-1][1] == meeting.status
        for since, status in steps:
            assert state(meeting, since).status == status


def summit(published, name, status, *who, **values):
    story = Story(published, name)
    return story.meeting("e1", *(who or ("Donald Trump", "Kim Jong-un")), **{
        "kind": "summit", "status": status, "place": "Singapore", "date": "2018-06-12", **values
    })  # fmt: skip


def singapore():
    return [
        summit("2018-05-11", "a", "planned"),
        summit("2018-05-11", "b", "proposed", confidence=0.9),
        summit("2018-05-25", "c", "cancelled"),
        summit("2018-05-26", "d", "cancelled"),
        summit("2018-06-02", "e", "planned", "Donald Trump", "Kim Jong-un", ("Moon Jae-in", "invited")),
        summit("2018-06-13", "f", "held", "Donald Trump", "Kim Jong-un", ("Moon Jae-in", "absent")),
    ]


@pytest.fixture
def met():
    return facts_of([Telling(*story.build()) for story in singapore()]).meetings[0]


def test_each_step_shows_the_sentence_that_says_it(met):
    told = {story.name: story.meetings[0] for story in singapore()}
    assert [(step.status.value, step.since.isoformat(), step.claim_id) for step in met.history] == [
        ("planned", "2018-05-11", told["a"].id),
        ("cancelled", "2018-05-25", told["c"].id),
        ("planned", "2018-06-02", told["e"].id),
        ("held", "2018-06-13", told["f"].id),
    ]
    assert met.history[1].sentence == told["c"].sentence
    assert met.history[1].article_id == told["c"].article_id


def test_what_was_known_keeps_who_was_known_to_come(met):
    roles = [{p.actor_id: p.role.value for p in then.participations} for then in met.earlier]
    assert [then.known_from.isoformat() for then in met.earlier] == [
        "2018-05-11", "2018-05-25", "2018-05-26", "2018-06-02"
    ]  # fmt: skip
    assert [then.independent_sources for then in met.earlier] == [2, 3, 4, 5]
    assert "person:moon-jae-in" not in roles[0]
    assert roles[3]["person:moon-jae-in"] == "invited"


def test_a_corrected_date_changes_what_an_article_is_believed_to_know():
    early = summit("2018-06-10", "a", "held", date="2018-06")
    facts = facts_of([Telling(*early.build())])
    assert [step.status.value for step in facts.meetings[0].history] == ["held"]
    told_the_day = summit("2018-06-10", "a", "held", date="2018-06-12")
    assert facts_of([Telling(*told_the_day.build())]).meetings[0].status == "planned"


def test_where_no_article_tells_a_status_the_first_sentence_stands_for_it():
    silent = summit("2018-06-13", "a", None)
    (step,) = facts_of([Telling(*silent.build())]).meetings[0].history
    assert (step.status, step.claim_id) == ("held", silent.meetings[0].id)
