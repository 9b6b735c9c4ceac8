"""A question in plain English, all the way: understand it, look up its names, ask the graph, read the answer."""

import datetime as dt
from typing import Any

from app.ask import candidates, from_meetings, from_offices, from_positions, names, understood, words
from app.ask.names import Meant
from app.ask.paste import pasted
from app.ask.suggest import nearest
from app.ask.understood import Understood
from app.ask.wording import in_a_line, in_words
from graph_schema.store.reader import GraphReader, Row

_SHOWN = 100
"""The most answers of one part."""


def prepare() -> None:
    """Read the data of questions and compile the forms: half a second that the first question need not wait for."""
    understood.understand("Who met whom?", dt.date.today())
    words.state_named("")
    words.organization_named("")


async def ask(reader: GraphReader, question: str, asked_on: dt.date, as_of: dt.date | None) -> dict[str, Any]:
    """Return the answer in the shape of ``app.responses.asking.Asked``.

    ``asked_on`` is the day that "last week" counts from. With ``as_of`` only what articles of that day or before tell
    is looked at. Raises as ``GraphReader.rows`` does.
    """
    wanted = understood.understand(question, asked_on)
    parts = [await _part(reader, one, asked_on, as_of.isoformat() if as_of else None) for one in wanted]
    vague = all(one.intent == "office" and one.text.lower().startswith("what") for one in wanted)
    if vague and not any(part["answers"] for part in parts):
        parts = []  # "what is the weather like": it only looks like a question for somebody
    told = " | ".join(part["text"] for part in parts)
    empty = not any(part["answers"] for part in parts)
    return {
        "question": question,
        "understood": bool(parts),
        "asked_on": asked_on.isoformat(),
        "as_of": as_of.isoformat() if as_of else None,
        "text": told or "This question is not understood; see the suggestions.",
        "parts": parts,
        "suggestions": nearest(question) if empty else [],
    }


async def _part(reader: GraphReader, asked: Understood, asked_on: dt.date, as_of: str | None) -> dict[str, Any]:
    meant = await names.meant(reader, _phrases(asked), asked_on)
    part = _blank(asked)
    part["ambiguities"] = [{"words": one.words, "meant": list(one.names)} for one in meant.values() if one.several]
    part["notes"] = _name_notes(asked, meant)
    if asked.intent in from_meetings.READ:
        answers = await _of_meetings(reader, asked, meant, asked_on, as_of, part)
    elif asked.intent in from_positions.READ:
        answers = await _of_positions(reader, asked, meant, asked_on, as_of, part)
    else:
        rows, params = await from_offices.look(reader, asked, meant)
        part["cypher"] = pasted("offices_meant", params)
        answers = from_offices.READ[asked.intent](rows, asked, meant)
    part["answers"], part["total"], part["text"] = answers[:_SHOWN], len(answers), in_a_line(answers)
    doubt = part.pop("doubt") + 0.1 * len(part["ambiguities"]) + 0.1 * sum(m.how == "spelling" for m in meant.values())
    part["confidence"] = round(max(0.05, 0.95 - doubt), 2) if answers else 0.0
    return part


async def _of_meetings(
    reader: GraphReader, asked: Understood, meant: dict[str, Meant], asked_on: dt.date, as_of: str | None, part: Row
) -> list[Row]:
    found = await candidates.look(reader, asked, meant, asked_on, as_of)
    candidates.choose(found, asked, one=from_meetings.wants_one(asked))
    answers = from_meetings.READ[asked.intent](found, asked, meant)
    part["cypher"] = pasted("meetings_meant", found.params)
    part["meetings"] = [_meeting(row) for row in found.chosen[:20]] if answers else []
    part["might_mean"] = [_meeting(row) for row in found.others]
    part["notes"] += found.notes
    part["doubt"] = found.doubt
    return answers


async def _of_positions(
    reader: GraphReader, asked: Understood, meant: dict[str, Meant], asked_on: dt.date, as_of: str | None, part: Row
) -> list[Row]:
    found = await from_positions.look(reader, asked, meant, asked_on, as_of)
    part["cypher"] = pasted("positions_meant", found.params)
    part["notes"] += found.notes
    part["doubt"] = 0.2 * len(found.notes)
    return from_positions.READ[asked.intent](found, asked, meant)


def _phrases(asked: Understood) -> list[str]:
    meeting = asked.meeting
    found = [*asked.subject, *asked.others, *meeting.actors, *meeting.hosts, *meeting.left_out]
    found += [name for name in meeting.names if name[:1].isupper() or name[:1].isdigit()]
    if asked.principal:
        found.append(asked.principal)
    return [*found, *from_positions.names_of(asked)]


def _name_notes(asked: Understood, meant: dict[str, Meant]) -> list[str]:
    notes = [f"Read {m.words!r} as {m.names[0]}." for m in meant.values() if m.how == "spelling"]
    notes += [f"{m.words!r} is {m.names[0]}: {m.office}." for m in meant.values() if m.office]
    needed = [*asked.subject, *asked.others, *asked.meeting.actors, *asked.meeting.hosts]
    needed += [asked.principal] if asked.principal else []
    notes += [f"No article of the graph names {name!r}." for name in needed if name not in meant]
    return notes


def _blank(asked: Understood) -> dict[str, Any]:
    return {
        "understood_as": in_words(asked),
        "structure": asked.structure(),
        "text": "",
        "answers": [],
        "total": 0,
        "meetings": [],
        "might_mean": [],
        "ambiguities": [],
        "notes": [],
        "confidence": 0.0,
        "cypher": None,
        "doubt": 0.0,
    }


def _meeting(row: Row) -> Row:
    return {
        "id": row["id"],
        "title": row["title"],
        "kind": row["kind"],
        "status": row["status"],
        "start_date": row["start_date"],
        "place": row["place"]["name"] if row["place"] else None,
    }
