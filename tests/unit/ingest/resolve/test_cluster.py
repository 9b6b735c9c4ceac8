"""How judgements on pairs become meetings: no chains, and what people decided goes first."""

import itertools

from ingest.resolve import resolve
from tests.decisions import decision, subject
from tests.stories import Story

NAIROBI = {"place": "Nairobi, Kenya", "iso3": "KEN"}


def talks(name, *who, published="2025-03-05", **values):
    return Story(published, name).meeting("e1", *who, **{"date": "2025-03-04", **values})


def meetings(*stories, decisions=()):
    built = [story.build() for story in stories]
    facts = resolve({article.id: article for article, _ in built}, [claims for _, claims in built], decisions)
    return {meeting.id: meeting for meeting in facts.meetings}


def about(story):
    return subject("meeting", *story.meetings, id=f"m-{story.name}")


def counts(stories, *decisions):
    return {len(meetings(*order, decisions=decisions)) for order in itertools.permutations(stories)}


def test_a_vague_telling_joins_no_two_days():
    """Two encounters of the same two in one month, and an announcement for the month: it is one of them."""
    stories = [
        talks("a", "Ana Prado", "Kenya", **NAIROBI, date="2025-03-04"),
        talks("b", "Ana Prado", "Kenya", **NAIROBI, date="2025-03-20", published="2025-03-21"),
        talks("c", "Ana Prado", "Kenya", **NAIROBI, date="2025-03", status="planned", published="2025-03-01"),
    ]
    assert counts(stories) == {2}


def test_days_in_a_row_are_no_chain():
    stories = [
        talks(f"d{day}", "Ana Prado", "Kenya", **NAIROBI, date=f"2025-03-0{day}", published=f"2025-03-0{day}")
        for day in range(3, 8)
    ]
    spans = [sorted(len(m.claims) for m in meetings(*order).values()) for order in (stories, stories[::-1])]
    assert spans[0] == spans[1] == [1, 2, 2]


def test_who_tells_of_two_keeps_them_apart():
    """Was it the 4th or the 5th? An article that tells of both knows that there were two."""
    one = talks("a", "Ana Prado", "Kenya", **NAIROBI, date="2025-03-05", published="2025-03-05")
    other = talks("b", "Ana Prado", "Kenya", **NAIROBI, date="2025-03-04", published="2025-03-05")
    both = talks("c", "Ana Prado", "Kenya", **NAIROBI, date="2025-03-05", published="2025-03-06").meeting(
        "e2", "Ana Prado", "Kenya", **NAIROBI, date="2025-03-04"
    )
    assert counts([one, other]) == {1}
    assert counts([one, other, both]) == {2}


def test_people_decide_that_two_are_one():
    stories = [
        talks("a", "Ana Prado", "Kenya", **NAIROBI),
        talks("b", "Brazil", "Japan", date=None, kind="call"),
        talks("c", "Ana Prado", "Kenya", **NAIROBI),
        talks("d", "Brazil", "Japan", date="2024-01-01", kind="call"),
    ]
    one = decision("same", about(stories[0]), about(stories[1]))
    assert counts(stories) == {3}
    assert counts(stories, one) == {2}
    (joined,) = (m for m in meetings(*stories, decisions=[one]).values() if len(m.claims) == 3)
    assert joined.independent_sources == 3


def test_people_decide_that_two_are_two():
    stories = [talks("a", "Ana Prado", "Kenya", **NAIROBI), talks("b", "Ana Prado", "Kenya", **NAIROBI)]
    apart = decision("not_same", about(stories[0]), about(stories[1]))
    together = decision("same", about(stories[0]), about(stories[1]), minute=1)
    assert counts(stories) == {1}
    assert counts(stories, apart) == {2}
    assert counts(stories, apart, together) == {1}


def test_what_people_decided_to_be_two_no_third_telling_joins():
    stories = [talks(name, "Ana Prado", "Kenya", **NAIROBI) for name in "abc"]
    assert counts(stories, decision("not_same", about(stories[0]), about(stories[2]))) == {2}
