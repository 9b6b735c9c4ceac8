"""Histories in which one article reaches facts of others by a long way: what a shortcut would miss."""

import itertools

import pytest

from graph_schema.model.memory import Telling
from ingest.resolve import incremental
from tests.stories import Story
from tests.unit.ingest.resolve.remembered import Remembered, View
from tests.unit.ingest.resolve.test_order import canonical, resolved

QUOTE = "we shall not sign a text that forgets the fishermen"


def talks(published, name, *who, **values):
    return Story(published, name).meeting("e1", *who, **{"date": "2025-03-04", **values})


def quoted_elsewhere():
    """``c`` quotes the same words as ``b``, who heard them at the meeting of which ``a`` told first."""
    first = talks("2025-03-04", "a", "Kenya", "Japan")
    second = talks("2025-03-05", "b", "Kenya", "Japan").position("Kenya", "rejects", "text", quote=QUOTE, event="e1")
    return first, second, Story("2025-03-06", "c").position("Kenya", "rejects", "text", quote=QUOTE)


def said_again():
    """``b`` makes one statement of what ``a`` and ``c`` tell; ``d`` tells of another in the same sentence."""
    days = {"a": "2025-03-01", "b": "2025-03-04", "c": "2025-03-07", "d": "2025-03-11"}
    told = (Story(day, name) for name, day in days.items())
    return tuple(one.position("Kenya", "agrees", "contact", sentence="They agreed to stay in touch.") for one in told)


def part_of_another_day():
    """``c`` tells of the day's lunch, which ``b`` calls a part of the summit of which ``a`` told first."""
    whole = {"kind": "summit", "date": "2025-03-03"}
    second = Story("2025-03-05", "b").meeting("e1", "Kenya", "Japan", **whole)
    second.meeting("e2", "Kenya", "Egypt", date="2025-03-04", part_of="e1")
    return talks("2025-03-04", "a", "Kenya", "Japan", **whole), second, talks("2025-03-06", "c", "Kenya", "Egypt")


def renamed_principal():
    """``c`` shows that the two bodies for which ``a`` and ``b`` have people speak are one."""
    first = (
        Story("2025-03-04", "a")
        .actor("Sea Council", "organization")
        .actor("Ana Prado", of="Sea Council", office="Head")
    )
    second = Story("2025-03-05", "b").actor("Council of the Sea", "organization", qid="Q5")
    second.actor("Kenji Mori", of="Council of the Sea").position(
        "Kenya", "demands", "quotas", target="Council of the Sea"
    )
    return first, second, Story("2025-03-06", "c").actor("Sea Council", "organization", qid="Q5")


def an_anchor_that_comes_late():
    """``c`` told first of the meeting: its id changes, and with it what positions and parts mention."""
    first = talks("2025-03-05", "a", "Kenya", "Japan").position("@e1", "agrees", "quotas", event="e1")
    first.meeting("e2", "Kenya", "Egypt", date="2025-03-01", part_of="e1")
    return first, talks("2025-03-06", "b", "Kenya", "Japan"), talks("2025-03-04", "c", "Kenya", "Japan")


def a_witness_that_goes():
    """More articles than an actor needs witnesses, with names of which only one article knows."""
    return tuple(
        Story(f"2025-03-{day:02}", f"n{day}")
        .actor("Ana Prado", of="Brazil", office=office, aliases=alias, confidence=sure)
        for day, office, alias, sure in [
            (1, None, ("Prado",), 0.5), (2, "Minister", (), 0.9), (3, "Minister", ("AP",), 0.4),
            (4, "Minister", (), 0.9), (5, None, (), 0.9), (6, "Envoy", (), 0.9),
            (7, "Minister", (), 0.9), (8, "Minister", (), 0.3),
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    "history", [quoted_elsewhere, said_again, part_of_another_day, renamed_principal, an_anchor_that_comes_late]
)
def test_every_order_of_coming_and_going(history):
    tellings = [Telling(*story.build()) for story in history()]
    for order in itertools.permutations(tellings):
        remembered = Remembered()
        for i, telling in enumerate(order):
            remembered.take(telling.article.id, telling)
            assert canonical(remembered.facts) == canonical(resolved(order[: i + 1]))
        for i, telling in enumerate(order):
            remembered.take(telling.article.id, None)
            assert canonical(remembered.facts) == canonical(resolved(order[i + 1 :]))


@pytest.mark.parametrize("at_once", [1, 2, 4_000])
def test_any_witness_may_go(at_once, monkeypatch):
    monkeypatch.setattr(incremental, "_AT_ONCE", at_once)
    tellings = [Telling(*story.build()) for story in a_witness_that_goes()]
    for gone in tellings:
        remembered = Remembered()
        for telling in tellings:
            remembered.take(telling.article.id, telling)
        remembered.take(gone.article.id, None)
        assert canonical(remembered.facts) == canonical(resolved([one for one in tellings if one is not gone]))


def test_no_article_is_read_for_a_sentence_of_another_time(monkeypatch):
    read, whole = [], View.whole

    def noted(view, ids):
        read.append(set(ids))
        return whole(view, ids)

    monkeypatch.setattr(View, "whole", noted)
    remembered = Remembered()
    a, b, c, d = said_again()
    for story in (a, b, c, d):
        remembered.take(story.id, Telling(*story.build()))
    assert read == [{a.id}, {a.id, b.id}]  # for the second and the third; none for the first and the last
