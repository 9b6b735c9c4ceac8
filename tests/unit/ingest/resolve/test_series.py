"""What titles say: every list of series.yaml with its examples."""

from pathlib import Path

import pytest
import yaml

from ingest.resolve import series

RULES = yaml.safe_load((Path(series.__file__).with_name("series.yaml")).read_text(encoding="utf-8"))
EXAMPLES = [(name, example) for name, rule in RULES.items() for example in rule["examples"]]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}: {e['title']}" for name, e in EXAMPLES])
def test_what_a_title_says(name, example):
    read = series.read(example["title"])
    for field, expected in example.items():
        if field != "title":
            said = getattr(read, field)
            assert (sorted(said) if isinstance(said, frozenset) else said) == expected


@pytest.mark.parametrize(
    ("one", "other", "same", "edition"),
    [
        ("G7 summit", "the G7 leaders' meeting", True, None),
        ("G7 summit", "NATO summit", False, None),
        ("EU-China summit", "EU-Japan summit", False, None),
        ("third round of Vienna talks", "fourth round of Vienna talks", True, "number 3 and number 4 of a series"),
        ("third round", "fourth round of Vienna talks", False, "number 3 and number 4 of a series"),
        ("third Reykjavik summit", "fourth Vienna summit", False, None),
        ("G7 summit 2024", "2025 G7 summit", True, "the one of 2024 and the one of 2025"),
        (None, "G7 summit", False, None),
    ],
)
def test_two_titles(one, other, same, edition):
    for pair in ((one, other), (other, one)):
        read = [series.read(title) for title in pair]
        assert (series.same(*read), series.other_edition(*read)) == (same, edition)
