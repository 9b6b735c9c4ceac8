"""A table of pairs of meetings that two articles tell of: one meeting or two, in either order, by the whole way."""

from pathlib import Path

import pytest
import yaml

from ingest.resolve import resolve
from tests.stories import Story

TABLE = yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8"))
ROWS = [(*row, same) for key, same in (("same", True), ("different", False)) for row in TABLE[key]]


def told(name, published, kind, status, date, place, who, title=None):
    story = Story(str(published), name)
    names = [one for one in who.split(", ") if one]
    for one in names:
        if one in TABLE["people"]:
            story.actor(f"Ana {one}", of=TABLE["people"][one])
        elif one == "United Nations":
            story.actor(one, "organization", qid="Q1065")
    where, _, iso3 = (place or "").rpartition(" ")
    coded = len(iso3) == 3 and iso3.isupper()
    start, _, end = str(date or "").removeprefix("~").partition("/")
    story.meeting(
        "e1",
        *(f"Ana {one}" if one in TABLE["people"] else one for one in names),
        kind=kind,
        status=status,
        date=start or None,
        end=end or None,
        place=(where if coded else place) or None,
        iso3=iso3 if coded else None,
        title=title,
    )
    if str(date or "").startswith("~"):
        (claim,) = story.meetings
        story.meetings = [claim.model_copy(update={"date": claim.date.model_copy(update={"assumed": True})})]
    return story.build()


def meetings(*stories):
    return len(resolve({article.id: article for article, _ in stories}, [claims for _, claims in stories]).meetings)


@pytest.mark.parametrize(("why", "one", "other", "same"), ROWS, ids=[row[0] for row in ROWS])
def test_one_meeting_or_two(why, one, other, same):
    assert meetings(told("a", *one), told("b", *other)) == (1 if same else 2)
    assert meetings(told("b", *one), told("a", *other)) == (1 if same else 2)


def test_the_table_is_large_and_its_scores_are_these(capsys):
    """The numbers of docs/resolution.md: every row counts once."""
    found = [(meetings(told("a", *one), told("b", *other)) == 1, same) for _, one, other, same in ROWS]
    right = sum(said and same for said, same in found)
    precision, recall = right / sum(said for said, _ in found), right / sum(same for _, same in found)
    with capsys.disabled():
        print(f"\n{len(ROWS)} pairs of meetings: precision {precision:.3f}, recall {recall:.3f}")
    assert len(ROWS) >= 60
    assert len({row[0] for row in ROWS}) == len(ROWS)
    assert (precision, recall) == (1.0, 1.0)
