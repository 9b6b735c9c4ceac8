"""Places: cities with their country, buildings, described capitals, datelines; venues are no governments."""

import itertools
from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met in Geneva.", "Geneva, Switzerland"),
        ("They met in Lima, Peru.", "Lima, Peru"),
        ("They met in the Peruvian capital.", "Lima, Peru"),
        ("They met in Peru's capital, Lima.", "Lima, Peru"),
        ("They met in Alaska.", "Alaska, United States"),
        ("They met in the Peruvian city of Quillabamba on Monday.", "Quillabamba, Peru"),
        ("They met in Quillabamba, Peru, on Monday.", "Quillabamba, Peru"),
    ],
)
def test_a_place_is_named_with_its_country(read: Callable, text: str, name: str) -> None:
    assert name in [place.name for place in read(text).cast.places]


def test_the_country_behind_a_city_is_no_actor(read: Callable) -> None:
    assert read("They met in Lima, Peru.").names == set()


def test_a_venue_is_no_government(read: Callable) -> None:
    found = read("Kenya and Chad met in Lima. Lima welcomed the deal.")
    assert found.who("Lima") == ()
    assert found.who("Lima", 1) == ("Peru",)


def test_a_dateline_gives_a_place(read: Callable) -> None:
    place = read("NAIROBI, Kenya (AP) _ Chad agreed to a truce on Monday.").cast.dateline_place
    assert place is not None
    assert (place.name, place.iso3, place.city) == ("Nairobi, Kenya", "KEN", True)


def test_mentions_are_in_order_and_never_overlap(read: Callable) -> None:
    text = (
        "Chilean President Marta Ruiz and Kenya's foreign ministry spokesman met U.S. officials in Lima, Peru. "
        "The two leaders said they would invite the European Union's foreign policy chief, NATO and both Koreas."
    )
    mentions = read(text, day="2099-01-01").cast.mentions
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
