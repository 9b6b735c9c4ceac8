"""``parley query`` and ``parley cypher`` on the small graph, as processes see them: arguments in, text out."""

import csv
import io
import json
from collections.abc import Callable

import neo4j
import pytest
import typer
from typer.testing import CliRunner, Result

from app.commands.overview import print_meetings
from app.commands.query import cypher, query
from graph_schema.errors import QueryError
from graph_schema.queries import catalog
from graph_schema.queries.catalog import Kind
from graph_schema.store.connect import Server

Run = Callable[..., Result]


@pytest.fixture
def parley(small_graph: neo4j.Driver, store_env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process with the environment of the session's server; errors are raised."""
    for name, value in store_env.items():
        monkeypatch.setenv(name, value)
    for name in ("NEO4J_URI", "NEO4J_PASSWORD"):
        if name not in store_env:
            monkeypatch.delenv(name, raising=False)
    commands = typer.Typer()
    commands.command()(query)
    commands.command()(cypher)
    return lambda *arguments: CliRunner().invoke(commands, list(arguments), catch_exceptions=False)


def test_without_a_name_all_questions_are_listed(parley: Run) -> None:
    listed = json.loads(parley("query", "--format", "json").stdout)
    assert [row["name"] for row in listed] == [query.name for query in catalog.all(Kind.READ)]


def test_who_attended_the_alaska_summit(parley: Run) -> None:
    (row,) = json.loads(parley("query", "who_attended", "words=Alaska summit", "--format", "json").stdout)
    assert row["attended"] == ["Donald Trump", "Vladimir Putin"]
    assert row["status"] == "held"
    assert "Donald Trump received Vladimir Putin in Anchorage on Friday." in row["sentences"]


@pytest.mark.parametrize(
    ("arguments", "column", "expected"),
    [
        (["who_attended", "words=the summit in Anchorage"], "title", ["Alaska summit"]),
        (["who_attended", "words=Anchorage call"], "title", []),
        (["who_attended", "words=three hours"], "title", ["Alaska summit"]),
        (["who_attended", "words=Washington talks"], "title", []),  # only planned
        (["who_attended", "words=Singapore"], "title", []),  # called off
        (["who_will_attend", "words=Washington talks"], "expected", [["Donald Trump", "Volodymyr Zelenskyy"]]),
        (["who_will_attend", "words=Alaska summit"], "title", []),  # held
        (["who_met_whom", "actor=Trump"], "met", ["Vladimir Putin"]),
        (["who_met_whom", "actor=Zelenskyy"], "met", []),
        (["meetings_between", "a=Trump", "b=Zelensky"], "title", ["Washington talks"]),
        (["meetings_between", "a=Putin", "b=Trump"], "title", ["Alaska summit", "Walk of the two presidents"]),
        (["excluded_from"], "actor", ["Volodymyr Zelenskyy", "European leaders"]),
        (["excluded_from", "actor=european leaders"], "how", ["absent"]),
        (["planned_meetings", "since=2025-09-01"], "start_date", ["2026", None, None]),
        (["evidence_of_meeting", "id=meeting:tokyo-talks"], "rule", ["test-rule"]),
        (["meetings_list", "status=planned"], "title", ["Visit of Andrés Manuel López Obrador", "Washington talks"]),
        (["meeting_participants", "id=meeting:alaska-summit"], "name", ["Donald Trump", "Vladimir Putin"]),
        (["actors_named", "name=Kyiv"], "id", ["state:UKR"]),
        (["actors_named", "name=state:JPN"], "name", ["Japan"]),
        (["graph_counts"], "meetings", [8]),
    ],
)  # fmt: skip
def test_questions(parley: Run, arguments: list[str], column: str, expected: list[object]) -> None:
    rows = json.loads(parley("query", *arguments, "--format", "json").stdout)
    assert [row[column] for row in rows] == expected


def test_pictures_come_as_paths(parley: Run) -> None:
    rows = json.loads(parley("query", "meeting_graph", "id=meeting:alaska-summit", "--format", "json").stdout)
    types = {path["relationships"][0]["type"] for path in (row["path"] for row in rows)}
    assert types == {"HELD_IN", "PARTICIPATED_IN", "EXCLUDED_FROM", "ABSENT_FROM", "SUPPORTS"}


def test_lists_say_how_many_there_are(parley: Run) -> None:
    result = parley("query", "meetings_list", "limit=3", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(result.stdout)))) == 3
    assert result.stderr == "3 of 8\n"
    result = parley("query", "meetings_list", "status=postponed")
    assert result.stderr == "0 of 0\n"


def test_a_table_for_people(parley: Run) -> None:
    shown = parley("query", "meetings_between", "a=Trump", "b=Putin").stdout
    assert "Alaska summit" in shown
    assert "2025-08-15" in shown


def test_cypher_of_ones_own(parley: Run) -> None:
    text = "MATCH (a:Actor {name: $name})-[:PARTICIPATED_IN]->(m:Meeting) RETURN m.title AS title ORDER BY title"
    rows = json.loads(parley("cypher", text, "name=Kim Jong Un", "--format", "json").stdout)
    assert rows == [{"title": "Singapore summit"}]
    result = parley("cypher", "MATCH (m:Meeting) RETURN m.id AS id", "--limit", "2", "--format", "csv")
    assert len(result.stdout.splitlines()) == 3
    assert "first 2 rows" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "nothing_like_this"], "there is no query"),
        (["query", "record_schema"], "changes the graph"),
        (["query", "who_attended"], "words='Alaska summit'"),
        (["query", "who_attended", "word=x"], "no parameter word"),
        (["cypher", "MATCH (n) DETACH DELETE n"], "Refused"),
        (["cypher", "MATCH (n RETURN n"], "Invalid input"),
        (["cypher", "RETURN $x"], "parameter"),
    ],
)
def test_what_cannot_be_done_is_said(parley: Run, arguments: list[str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parley(*arguments)


def test_what_was_found_is_shown(
    small_graph: neo4j.Driver, neo4j_server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    print_meetings(neo4j_server)
    shown = capsys.readouterr().out
    assert "Meetings found" in shown
    assert "Alaska summit" in shown
    assert "Washington talks" in shown
