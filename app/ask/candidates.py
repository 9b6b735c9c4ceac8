"""The meetings that a question may mean, ranked by how much of it they fit."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from app.ask import names, words
from app.ask.names import Meant
from app.ask.understood import HELD, Understood
from graph_schema.store.reader import GraphReader, Row

_MOST = 25
_REMOTE = ("call", "video_conference")


@dataclass(frozen=True)
class Group:
    """One part of the description. ``need``: actor (must be there), place (must not be another), word or topic."""

    key: str
    need: str
    param: Row


@dataclass
class Candidates:
    """Rows of ``meetings_meant`` in the order of fit, and those that are the answer's."""

    rows: list[Row]
    groups: list[Group]
    params: Row
    notes: list[str] = field(default_factory=list)
    chosen: list[Row] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)
    doubt: float = 0.0


async def look(
    reader: GraphReader, asked: Understood, meant: dict[str, Meant], asked_on: dt.date, as_of: str | None
) -> Candidates:
    """Ask for the meetings of a question; nothing is chosen yet."""
    groups = _groups(asked, meant)
    span = asked.span
    params: dict[str, Any] = {
        "groups": [group.param for group in groups],
        "kinds": list(asked.meeting.kinds),
        "statuses": list(asked.statuses),
        "from": span.first.isoformat() if span and span.first else None,
        "to": span.last.isoformat() if span and span.last else None,
        "near": asked_on.isoformat(),
        "as_of": as_of,
        "limit": _MOST if asked.intent not in ("how_often", "meetings") else 100,
    }
    rows = await reader.rows("meetings_meant", **params)
    return Candidates(rows, groups, params)


def choose(found: Candidates, asked: Understood, *, one: bool) -> None:
    """Choose the meetings that are meant: the best one, or all that fit as well as the best."""
    ranked = sorted(found.rows, key=lambda row: _rank(found, row, asked))
    if not ranked:
        return
    fit = [row for row in ranked if _bearable(found, row, asked, one=one)]
    if not fit:
        found.others = [row for row in ranked if not _lacking(found, row, "actor")][:5]
        if asked.span and ranked[0]["in_time"] is False and not _lacking(found, ranked[0]):
            found.notes.append(f"Nothing is known of {asked.span.words!r}.")
        return
    best, *_ = fit
    level = _rank(found, best, asked)
    same = [row for row in fit if _rank(found, row, asked)[:5] == level[:5]]
    found.chosen = [best] if one else same
    near = same[1:] if one else [row for row in ranked if row not in same]
    found.others = [row for row in near if not _lacking(found, row, "actor")][:5]
    _note(found, asked, best)


def _groups(asked: Understood, meant: dict[str, Meant]) -> list[Group]:
    groups: dict[str, Group] = {}
    meeting = asked.meeting
    for name in (*asked.subject, *asked.others, *meeting.actors, *meeting.hosts):
        ids = list(meant[name].ids) if name in meant else []
        text = "" if ids else (names.lucene(name) or "")
        groups[name] = Group(name, "actor", _param(name, 3.0, actors=ids, text=text))
    for place in meeting.places:
        state = words.state_named(place)
        text = names.lucene(state.name if state else place) or ""
        groups.setdefault(
            place, Group(place, "place", _param(place, 2.5, states=[state.id] if state else [], place=text, text=text))
        )
    for name in meeting.names:
        state = words.state_named(name)
        ids = list(meant[name].ids) if name in meant and meant[name].how != "spelling" else []
        each = " ".join(f"+{names.stemmed(word)}" for word in name.split())
        groups.setdefault(
            name,
            Group(
                name,
                "word",
                _param(
                    name,
                    2.0 if name[:1].isupper() or name[:1].isdigit() else 1.5,
                    actors=ids,
                    states=[state.id] if state else [],
                    place=names.lucene(state.name if state else name) or "",
                    text=each,
                ),
            ),
        )
    for word in meeting.topics:
        groups.setdefault(word, Group(word, "topic", _param(word, 1.0, text=names.stemmed(word))))
    return list(groups.values())


def _param(
    key: str,
    weight: float,
    *,
    actors: list[str] | None = None,
    states: list[str] | None = None,
    place: str = "",
    text: str = "",
) -> Row:
    return {
        "key": key, "weight": weight, "actors": actors or [], "states": states or [], "place": place, "text": text,
    }  # fmt: skip


