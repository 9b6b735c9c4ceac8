"""``parley ask``: questions in plain English on the command line."""

import asyncio
import datetime as dt
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from app.ask.asking import ask as answer
from app.commands.answers import Format, write
from app.filters import last_day
from graph_schema.errors import InputError
from graph_schema.settings import StoreSettings
from graph_schema.store.connect import resolve_server
from graph_schema.store.reader import GraphReader

_PATIENCE = 60.0
"""Seconds that one query may take here: nobody else waits, and a server just started is slow."""


class Form(StrEnum):
    """How the answer is written."""

    TABLE = "table"
    JSON = "json"


def ask(
    question: Annotated[str | None, typer.Argument(help="A question in plain English.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help='JSON Lines of {"q": …, "as_of": …}; other keys are kept.')
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Where the answers to --file go; without it, stdout.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Ask as on this day (2025-08-20): 'last week' counts from it.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="table for people; json as GET /ask has it.")] = Form.TABLE,
) -> None:
    """Answer a question in plain English, with the sentences that say so. Exit code 1 if it is not understood.

    Examples:

        parley ask "Who attended the Alaska summit, and who was excluded?"

        parley ask "Whom did Zelenskyy meet last week?" --as-of 2025-08-20 --format json

        parley ask --file questions.jsonl --out answers.jsonl
    """
    if (question is None) == (file is None):
        raise InputError("Give a question, or a file of questions with --file.")
    asked = list(_questions(file, as_of)) if file else [{"q": question, "as_of": as_of}]
    answers = asyncio.run(_answers(asked))
    if file:
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in answers)
        if out:
            out.write_text(lines, encoding="utf-8")
            typer.echo(f"{len(answers)} answers in {out}", err=True)
        else:
            typer.echo(lines, nl=False)
        return
    (only,) = answers
    if form is Form.JSON:
        typer.echo(json.dumps(only, ensure_ascii=False, indent=2))
    else:
        _print(only)
    if not only["understood"]:
        raise typer.Exit(1)


def _questions(file: Path, as_of: str | None) -> Iterator[dict[str, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} can't be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{file}, line {number} is no JSON: {error}") from error
        if not isinstance(row, dict) or not isinstance(row.get("q"), str):
            raise InputError(f'{file}, line {number} has no question: write {{"q": "Who met …?"}}')
        yield row | {"as_of": row.get("as_of") or as_of}


async def _answers(asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    days = [_day(row["as_of"]) for row in asked]
    server = resolve_server(StoreSettings(), report=lambda line: typer.echo(line, err=True))
    async with GraphReader(server, timeout=_PATIENCE) as reader:
        return [
            {key: value for key, value in row.items() if key not in ("q", "as_of")}
            | await answer(reader, row["q"], day or dt.date.today(), day)
            for row, day in zip(asked, days, strict=True)
        ]


def _day(as_of: str | None) -> dt.date | None:
    if as_of is None:
        return None
    try:
        return dt.date.fromisoformat(last_day(as_of))
    except ValueError as error:
        raise InputError(f"--as-of {as_of!r}: {error}") from error


def _print(asked: dict[str, Any]) -> None:
    if not asked["understood"]:
        typer.echo(asked["text"])
    for part in asked["parts"]:
        typer.echo(f"Understood: {part['understood_as']}")
        rows = [
            {
                "answer": answer["value"],
                "role": answer["role"] or "",
                "sentence": answer["evidence"][0]["sentence"] if answer["evidence"] else "",
                "article": _article(answer["evidence"][0]) if answer["evidence"] else "",
            }
            for answer in part["answers"]
        ]
        write(("answer", "role", "sentence", "article"), rows, Format.TABLE) if rows else typer.echo(part["text"])
        for note in part["notes"]:
            typer.echo(f"Note: {note}")
        if part["might_mean"]:
            others = "; ".join(f"{meeting['title']} ({meeting['status']})" for meeting in part["might_mean"])
            typer.echo(f"It might also mean: {others}")
        typer.echo(f"Confidence: {part['confidence']}")
    if asked["suggestions"]:
        typer.echo("Questions that can be answered:")
        for suggestion in asked["suggestions"]:
            typer.echo(f"  {suggestion}")


def _article(sentence: dict[str, Any]) -> str:
    return f"{sentence['outlet'] or sentence['article_id']}, {sentence['published_at']}"
