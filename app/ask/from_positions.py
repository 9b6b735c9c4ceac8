"""Answers that are read from positions: who holds which, what somebody said, to whom."""

import datetime as dt
import re
from typing import Any

from app.ask import names, words
from app.ask.from_meetings import Answer, Names
from app.ask.phrases import topic_words
from app.ask.understood import Understood
from graph_schema.store.reader import GraphReader, Row

_MOST = 60
_SHARE, _HALF = 0.6, 0.5
"""The least part of a topic's words that a position must have to be about it; half will do with the last word of it."""
_CAPITALS = re.compile(r"\b[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*")


class Positions:
    """The positions that a question means, ranked, with the parameters that found them."""

    def __init__(self, rows: list[Row], params: Row, notes: list[str]) -> None:
        self.rows, self.params, self.notes = rows, params, notes


def names_of(asked: Understood) -> tuple[str, ...]:
    """The names in a topic that may be actors: runs of words in capitals."""
    return tuple(_CAPITALS.findall(re.sub(r"['’]s\b", "", asked.topic or "")))


async def look(reader: GraphReader, asked: Understood, meant: Names, asked_on: dt.date, as_of: str | None) -> Positions:
    """Ask for the positions of a question, and keep those that are about its topic."""
    holders = [id for name in asked.subject if name in meant for id in meant[name].ids]
    groups = _words(asked, meant)
    span = asked.span
    params: dict[str, Any] = {
        "holders": holders,
        "targets": [],
        "stances": list(asked.stances),
        "words": groups,
        "from": span.first.isoformat() if span and span.first else None,
        "to": span.last.isoformat() if span and span.last else None,
        "as_of": as_of,
        "limit": _MOST,
    }
    if (asked.subject and not holders) or not (holders or groups):
        return Positions([], params, [])
    rows = await reader.rows("positions_meant", **params)
    if span and not rows and asked.intent == "statements":
        params |= {"from": None, "to": None}
        rows = await reader.rows("positions_meant", **params)
    return _kept(rows, asked, len(groups), params)


def _words(asked: Understood, meant: Names) -> list[Row]:
    topic = asked.topic or " ".join((*asked.meeting.topics, *asked.meeting.names))
    groups: dict[str, Row] = {}
    for name in names_of(asked):
        if name in meant and meant[name].how != "spelling" and not words.listed("offices") & {name.lower()}:
            text = " OR ".join(f'"{known}"' for known in dict.fromkeys((name, *meant[name].names)))
            groups[name] = {"key": name, "text": text, "actors": list(meant[name].ids)}
    taken = {word for name in groups for word in name.split()}
    for word in topic_words(topic):
        if word in taken or word.lower() in words.listed("stop"):
            continue
        state = words.state_named(word)
        groups[word] = {"key": word, "text": names.stemmed(word), "actors": [state.id] if state else []}
    return list(groups.values())


def _kept(rows: list[Row], asked: Understood, wanted: int, params: Row) -> Positions:
    notes: list[str] = []

    def share(row: Row) -> float:
        return len(row["met"]) / wanted if wanted else 1.0

    last = params["words"][-1]["key"] if wanted else ""
    about = [row for row in rows if share(row) >= _SHARE or (share(row) >= _HALF and last in row["met"])]
    of_stance = [row for row in about if row["of_stance"]]
    if asked.stances and about and not of_stance:
        stances = ", ".join(dict.fromkeys(row["stance"] for row in about))
        notes.append(f"No position of just this stance is known; these are: {stances}.")
        if asked.intent == "holders" or asked.verb:
            return Positions([], params, [*notes[:0], "No article tells of such a position."])
    pool = of_stance or about
    if not pool:
        return Positions([], params, notes)
    best = max(map(share, pool))
    pool = [row for row in pool if share(row) >= best - 1e-9] if asked.intent != "statements" or wanted else pool
    if best < 1 and wanted:
        missing = [word["key"] for word in params["words"] if not any(word["key"] in row["met"] for row in pool)]
        if missing:
            notes.append(f"No sentence has {', '.join(missing)}; these have the other words.")
    meant_first = [row for row in pool if asked.stances and row["stance"] == asked.stances[0]]
    return Positions(meant_first or pool, params, notes)


def holders(found: Positions, asked: Understood, meant: Names) -> list[Answer]:
    """Who holds these positions; not those that the topic itself names."""
    named = {id for name in names_of(asked) if name in meant for id in meant[name].ids}
    answers: dict[str, Answer] = {}
    for row in found.rows:
        for holder in row["holders"]:
            if holder["id"] in named or (asked.only in ("state", "organization") and holder["kind"] != asked.only):
                continue
            answer = answers.setdefault(holder["id"], _actor(holder, row))
            if len(answer["evidence"]) < 3 and row["evidence"] and row["evidence"][0] not in answer["evidence"]:
                answer["evidence"].append(row["evidence"][0])
    if asked.office:
        fit = {
            h["id"]
            for row in found.rows
            for h in row["holders"]
            if any(asked.office in (o or "") for o in h["offices"])
        }
        return [answer for id, answer in answers.items() if id in fit] or list(answers.values())
    return list(answers.values())


def targets(found: Positions, asked: Understood, meant: Names) -> list[Answer]:
    """Toward whom the subject took these positions."""
    answers: dict[str, Answer] = {}
    for row in found.rows:
        if row["target"]:
            answers.setdefault(row["target"]["id"], _actor(row["target"], row))
    return list(answers.values())


def statements(found: Positions, asked: Understood, meant: Names) -> list[Answer]:
    """The sentences that report what the subject says."""
    return [
        {
            "kind": "position", "id": row["id"], "value": row["sentence"], "role": row["stance"], "meeting_id": None,
            "evidence": row["evidence"],
        }
        for row in found.rows
    ]  # fmt: skip


def stance_check(found: Positions, asked: Understood, meant: Names) -> list[Answer]:
    """Yes with the sentences, or that nothing is known."""
    said = "yes" if found.rows else "not known from these articles"
    answer: Answer = {"kind": "yes_no", "id": None, "value": said, "role": None, "meeting_id": None, "evidence": []}
    return [answer, *statements(found, asked, meant)]


READ = {"holders": holders, "targets": targets, "statements": statements, "stance_check": stance_check}
"""How each intent reads its answer from the positions."""


def _actor(actor: Row, row: Row) -> Answer:
    return {
        "kind": "actor", "id": actor["id"], "value": actor["name"], "role": row["stance"], "meeting_id": None,
        "evidence": list(row["evidence"][:1]),
    }  # fmt: skip
