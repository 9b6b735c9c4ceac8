import pytest

from ingest.resolve.toponym import parts, tells_more


def test_parts_begin_with_the_largest():
    assert parts("Taba, Egypt") == ("egypt", "taba")
    assert parts(" , ") == ()


@pytest.mark.parametrize(
    ("place", "than", "more"),
    [
        ("Geneva, Switzerland", "Switzerland", True),
        ("Switzerland", "Geneva, Switzerland", False),
        ("Geneva, Switzerland", "Geneva, Switzerland", False),
        ("Geneva, Switzerland", "Egypt", False),
        ("Washington, D.C., United States", "United States", True),
    ],
)
def test_a_city_tells_more_than_its_country(place, than, more):
    assert tells_more(place, than) is more
