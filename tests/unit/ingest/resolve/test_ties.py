"""An event whose day is not told belongs with one that has a day, and ties no two of them together."""

from graph_schema.model.memory import Telling
from ingest.resolve.cluster import clusters
from ingest.resolve.identity import Identities
from ingest.resolve.resolution import namings
from ingest.resolve.story import Story as Seen
from tests.stories import Story


def told(*stories: Story) -> list[list[str]]:
    """The articles that tell of each meeting, by their names."""
    tellings = [Telling(*story.build()) for story in stories]
    identities = Identities(namings(tellings))
    events = [event for telling in tellings for event in Seen(telling, identities).events.values()]
    return sorted(sorted(event.article.url.rpartition("/")[2] for event in one.events) for one in clusters(events))


def talks(published: str, name: str, date: str | None, place: str = "Nairobi, Kenya", **values: object) -> Story:
    story = Story(published, name)
    for person, state in (("Ana Prado", "Brazil"), ("Amina Otieno", "Kenya")):
        story.actor(person, of=state)
    iso3 = "KEN" if place.endswith("Kenya") else "BRA"
    return story.meeting("e1", "Ana Prado", "Amina Otieno", date=date, place=place, iso3=iso3, **values)


def test_without_a_day_it_is_the_nearest_of_two():
    first, second = talks("2025-03-05", "first", "2025-03-04"), talks("2025-03-20", "second", "2025-03-19")
    assert told(first, second, talks("2025-03-06", "early", None)) == [["early", "first"], ["second"]]
    assert told(first, second, talks("2025-03-21", "late", None)) == [["first"], ["late", "second"]]


def test_where_it_took_place_counts_before_nearness():
    first = talks("2025-03-05", "first", "2025-03-04", place="Brasília, Brazil")
    second = talks("2025-03-08", "second", "2025-03-07")
    assert told(first, second, talks("2025-03-08", "vague", "2025-03")) == [["first"], ["second", "vague"]]


def test_many_without_a_day_tie_no_two_with_one():
    days = [talks(f"2025-03-{day + 1:02}", f"d{day}", f"2025-03-{day:02}") for day in (3, 10, 17)]
    vague = [talks(f"2025-03-{day:02}", f"v{day}", None) for day in (5, 8, 11, 14, 18)]
    found = told(*days, *vague)
    assert [sum(name.startswith("d") for name in one) for one in found] == [1, 1, 1]


def test_those_without_a_day_go_together_until_one_has_a_day():
    one, other = talks("2025-03-05", "one", None), talks("2025-03-06", "other", None)
    assert told(one, other) == [["one", "other"]]
    assert told(one, other, talks("2025-03-05", "dated", "2025-03-04")) == [["dated", "one", "other"]]
