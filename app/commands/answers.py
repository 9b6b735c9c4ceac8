"""Answers of the graph on a terminal or in a pipe: a table, JSON or CSV."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDE = 200
"""Columns of a table that goes into a pipe or a file, where nobody's terminal sets a width."""


class Format(StrEnum):
    """How an answer is written: for people, as a JSON list of objects, or as CSV with a header line."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def write(columns: Sequence[str], rows: Sequence[dict[str, Any]], form: Format) -> None:
    """Write rows to the standard output; values are plain (dicts, lists, text, numbers, booleans, None)."""
    if form is Format.JSON:
        typer.echo(json.dumps(list(rows), ensure_ascii=False, indent=2))
    elif form is Format.CSV:
        typer.echo(_csv(columns, rows), nl=False)
    else:
        _table(columns, rows)


def _csv(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue()


def _table(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    table = Table(*columns, show_lines=any(len(str(row[column])) > 40 for row in rows for column in columns))
    for row in rows:
        table.add_row(*(Text(_shown(row[column]), overflow="fold") for column in columns))
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)


def _shown(value: Any) -> str:
    """A value for people: a list of simple values without brackets, nothing for None."""
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        return "\n".join(str(item) for item in value)
    return _cell(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
