"""``key=value`` becomes what the query's header says."""

import pytest

from app.commands.parameters import fitting, free, split
from graph_schema.errors import QueryError
from graph_schema.queries.catalog import Kind, parse

QUERY = parse(
    "sample",
    Kind.READ,
    """// Which?
// :param id => 'meeting:m'
// :param since => date('2025-01-01')
// :param actors => []
// :param q => null
// :param words => ''
// :param limit => 25
RETURN $id, $since, $actors, $q, $words, $limit
""",
)
NEEDED = {"id": "meeting:m", "since": "2025"}


def test_what_may_be_left_out_takes_the_sample() -> None:
    assert fitting(QUERY, NEEDED) == {**NEEDED, "actors": [], "q": None, "words": "", "limit": 25}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"id": "2025"}, "2025"),
        ({"q": "a=b 'c'"}, "a=b 'c'"),
        ({"q": "null"}, "null"),
        ({"limit": "5"}, 5),
        ({"actors": "state:UKR"}, ["state:UKR"]),
        ({"actors": '[["a"], ["b"]]'}, [["a"], ["b"]]),
        ({"actors": "7"}, ["7"]),
    ],
)
def test_values_take_the_kind_of_the_sample(typed: dict[str, str], expected: object) -> None:
    (name,) = typed
    assert fitting(QUERY, NEEDED | typed)[name] == expected


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({}, "id='meeting:m' since=date"),
        ({**NEEDED, "name": "x"}, "has no parameter name; it has: id, since, actors, q, words, limit"),
        ({**NEEDED, "limit": "many"}, "limit must be a number"),
    ],
)
def test_what_does_not_fit_is_named(typed: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        fitting(QUERY, typed)


def test_pairs() -> None:
    assert split(["a=1", "b=x=y", "c="]) == {"a": "1", "b": "x=y", "c": ""}
    for wrong in (["a"], ["=1"], ["a b=1"], ["a=1", "a=2"]):
        with pytest.raises(QueryError):
            split(wrong)


def test_without_a_header_json_is_read_as_json() -> None:
    typed = {"n": "5", "yes": "true", "names": '["a"]', "name": "Angela Merkel", "day": "2025-08-15"}
    assert free(typed) == {"n": 5, "yes": True, "names": ["a"], "name": "Angela Merkel", "day": "2025-08-15"}
