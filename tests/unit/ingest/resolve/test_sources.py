"""Which articles are independent voices."""

import itertools

from ingest.resolve import resolve
from tests.stories import Story


def talks(name, published="2025-03-05", confidence=0.8, **of_article):
    who = ["Ana Prado", "Kenya"]
    return Story(published, name, **of_article).meeting("e1", *who, date="2025-03-04", confidence=confidence)


def sources(*stories):
    found = set()
    for order in itertools.permutations(stories):
        built = [story.build() for story in order]
        facts = resolve({article.id: article for article, _ in built}, [claims for _, claims in built])
        found |= {(meeting.independent_sources, meeting.confidence) for meeting in facts.meetings}
    (one,) = found
    return one


def test_near_copies_count_once():
    assert sources(talks("a", marks=("x", "y")), talks("b", marks=("y", "z"))) == (1, 0.8)
    assert sources(talks("a", marks=("x",)), talks("b", marks=("y",)))[0] == 2


def test_what_one_agency_tells_counts_once():
    assert sources(talks("a", agencies=("AFP",)), talks("b", agencies=("AFP", "Reuters"))) == (1, 0.8)
    assert sources(talks("a", agencies=("AFP",)), talks("b", agencies=("Reuters",)))[0] == 2


def test_the_surest_telling_of_copies_counts():
    assert sources(talks("a", marks=("x",), confidence=0.5), talks("b", marks=("x",))) == (1, 0.8)


def test_a_mixture_of_two_agencies_makes_no_one_of_them():
    """Whoever copies from both adds nothing to what the two tell."""
    texts = [talks("a", agencies=("AFP",)), talks("b", agencies=("Reuters",))]
    assert sources(*texts, talks("c", published="2025-03-06", agencies=("AFP", "Reuters"))) == sources(*texts)


def test_a_paragraph_that_stands_twice_counts_once():
    once = talks("a")
    twice = talks("a").meeting("e1", "Ana Prado", "Kenya", date="2025-03-04")
    assert sources(once) == sources(twice) == (1, 0.8)
