"""Answers that are read from meetings: who was there, whom somebody met, when and where, how often, whether."""

from collections.abc import Callable, Iterable
from typing import Any

from app.ask import words
from app.ask.candidates import Candidates
from app.ask.names import Meant
from app.ask.understood import Understood
from graph_schema.store.reader import Row

Answer = dict[str, Any]
Names = dict[str, Meant]

_THERE = ("host", "attendee", "mediator")


def participants(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """Who took part in the role that is asked for; the first of the chosen meetings that has somebody in it."""
    if asked.sets.get("any") or (asked.role and not asked.meeting.definite):
        return _once(part for row in found.chosen for part in _in_role(row, asked, meant))
    named = _ids(asked.meeting.names, meant)
    told = [(row, parts) for row in [*found.chosen, *found.others] if (parts := _in_role(row, asked, meant))]
    told.sort(key=lambda one: all(part["id"] in named for part in one[1]))  # "the NATO summit": NATO alone is no answer
    for row, parts in told:
        if row not in found.chosen:
            found.others = [*found.chosen, *(other for other in found.others if other is not row)]
            found.chosen = [row]
        return _once(parts)
    return []


def counterparts(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """Whom the subject met: those of the other side, for each chosen meeting that it took part in."""
    mine = _ids(asked.subject, meant)
    answers: list[Answer] = []
    used: list[Row] = []
    if asked.role == "invited":
        asking = [row for row in found.chosen if any(p["role"] == "invited" for p in row["participants"])]
        found.chosen = asking or found.chosen
    for row in found.chosen:
        there = [p for p in row["participants"] if p["role"] in (*_THERE, "invited")]
        me = [p for p in there if p["id"] in mine or mine & {side["id"] for side in p["represents"]}]
        if not me:
            continue
        sides = {side["id"] for p in me for side in p["represents"]} | mine | {p["id"] for p in me}
        across = [p for p in there if p["id"] not in sides and not sides & {side["id"] for side in p["represents"]}]
        if not across:
            across = [p for p in there if p["id"] not in mine]
        if asked.role == "invited":
            across = [p for p in across if p["role"] == "invited"] or across
        if asked.sets.get("other_role"):
            across = [p for p in across if p["role"] == asked.sets["other_role"]] or across
        if across:
            used.append(row)
        answers += [_actor(p, row) for p in _asked_for(across, asked, meant)]
    found.chosen = used or found.chosen
    return _once(answers)


def delegates(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """Who was there for a state or an organisation."""
    sides = set(meant[asked.principal].ids) if asked.principal in meant else set()
    for row in [*found.chosen, *found.others]:
        parts = [
            p for p in row["participants"] if p["kind"] == "person" and sides & {side["id"] for side in p["represents"]}
        ]
        if parts:
            found.chosen = [row]
            return [_actor(p, row) for p in parts]
    return []


def visitors(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """Who came: those that are neither hosts nor of the place's own state."""
    answers = []
    for row in found.chosen:
        home = {state["id"] for state in row["place_states"]}
        for p in row["participants"]:
            sides = {p["id"], *(side["id"] for side in p["represents"])}
            if p["role"] in ("attendee", "mediator") and not home & sides:
                answers.append((p, row))
    persons = [(p, row) for p, row in answers if p["kind"] == "person"]
    chosen = persons if persons and asked.only != "state" else answers
    return _once(_actor(p, row) for p, row in chosen)


def visited(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """Where the subject went: the places of meetings that others hosted, or their states."""
    mine = _ids(asked.subject, meant)
    answers: list[Answer] = []
    for row in found.chosen:
        me = next((p for p in row["participants"] if p["id"] in mine), None)
        if me is None or me["role"] == "host":
            continue
        home = {side["id"] for side in me["represents"]}
        hosts = [p for p in row["participants"] if p["role"] == "host" and p["kind"] == "state"]
        states = row["place_states"] or [{"id": p["id"], "name": p["name"]} for p in hosts]
        abroad = [state for state in states if state["id"] not in home]
        if asked.only == "state":
            answers += [_value("state", state["name"], row, id=state["id"]) for state in abroad]
        elif row["place"] and (abroad or not states):
            whole = [state for state in states if state["name"] == row["place"]["name"]]
            place = whole[0] if whole else row["place"]
            answers.append(_value("state" if whole else "place", place["name"], row, id=place["id"]))
    return _once(answers)


def meetings(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """The chosen meetings themselves, the latest first."""
    rows = sorted(found.chosen, key=lambda row: row["start_date"] or "", reverse=True)
    return [_meeting(row) for row in rows]


def when_where(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """The day, the place or both of the chosen meetings; of the last or next one alone where it is asked for."""
    rows = _nth(found, asked)
    answers: list[Answer] = []
    for row in rows:
        if asked.intent in ("when", "when_where") and row["start_date"]:
            until = f" to {row['end_date']}" if row["end_date"] and row["end_date"] != row["start_date"] else ""
            answers.append(_value("day", f"{row['start_date']}{until}", row))
        if asked.intent in ("where", "when_where") and row["place"]:
            answers.append(_value("place", row["place"]["name"], row, id=row["place"]["id"]))
    if rows and not answers:
        found.notes.append("The articles do not tell it.")
    return _once(answers)


def how_often(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """How many meetings fit, and then each of them."""
    number: Answer = {
        "kind": "number", "id": None, "value": str(len(found.chosen)), "role": None, "meeting_id": None, "evidence": [],
    }  # fmt: skip
    return [number, *meetings(found, asked, meant)]


def whether(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """Yes or no, each with the meeting that shows it; nothing where the articles tell of none."""
    about = asked.sets.get("about")
    if about == "attendance":
        return _attendance(found, asked, meant)
    if not found.chosen:
        return [_plain("yes_no", "not known from these articles")]
    row = found.chosen[0]
    if about == "status":
        return [_value("yes_no", f"it is {row['status']}", row)]
    return [_value("yes_no", "yes", one) for one in found.chosen[:5]]


def happened(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    """The chosen meetings with who was there."""
    return [_meeting(row) for row in found.chosen[:10]]


READ: dict[str, Callable[[Candidates, Understood, Names], list[Answer]]] = {
    "participants": participants,
    "counterparts": counterparts,
    "delegates": delegates,
    "visitors": visitors,
    "visited": visited,
    "meetings": meetings,
    "when": when_where,
    "where": when_where,
    "when_where": when_where,
    "how_often": how_often,
    "whether": whether,
    "happened": happened,
}
"""How each intent reads its answer from the chosen meetings."""


def wants_one(asked: Understood) -> bool:
    """Whether a question is about one meeting ("the Alaska summit") or about all that fit ("whom did she meet")."""
    if asked.intent in ("participants", "happened"):
        return asked.meeting.definite and not asked.sets.get("any") and asked.meeting.noun is not None
    if asked.intent in ("when", "where", "when_where", "whether"):
        return (not asked.subject and asked.meeting.noun is not None) or asked.sets.get("about") is not None
    return asked.intent == "delegates"


def _in_role(row: Row, asked: Understood, meant: Names) -> list[Answer]:
    everybody = row["participants"]
    if asked.role in ("excluded", "absent"):
        found = [p for p in everybody if p["role"] in ("excluded", "absent")]
        found = [p for p in found if p["role"] == asked.role] or found
    elif asked.role == "invited":
        found = [p for p in everybody if p["role"] == "invited"] or [p for p in everybody if p["role"] in _THERE]
    elif asked.role:
        found = [p for p in everybody if p["role"] == asked.role]
    else:
        found = [p for p in everybody if p["role"] in _THERE] or [p for p in everybody if p["role"] == "invited"]
    return [_actor(p, row) for p in _asked_for(found, asked, meant)]


def _asked_for(parts: list[Row], asked: Understood, meant: Names) -> list[Row]:
    """Those of the kind that is asked for; not whom the question itself names, and no state besides its people."""
    out = _ids((*asked.meeting.actors, *asked.meeting.left_out), meant) - _ids(asked.meeting.hosts, meant)
    left = [p for p in parts if p["id"] not in out]
    named = _ids(asked.meeting.names, meant)
    if asked.role != "host":
        left = [p for p in left if p["kind"] != "organization" or p["id"] not in named] or left
    if asked.only == "state":
        return _states(left, out)
    if asked.only:
        return [p for p in left if p["kind"] == asked.only] or left
    if asked.office and (holding := [p for p in left if any(_holds(side, asked.office) for side in p["represents"])]):
        return holding
    spoken_for = {side["name"] for p in left for side in p["represents"]}
    spoken_for |= {larger for name in spoken_for if (larger := words.speaks_for(name))}
    return [p for p in left if p["kind"] == "person" or p["name"] not in spoken_for]


def _holds(side: Row, office: str) -> bool:
    return all(word in (side["office"] or "").lower() for word in office.split())


def _states(parts: list[Row], out: set[str]) -> list[Row]:
    """The states that are there themselves or by who represents them."""
    found: dict[str, Row] = {}
    for p in parts:
        if p["kind"] == "state":
            found.setdefault(p["id"], p)
        for side in p["represents"]:
            if side["id"].startswith("state:") and side["id"] not in out:
                found.setdefault(side["id"], p | {"id": side["id"], "name": side["name"], "kind": "state"})
    return list(found.values())


def _attendance(found: Candidates, asked: Understood, meant: Names) -> list[Answer]:
    mine = _ids(asked.subject, meant)
    for row in found.chosen:
        for p in row["participants"]:
            if p["id"] in mine:
                said = "yes" if p["role"] in _THERE else "no" if p["role"] in ("excluded", "absent") else "invited"
                return [_actor(p, row) | {"kind": "yes_no", "value": f"{said} ({p['role']})", "id": None}]
    return [_plain("yes_no", "not known from these articles")]


def _nth(found: Candidates, asked: Understood) -> list[Row]:
    dated = sorted((row for row in found.chosen if row["start_date"]), key=lambda row: str(row["start_date"]))
    if asked.nth == "last" and dated:
        return dated[-1:]
    if asked.nth in ("first", "next") and dated:
        return dated[:1]
    return dated[::-1] + [row for row in found.chosen if not row["start_date"]]


def _ids(phrases: Iterable[str], meant: Names) -> set[str]:
    return {id for phrase in phrases if phrase in meant for id in meant[phrase].ids}


def _actor(part: Row, row: Row) -> Answer:
    return {
        "kind": "actor", "id": part["id"], "value": part["name"], "role": part["role"], "meeting_id": row["id"],
        "evidence": part["evidence"],
    }  # fmt: skip


def _value(kind: str, value: str, row: Row, id: str | None = None) -> Answer:
    return {
        "kind": kind, "id": id, "value": value, "role": row["status"], "meeting_id": row["id"],
        "evidence": row["evidence"],
    }  # fmt: skip


def _plain(kind: str, value: str) -> Answer:
    return {"kind": kind, "id": None, "value": value, "role": None, "meeting_id": None, "evidence": []}


def _meeting(row: Row) -> Answer:
    there = ", ".join(p["name"] for p in row["participants"] if p["role"] in (*_THERE, "invited"))
    when = f", {row['start_date']}" if row["start_date"] else ""
    return _value("meeting", f"{row['title']} ({row['status']}{when}): {there}", row, id=row["id"])


def _once(answers: Iterable[Answer]) -> list[Answer]:
    """Each actor, place or state once, with the sentences of all its meetings."""
    found: dict[tuple[str, str], Answer] = {}
    for answer in answers:
        key = (answer["kind"], answer["id"] or answer["value"])
        if key in found:
            known = {sentence["claim_id"] for sentence in found[key]["evidence"]}
            found[key]["evidence"] += [s for s in answer["evidence"] if s["claim_id"] not in known][: 5 - len(known)]
        else:
            found[key] = answer | {"evidence": list(answer["evidence"])}
    return list(found.values())
