"""A table of pairs of names, each with what a person says of them: one actor, two, or no telling."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from ingest.resolve import resolve
from ingest.resolve.judgement import Verdict
from ingest.resolve.namesakes import judge
from ingest.resolve.naming import namings
from tests.stories import Story

with (Path(__file__).parent / "name_pairs.csv").open(encoding="utf-8", newline="") as lines:
    PAIRS = list(csv.DictReader(lines))

OUT_OF_REACH = {
    ("Leonid Brezhnev", "Leonid Breznev"),
    ("Pedro Sánchez", "Pedro Sánchez Pérez-Castejón"),
}
"""Pairs that are one actor, and that the names alone don't bring together: what a list of aliases is for."""


def told(pair):
    """The two articles of a pair."""
    for name, (one, of) in {"a": ("one", "of"), "b": ("other", "other_of")}.items():
        story = Story("2025-03-05", name)
        if state := pair[of]:
            story.actor(state, "state", iso3=state, acts=False)
        yield story.actor(pair[one], pair["kind"], of=state or None, office="Deputy" if state else None).build()


def united(pair):
    built = list(told(pair))
    facts = resolve({article.id: article for article, _ in built}, [claims for _, claims in built])
    return len([actor for actor in facts.actors if actor.kind == pair["kind"]]) == 1


def verdict(pair):
    """What the names and states say, without any list."""
    (one,), (other,) = ([n for n in namings(claims).values()] or [None] for _, claims in told(pair))
    if not one or not other or one.key != other.key or one.office:
        return Verdict.DIFFERENT
    return judge(one, other).verdict


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['one']} / {pair['other']}")
def test_one_actor_or_two(pair):
    reached = (pair["one"], pair["other"]) not in OUT_OF_REACH
    assert united(pair) == (pair["answer"] == "same" and reached), pair["why"]


def scores(found):
    same, wrong = found["same", True], found["different", True] + found["unsure", True]
    return same / (same + wrong), same / (same + found["same", False])


def test_scores(capsys):
    """A wrong link is worse than a missing one."""
    whole = scores(Counter((pair["answer"], united(pair)) for pair in PAIRS))
    names = scores(Counter((pair["answer"], verdict(pair) is Verdict.SAME) for pair in PAIRS))
    with capsys.disabled():
        for what, (precision, recall) in {"with the reviewed list": whole, "by names and states alone": names}.items():
            print(f"\n{len(PAIRS)} pairs of names, {what}: precision {precision:.3f}, recall {recall:.3f}", end="")
    assert len(PAIRS) >= 150
    assert whole[0] == 1
    assert whole[1] >= 0.95
    assert names[0] >= 0.95
    assert names[1] >= 0.8
