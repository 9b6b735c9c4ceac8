"""An encounter told alone is the encounter as its article tells it."""

from hypothesis import given, settings

from graph_schema.model.excerpt import excerpt
from graph_schema.model.memory import Telling
from ingest.resolve.filing import asked, filed
from ingest.resolve.identity import SPELLINGS, Identities
from ingest.resolve.resolution import namings
from ingest.resolve.story import Story
from tests.claim_streams import worlds

SAME = ("key", "view", "claims", "article", "ids", "roles", "stands_for", "names", "known_as")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(worlds(size=3))
def test_an_excerpt_tells_of_its_encounter_what_the_article_tells(world):
    tellings = [Telling(*edition) for editions in world.values() for edition in editions[:1]]
    for identities in (Identities(namings(tellings)), SPELLINGS):
        for telling in tellings:
            for key, whole in Story(telling, identities).events.items():
                alone = Story(Telling(telling.article, excerpt(telling.claims, key)), identities).events
                assert alone.keys() == {key}
                assert [getattr(alone[key], name) for name in SAME] == [getattr(whole, name) for name in SAME]
                assert (filed(alone[key]), asked(alone[key])) == (filed(whole), asked(whole))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(worlds(size=3))
def test_who_finds_another_is_found_by_it(world):
    tellings = [Telling(*edition) for editions in world.values() for edition in editions[:1]]
    events = [event for telling in tellings for event in Story(telling, SPELLINGS).events.values()]
    for one in events:
        for other in events:
            assert bool(filed(one) & asked(other)) == bool(filed(other) & asked(one))
