import pytest

from graph_schema.errors import QueryError
from graph_schema.queries import catalog, lexer
from graph_schema.queries.catalog import Kind

WHO = """// Who took part in a meeting?
// (Hosts first.)
// :param meeting => 'm-summit-geneva-1a2b3c4d'
// :param since => date('2025-01-01')
// :returns actor, role
MATCH (a:Actor)-[p:PARTICIPATED_IN]->(m:Meeting {id: $meeting})
WHERE m.first_day >= $since AND m.title <> 'a; b // $no' // $neither;
RETURN a.name AS actor, p.role AS role;
"""


def test_a_file_is_read_with_question_parameters_and_columns():
    query = catalog.parse("who", Kind.READ, WHO)
    assert query.question == "Who took part in a meeting? (Hosts first.)"
    assert query.params == {"meeting": "'m-summit-geneva-1a2b3c4d'", "since": "date('2025-01-01')"}
    assert query.columns == ("actor", "role")
    assert query.text.startswith("// Who took part")
    assert query.text.endswith("RETURN a.name AS actor, p.role AS role")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("MATCH (n) RETURN n", "question in plain English"),
        ("// :param x => 1\nRETURN $x", "question in plain English"),
        ("// What?\nRETURN 1;\nRETURN 2;", "holds 2"),
        ("// What?\n", "holds 0"),
        ("// What?\nRETURN $x", "disagree on parameters: x"),
        ("// What?\n// :param y => 1\nRETURN $x", "disagree on parameters: x, y"),
        ("// What?\n// :params y => 1\nRETURN $y", "can't read"),
        ("// What?\n// :hits many\nRETURN 1 AS x", "can't read"),
        ("// What?\n// :hits all 63, 12\nRETURN 1 AS x", "can't read"),
    ],
)
def test_a_malformed_file_says_what_is_wrong(source, says):
    with pytest.raises(QueryError, match=says):
        catalog.parse("broken", Kind.READ, source)


@pytest.mark.parametrize(
    ("told", "hits"), [("63", {"": 63}), ("all 63, as of 1200", {"all": 63, "as of": 1200}), ("actor 5", {"actor": 5})]
)
def test_the_header_tells_what_the_statement_reads(told, hits):
    assert dict(catalog.parse("x", Kind.READ, f"// What?\n// :hits {told}\nRETURN 1 AS x").hits) == hits


def test_an_unknown_name_is_an_error():
    with pytest.raises(QueryError, match="no query 'nothing_like_this'"):
        catalog.load("nothing_like_this")


def test_every_file_of_the_catalogue_is_well_formed_and_named_once():
    names = [query.name for kind in Kind for query in catalog.all(kind)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("RETURN ';'", 1),
        ('RETURN ";" ;', 1),
        (r"RETURN 'it\'s; fine'", 1),
        ("MATCH (`a;b`) RETURN 1", 1),
        ("RETURN 1 /* ; */", 1),
        ("RETURN 'see https://example.org/a;b'", 1),
        ("RETURN 1; // end;", 1),
        ("RETURN 1; RETURN 2", 2),
    ],
)
def test_semicolons_separate_only_in_code(text, count):
    assert len(lexer.statements(text)) == count


def test_parameters_are_found_only_in_code():
    assert lexer.parameters("RETURN $a, '$b', `$c`, $d_1 // $e\n/* $f */") == {"a", "d_1"}
