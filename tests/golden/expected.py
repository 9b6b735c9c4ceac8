"""The wording of ``examples/*.expected.yaml`` and its comparison with what was extracted."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from graph_schema.model.names import fold

KINDS_ALIKE = [{"summit", "talks", "visit", "negotiation", "conference"}, {"call", "video_conference"}, {"ceremony"}]
AWAY = {"excluded", "absent"}


@dataclass(frozen=True)
class ExpectedMeeting:
    what: str
    status: str
    where: str | None = None
    when: str | None = None
    who: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    mediators: list[str] = field(default_factory=list)
    may: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ExpectedPosition:
    who: str
    stance: tuple[str, ...]
    words: str


def read_expected(path: Path) -> tuple[list[ExpectedMeeting], list[ExpectedPosition]]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = [{**m, "when": str(m["when"]) if m.get("when") else None} for m in data["meetings"]]
    return [ExpectedMeeting(**m) for m in rows], [position(p) for p in data["positions"]]


def names(people: list[str]) -> set[str]:
    return {fold(person) for person in people}


def alike(expected: ExpectedMeeting, found: dict[str, Any]) -> float:
    """How much a found meeting looks like the expected one; 0 for another kind of encounter."""
    if not any(expected.what in kinds and found["kind"] in kinds for kinds in KINDS_ALIKE):
        return 0
    who = names([p["actor"] for p in found["participants"] if p["role"] not in AWAY])
    wanted = names(expected.who)
    shared = 2 * len(who & wanted) / (len(who) + len(wanted)) if who or wanted else 0
    place = bool(expected.where and found["place"] and head(expected.where) == head(found["place"]))
    return shared + 0.5 * place + 0.5 * bool(expected.when and expected.when == found["date_start"])


def head(place: str) -> str:
    """The city of "City, Country"; "Washington, D.C." is Washington."""
    return fold(place.split(",")[0])


def differences(expected: ExpectedMeeting, found: dict[str, Any]) -> list[str]:
    """What a reader of the graph would be told wrongly, in words."""
    problems = []
    if found["status"] != expected.status:
        problems.append(f"status {found['status']}, expected {expected.status}")
    if expected.where and (not found["place"] or head(found["place"]) != head(expected.where)):
        problems.append(f"place {found['place']}, expected {expected.where}")
    if expected.when and found["date_start"] != expected.when:
        problems.append(f"date {found['date_start']}, expected {expected.when}")
    roles: dict[str, set[str]] = {}
    for p in found["participants"]:
        roles.setdefault(p["role"], set()).add(fold(p["actor"]))
    took_part = set().union(*(v for k, v in roles.items() if k not in AWAY)) if roles else set()
    for label, want, have in [
        ("participants", names(expected.who), took_part - names(expected.may)),
        ("excluded", names(expected.excluded), roles.get("excluded", set())),
        ("absent", names(expected.absent), roles.get("absent", set())),
    ]:
        if want != have:
            problems.append(f"{label}: missing {sorted(want - have)}, too many {sorted(have - want)}")
    for label, want in [("host", expected.hosts), ("mediator", expected.mediators)]:
        if missing := names(want) - roles.get(label, set()):
            problems.append(f"{label}: missing {sorted(missing)}")
    return problems


def position(row: dict[str, Any]) -> ExpectedPosition:
    """One row of ``positions``; ``stance`` is a word or a list of words of which each will do."""
    stance = row["stance"]
    return ExpectedPosition(row["who"], tuple(stance) if isinstance(stance, list) else (stance,), row["words"])