def _lacking(found: Candidates, row: Row, *needs: str) -> list[Group]:
    return [group for group in found.groups if group.key not in row["met"] and (not needs or group.need in needs)]


def _rank(found: Candidates, row: Row, asked: Understood) -> tuple[Any, ...]:
    """Small is good. The first five say how well it fits in kind, the rest only give an order."""
    actors = len(_lacking(found, row, "actor"))
    words_ = len(_lacking(found, row, "word"))
    places = _lacking(found, row, "place")
    elsewhere = len(places) if row["place"] else 0
    of_status = not asked.statuses or row["status"] in asked.statuses
    of_kind = not asked.meeting.kinds or row["kind"] in asked.meeting.kinds
    of_kind = of_kind and not (asked.sets.get("in_person") and row["kind"] in _REMOTE and not asked.meeting.kinds)
    one_day = asked.span is not None and asked.span.first == asked.span.last
    return (
        actors,
        (row["in_time"] is False, words_ + elsewhere, one_day and len(row["start_date"] or "") < 10),
        (asked.span is not None and row["in_time"] is None) + len(places),
        not of_status,
        not of_kind,
        len(_lacking(found, row, "topic")),
        -row["score"],
        -row["fits"],
    )


def _bearable(found: Candidates, row: Row, asked: Understood, *, one: bool) -> bool:
    """Whether a meeting may stand for the one that was asked for, with a note on what does not fit."""
    if _lacking(found, row, "actor") or row["in_time"] is False or not _took_part(found, row, asked):
        return False
    kinds = asked.meeting.kinds
    if kinds and row["kind"] not in kinds and ("call" in kinds or row["kind"] in _REMOTE):
        return False
    if asked.sets.get("two_sides") and _sides(row) > 2:
        return False
    if asked.statuses and row["status"] not in asked.statuses and not _bearable_status(row["status"], asked):
        return False
    if found.groups and not row["met"]:
        return False
    lacking = [g for g in _lacking(found, row, "word", "place") if not (g.need == "place" and row["place"] is None)]
    needed = [g for g in found.groups if g.need != "topic"]
    return not lacking or (one and len(lacking) < len(needed))


def _sides(row: Row) -> int:
    """How many sides a meeting has: people of one state or organisation are one."""
    there = [p for p in row["participants"] if p["role"] not in ("excluded", "absent")]
    return len({p["represents"][0]["id"] if p["represents"] else p["id"] for p in there})


def _took_part(found: Candidates, row: Row, asked: Understood) -> bool:
    """Whether those that the question is about were there: who was kept out met nobody."""
    if asked.sets.get("about") or asked.intent == "participants":
        return True
    there = [p for p in row["participants"] if p["role"] not in ("excluded", "absent")]
    known = {id for p in there for id in (p["id"], *(side["id"] for side in p["represents"]))}
    groups = [set(group.param["actors"]) for group in found.groups if group.key in (*asked.subject, *asked.others)]
    return all(not ids or ids & known for ids in groups)


def _bearable_status(status: str, asked: Understood) -> bool:
    if len(asked.statuses) == 1 or asked.intent == "whether":
        return False
    if asked.statuses == HELD:
        return status == "planned" or (status == "cancelled" and asked.role in ("excluded", "absent", "invited"))
    return status in ("held", "cancelled")


def _note(found: Candidates, asked: Understood, best: Row) -> None:
    for group in _lacking(found, best, "word", "place"):
        told = best["place"]["name"] if best["place"] else "no place"
        found.notes.append(
            f"No article places it in {group.key}: they tell of {told}."
            if group.need == "place"
            else f"Nothing of {group.key!r} is told of this meeting; it fits the rest."
        )
        found.doubt += 0.3
    if asked.span is not None and best["in_time"] is None:
        found.notes.append("The articles tell no day of it that could be compared.")
        found.doubt += 0.15
    if asked.statuses and best["status"] not in asked.statuses:
        found.notes.append(
            "No article says that it took place: it was planned."
            if asked.statuses == HELD
            else f"It is no longer planned: it is {best['status']}."
        )
        found.doubt += 0.25
    if asked.sets.get("in_person") and not asked.meeting.kinds and best["kind"] in _REMOTE:
        found.notes.append("The articles tell only of a call.")
        found.doubt += 0.15
    if asked.meeting.kinds and best["kind"] not in asked.meeting.kinds:
        found.notes.append(f"The articles tell of it as a {best['kind'].replace('_', ' ')}.")
        found.doubt += 0.05
