"""The project's own annotated articles: read, checked, and written in the form that a gold folder has."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("annotated")
READ = tuple(sorted(FOLDER.glob("read_*.yaml")))
UNREAD = tuple(sorted(FOLDER.glob("unread*.yaml")))

_REMARK = re.compile(r"\s*\(([^)]*)\)$")
_PRECISION = {4: "year", 7: "month", 10: "day"}

Case = dict[str, Any]


def read_cases(paths: Iterable[Path]) -> Iterator[Case]:
    """Every text of these files; ``ValueError`` names the text whose annotation contradicts it."""
    for path in paths:
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            if problems := list(_problems(case)):
                raise ValueError(f"{path.name}, {case['id']}: {'; '.join(problems)}")
            yield case


def write_gold(paths: Iterable[Path], folder: Path) -> int:
    """Write ``ID.txt`` and ``ID.json`` for each text of these files to ``folder``; return how many texts."""
    count = 0
    for case in read_cases(paths):
        (folder / f"{case['id']}.txt").write_text(case["text"], encoding="utf-8")
        (folder / f"{case['id']}.json").write_text(json.dumps(_gold(case), indent=1), encoding="utf-8")
        count += 1
    return count


def _problems(case: Case) -> Iterator[str]:
    text = " ".join(case["text"].split())
    names = {_actor(row)["name"] for row in case["actors"]}
    meetings, positions = case.get("meetings") or [], case.get("positions") or []
    for row in [*meetings, *positions]:
        if row["evidence"] not in text:
            yield f"evidence is not in the text: {row['evidence'][:60]!r}"
    for meeting in meetings:
        for who in meeting["who"]:
            if _participant(who)["actor"] not in names:
                yield f"participant is not among the actors: {who!r}"
    for position in positions:
        if position["holder"] not in names and not position["holder"].startswith("@"):
            yield f"holder is not among the actors: {position['holder']!r}"


def _gold(case: Case) -> Case:
    meetings = [_meeting(number, row) for number, row in enumerate(case.get("meetings") or [], 1)]
    positions = [_position(number, row) for number, row in enumerate(case.get("positions") or [], 1)]
    return {
        "id": case["id"],
        "title": case["text"].split("\n")[0],
        "published": str(case["published"]),
        "outlet": case.get("outlet"),
        "negative": not meetings and not positions,
        "actors": [_actor(row) for row in case["actors"]],
        "neutral_actors": case.get("neutral") or [],
        "meetings": meetings,
        "positions": positions,
    }


def _actor(row: str) -> Case:
    name, kind, affiliation, aliases = [*row.split("|"), "", "", ""][:4]
    return {
        "name": name,
        "type": kind,
        "role": None,
        "affiliation": affiliation or None,
        "aliases_in_text": [alias for alias in aliases.split(";") if alias],
    }


def _participant(who: str) -> Case:
    remarks: list[str] = []
    while found := _REMARK.search(who):
        who = who[: found.start()]
        remarks.insert(0, found[1])
    roles = [remark.split("|")[0] for remark in remarks if remark != "optional"]
    return {"actor": who, "role": roles[0] if roles else "attendee", "optional": "optional" in remarks}


def _meeting(number: int, row: Case) -> Case:
    day = str(row["date"]) if row.get("date") else None
    return {
        "id": f"m{number}",
        "name": None,
        "kind": row["kind"],
        "status": row["status"],
        "place": row.get("place"),
        "date_start": None if row.get("date_optional") else day,
        "date_end": None,
        "date_precision": _PRECISION[len(day)] if day else None,
        "participants": [_participant(who) for who in row["who"]],
        "evidence": row["evidence"],
        "optional": row.get("optional", False),
        **{name: row.get(name) or [] for name in ("kind_alt", "status_alt", "place_alt")},
    }


def _position(number: int, row: Case) -> Case:
    return {
        "id": f"p{number}",
        **{name: row.get(name) for name in ("holder", "stance", "topic", "target", "quote", "evidence")},
        "optional": row.get("optional", False),
        **{name: row.get(name) or [] for name in ("stance_alt", "holder_alt")},
    }
