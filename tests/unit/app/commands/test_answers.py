"""Rows as a table, as JSON and as CSV."""

import csv
import io
import json

import pytest

from app.commands.answers import Format, write

ROWS = [
    {
        "name": "Volodymyr Zelenskyy",
        "roles": ["host", "attendee"],
        "n": 1,
        "held": True,
        "more": {"a": "é"},
        "no": None,
    },
    {"name": 'say "so", then\nleave', "roles": [], "n": 2.5, "held": False, "more": {}, "no": None},
]
COLUMNS = tuple(ROWS[0])


def test_json_is_a_list_of_objects(capsys: pytest.CaptureFixture[str]) -> None:
    write(COLUMNS, ROWS, Format.JSON)
    assert json.loads(capsys.readouterr().out) == ROWS
    write(COLUMNS, [], Format.JSON)
    assert json.loads(capsys.readouterr().out) == []


def test_csv_has_a_header_and_survives_quotes_and_line_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    write(COLUMNS, ROWS, Format.CSV)
    header, first, second = csv.reader(io.StringIO(capsys.readouterr().out))
    assert tuple(header) == COLUMNS
    assert first == ["Volodymyr Zelenskyy", '["host", "attendee"]', "1", "true", '{"a": "é"}', ""]
    assert second[0] == ROWS[1]["name"]


def test_a_table_shows_every_value_whole(capsys: pytest.CaptureFixture[str]) -> None:
    long = "a sentence " * 50
    write(("text",), [{"text": long}, {"text": "[bold]not markup[/bold]"}], Format.TABLE)
    shown = capsys.readouterr().out
    assert shown.count("sentence") == 50
    assert "[bold]not markup[/bold]" in shown
