"""Authority lists: whenever they come and go, the facts are those that follow from articles and lists together."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graph_schema.model.authority import Listed, ListedOffice
from graph_schema.model.memory import Telling
from ingest.resolve import resolve
from tests.claim_streams import worlds
from tests.stories import Story
from tests.unit.ingest.resolve.remembered import Remembered
from tests.unit.ingest.resolve.test_order import canonical


def listed(entry, name, *aliases, source="list", kind="person", qid=None, states=(), offices=()):
    return Listed(source=source, entry=entry, kind=kind, name=name, aliases=aliases, wikidata_id=qid, states=states,
                  offices=offices)  # fmt: skip


MINISTER = ListedOffice(title="Minister", principal="KEN", start="2025-03-05")
ENTRIES = [
    listed("1", "Ana Prado", "Anna Prado", qid="Q1", states=("KEN",)),
    listed("2", "Ana Prado", qid="Q9", states=("BRA",)),
    listed("3", "Anna Maria Prado", "Ana Prado", qid="Q1", source="other"),
    listed("4", "Amina Otieno", "A. Otieno", offices=(MINISTER,)),
    listed("5", "Amina Okoro", states=("KEN",), offices=(MINISTER,)),
    listed("6", "African Union", "AU Commission", kind="organization", qid="Q7"),
    listed("1", "Anna Prado", "Ana Prado", qid="Q2", states=("JPN",)),
]


def resolved(tellings, entries):
    return resolve({t.article.id: t.article for t in tellings}, [t.claims for t in tellings], listed=entries)


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(worlds(), st.data())
def test_lists_before_between_and_after_the_articles(world, data):
    remembered, last = Remembered(), {}
    articles = [(name, edition) for name, editions in world.items() for edition in editions]
    for step in data.draw(st.permutations([*articles, *ENTRIES, "gone", "gone", *sorted(world)[:1]])):
        if isinstance(step, Listed):
            remembered.list([step])
        elif isinstance(step, tuple):
            remembered.take(step[1].article.id, step[1])
            last[step[0]] = step[1]
        elif step == "gone":
            remembered.list([], sorted(remembered.listed)[:1])
        elif step in last:
            remembered.take(last.pop(step).article.id, None)
        assert canonical(remembered.facts) == canonical(resolved(list(last.values()), remembered.listed.values()))


def ids(entries, *stories):
    facts = resolved([Telling(*story.build()) for story in stories], entries)
    return [actor.id for actor in facts.actors if actor.kind != "state"]


def test_a_list_unites_the_names_of_one_person():
    names = [Story("2025-03-05", "a").actor("Ana Prado"), Story("2025-03-06", "b").actor("A. M. Silva Prado")]
    assert len(ids([], *names)) == 2
    assert ids([listed("1", "Ana Prado", "A. M. Silva Prado", qid="Q77")], *names) == ["person:ana-prado-q77"]


def test_a_namesake_of_another_state_is_somebody_else():
    story = Story("2025-03-05").actor("Ana Prado", of="Brazil")
    assert ids([listed("1", "Ana Prado", qid="Q77", states=("KEN",))], story) == ["person:ana-prado"]
    assert ids([listed("1", "Ana Prado", qid="Q77", states=("BRA",))], story) == ["person:ana-prado-q77"]
    both = [listed("1", "Ana Prado", qid="Q77", states=("BRA",)), listed("2", "Ana Prado", qid="Q78", states=("KEN",))]
    assert ids(both, story) == ["person:ana-prado-q77"]
    assert ids(both, Story("2025-03-05").actor("Ana Prado")) == ["person:ana-prado"]


def test_the_office_of_the_day_tells_two_namesakes_apart():
    early, late = (ListedOffice(title="Minister", principal="BRA", start=a, end=b) for a, b in
                   [("2001", "2009"), ("2020-01", None)])  # fmt: skip
    both = [listed("1", "Ana Prado", qid="Q77", states=("BRA",), offices=(early,)),
            listed("2", "Ana Prado", qid="Q78", states=("BRA",), offices=(late,))]  # fmt: skip
    then, now = Story("2005-03-05").actor("Ana Prado", of="Brazil"), Story("2025-03-05").actor("Ana Prado", of="Brazil")
    between = Story("2015-03-05").actor("Ana Prado", of="Brazil")
    assert (ids(both, then), ids(both, now)) == (["person:ana-prado-q77"], ["person:ana-prado-q78"])
    assert ids(both, between) == ["person:ana-prado"]


def test_a_surname_needs_the_office_of_the_day():
    held = ListedOffice(title="Minister of Foreign Affairs", principal="BRA", start="2024-02", end="2025-06-30")
    known = [listed("1", "Ana Prado", qid="Q77", states=("BRA",), offices=(held,))]
    in_office = Story("2025-03-05").actor("Prado", of="Brazil", office="Foreign Minister")
    assert ids(known, in_office) == ["person:ana-prado-q77"]
    for other in [
        Story("2025-07-05").actor("Prado", of="Brazil", office="Foreign Minister"),
        Story("2025-03-05").actor("Prado", of="Kenya", office="Foreign Minister"),
        Story("2025-03-05").actor("Prado", of="Brazil", office="Finance Minister"),
        Story("2025-03-05").actor("Prado", of="Brazil", office="Deputy Foreign Minister"),
        Story("2025-03-05").actor("Prado", of="Brazil", office="Minister"),
        Story("2025-03-05").actor("Prado", of="Brazil"),
        Story("2025-03-05").actor("Prado"),
    ]:
        (local,) = ids(known, other)
        assert local.startswith("person:prado-")
