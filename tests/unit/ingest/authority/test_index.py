"""Finding known names: longest first, letter case, what may stand between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.authority import Name, NameIndex, NameKind

INDEX = NameIndex(
    [
        Name(NameKind.STATE, "USA", "United States"),
        Name(NameKind.STATE, "USA", "US"),
        Name(NameKind.STATE, "USA", "U.S."),
        Name(NameKind.STATE, "KOR", "South Korea"),
        Name(NameKind.DEMONYM, "KOR", "South Korean"),
        Name(NameKind.STATE, "TUR", "Turkey"),
        Name(NameKind.PERSON, "moon jae in", "Moon Jae-in"),
        Name(NameKind.ORGANIZATION, "who", "WHO"),
        Name(NameKind.ORGANIZATION, "willing", "coalition of the willing"),
        Name(NameKind.METONYM, "RUS", "the Kremlin"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.names[0].key) for hit in INDEX.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Korean envoys left South Korea.", [("South Korean", "KOR"), ("South Korea", "KOR")]),
        ("Moon Jae-in, Moon Jae In and Moon Jae–in", [("Moon Jae-in", "moon jae in")] * 3),
        ("The US told us who they are; the WHO agreed.", [("US", "USA"), ("WHO", "who")]),
        ("They ate turkey in Turkey.", [("Turkey", "TUR")]),
        ("The Kremlin's reply", [("Kremlin", "RUS")]),
        ("the united states", [("united states", "USA")]),
        ("the Coalition of the Willing", [("Coalition of the Willing", "willing")]),
        ("the U.S. and the US", [("U.S", "USA"), ("US", "USA")]),
        ("South. Korea", []),
        ("South, Korea", []),
    ],
)
def test_known_names_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    got = found(text)
    assert [key for _, key in got] == [key for _, key in expected]
    assert [words.replace(" In", "-in").replace("–", "-") for words, _ in got] == [words for words, _ in expected]


@given(st.text(max_size=300))
def test_hits_are_in_order_and_inside_the_text(text: str) -> None:
    last = 0
    for hit in INDEX.find(text):
        assert last <= hit.start < hit.end <= len(text)
        last = hit.end
