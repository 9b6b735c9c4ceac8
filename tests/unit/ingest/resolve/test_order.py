"""Whatever the order, repetition and batching of articles: one set of claims, one set of facts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.model.facts import Facts
from ingest.resolve import resolve
from tests.claim_streams import worlds
from tests.stories import Story
from tests.unit.ingest.resolve.remembered import Remembered

COUNT = settings(max_examples=60, deadline=None)


def resolved(tellings, decisions=()):
    tellings = list(tellings)
    return resolve({t.article.id: t.article for t in tellings}, [t.claims for t in tellings], decisions)


def canonical(facts):
    return {name: sorted(one.model_dump_json() for one in getattr(facts, name)) for name in Facts.model_fields}


@COUNT
@given(worlds(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(world, random):
    tellings = [editions[-1] for editions in world.values()]
    shuffled = [*tellings, random.choice(tellings)]
    random.shuffle(shuffled)
    assert resolved(shuffled) == resolved(tellings)


@COUNT
@given(worlds(), st.data())
def test_one_by_one_is_all_at_once(world, data):
    remembered = Remembered()
    steps = [(name, edition) for name, editions in world.items() for edition in editions]
    last = {}
    for name, edition in data.draw(st.permutations(steps)):
        remembered.take(edition.article.id, edition)
        last[name] = edition
        assert canonical(remembered.facts) == canonical(resolved(list(last.values())))
    for name in data.draw(st.permutations(sorted(last))):
        remembered.take(last.pop(name).article.id, None)
        assert canonical(remembered.facts) == canonical(resolved(list(last.values())))
    assert remembered.facts == Facts()


@COUNT
@given(worlds(), st.data())
def test_some_at_a_time_is_all_at_once(world, data):
    """Articles come, change and go together: what follows is what follows of those that are there at last."""
    remembered, there = Remembered(), {}
    for _ in range(data.draw(st.integers(1, 4))):
        names = data.draw(st.lists(st.sampled_from(sorted(world)), unique=True, min_size=1))
        step = {name: data.draw(st.sampled_from([*world[name], None])) for name in names}
        remembered.take_all({world[name][0].article.id: edition for name, edition in step.items()})
        there = {name: edition for name, edition in (there | step).items() if edition}
        assert canonical(remembered.facts) == canonical(resolved(list(there.values())))


def test_two_readings_of_one_article_are_refused():
    (article, one), (_, other) = (
        Story("2025-03-05").meeting("e1", "Kenya").build(),
        Story("2025-03-05").meeting("e1", "Japan").build(),
    )
    with pytest.raises(ValueError, match="two different sets of claims"):
        resolve({article.id: article}, [one, other])
