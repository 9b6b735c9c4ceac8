"""Answers that are read from offices: who represents a state, what office somebody holds."""

from typing import Any

from app.ask.from_meetings import Answer, Names
from app.ask.understood import Understood
from graph_schema.store.reader import GraphReader, Row


async def look(reader: GraphReader, asked: Understood, meant: Names) -> tuple[list[Row], Row]:
    """The offices of those who are meant, and the parameters that found them."""
    phrases = (asked.principal,) if asked.principal else asked.subject
    ids = [id for phrase in phrases if phrase in meant for id in meant[phrase].ids]
    span = asked.span
    params: dict[str, Any] = {
        "ids": ids,
        "office": None,
        "from": span.first.isoformat() if span and span.first else None,
        "to": span.last.isoformat() if span and span.last else None,
        "limit": 50,
    }
    return (await reader.rows("offices_meant", **params) if ids else []), params


def represents(rows: list[Row], asked: Understood, meant: Names) -> list[Answer]:
    """Who represents a state or organisation, the latest first."""
    return _once([_answer(row["id"], row["name"], row) for row in rows])


def office(rows: list[Row], asked: Understood, meant: Names) -> list[Answer]:
    """Who somebody is: who holds an office, or what office somebody holds and for whom."""
    by_office = [meant[name] for name in asked.subject if name in meant and meant[name].how == "office"]
    if by_office:
        ids = {id for one in by_office for id in one.ids}
        return _once([_answer(row["id"], row["name"], row) for row in rows if row["id"] in ids])
    mine = {id for name in asked.subject if name in meant for id in meant[name].ids}
    told = [row for row in rows if row["id"] in mine]
    if not told and rows:
        return represents(rows, asked, meant)
    return [
        _answer(row["principal"]["id"], f"{row['office'] or 'speaks'}, {row['principal']['name']}", row) for row in told
    ]


READ = {"represents": represents, "office": office}
"""How each intent reads its answer from offices."""


def _answer(id: str, value: str, row: Row) -> Answer:
    until = row["from"] if row["from"] == row["to"] else f"{row['from']} to {row['to']}"
    return {
        "kind": "actor", "id": id, "value": value, "role": f"{row['office'] or 'represents'} ({until})",
        "meeting_id": None, "evidence": row["evidence"],
    }  # fmt: skip


def _once(answers: list[Answer]) -> list[Answer]:
    found: dict[str, Answer] = {}
    for answer in answers:
        found.setdefault(answer["id"], answer)
    return list(found.values())
