"""What people decided, in any order, together with articles in any order: one set of both, one set of facts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.model.decided import mark, standing
from tests.claim_decisions import decisions
from tests.claim_streams import worlds
from tests.decisions import undone
from tests.unit.ingest.resolve.remembered import Remembered
from tests.unit.ingest.resolve.test_order import COUNT, canonical, resolved


def decided(tellings, made):
    return [t._replace(claims=standing(mark(t.claims, made))) for t in tellings]


def drawn(data, tellings, most=4):
    made = [data.draw(decisions(tellings)) for _ in range(data.draw(st.integers(1, most)))]
    return [one for one in made if one]


@settings(COUNT, max_examples=25)
@given(worlds(), st.data())
def test_the_order_of_decisions_and_articles_changes_nothing(world, data):
    tellings = [editions[-1] for editions in world.values()]
    made = drawn(data, [edition for editions in world.values() for edition in editions])
    facts = resolved(tellings, made)
    assert resolved(data.draw(st.permutations(tellings)), data.draw(st.permutations([*made, *made[:1]]))) == facts
    assert resolved(tellings, map(undone, made)) == resolved(tellings)


@settings(COUNT, max_examples=25)
@given(worlds(), st.data())
def test_one_decision_after_the_other_is_all_at_once(world, data):
    remembered, made = Remembered(), []
    tellings = [editions[0] for editions in world.values()]
    last = {telling.article.id: telling for telling in tellings}
    steps = [*tellings, *drawn(data, [edition for editions in world.values() for edition in editions])]
    steps += [editions[-1] for editions in world.values()]
    for step in data.draw(st.permutations(steps)):
        if hasattr(step, "claims"):
            last[step.article.id] = step
        else:
            made.append(step)
        for telling in decided(last.values(), made):
            remembered.take(telling.article.id, telling)
        assert canonical(remembered.facts) == canonical(resolved(last.values(), made))
