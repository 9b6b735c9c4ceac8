"""The annotated articles beside the checkout (``../shared/gold``), where they are there: the seed's exact answers, and
the floors that extraction must not fall below."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph_schema.model.memory import Telling
from ingest.extract.export import to_gold_form

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold"

pytestmark = pytest.mark.skipif(not (GOLD / "score.py").exists(), reason="the annotated articles are not here")

Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def answers(annotated: dict[str, Telling]) -> Answers:
    return {name: to_gold_form(name, *told) for name, told in annotated.items()}


def meeting(answer: dict[str, Any], **wanted: Any) -> dict[str, Any]:
    """The one meeting with these values; fails with the list of those that were found."""
    found = [m for m in answer["meetings"] if all(v in str(m[k]) for k, v in wanted.items())]
    assert len(found) == 1, [(m["kind"], m["status"], m["place"], m["date_start"]) for m in answer["meetings"]]
    return found[0]


def who(found: dict[str, Any], *roles: str) -> set[str]:
    return {p["actor"] for p in found["participants"] if not roles or p["role"] in roles}


ATTENDING = ("host", "attendee", "mediator", "invited")


def test_alaska_was_held_by_two_and_the_europeans_were_kept_out(answers: Answers) -> None:
    alaska = meeting(answers["d01"], kind="summit", place="Alaska")
    assert alaska["status"] == "held"
    assert who(alaska, *ATTENDING) == {"Donald Trump", "Vladimir Putin"}
    assert "European leaders" in who(alaska, "excluded")


def test_the_washington_talks_are_planned_with_everybody(answers: Answers) -> None:
    washington = meeting(answers["d01"], place="Washington")
    assert (washington["status"], washington["date_start"]) == ("planned", "2025-08-18")
    assert who(washington, *ATTENDING) >= {
        "Donald Trump",
        "Volodymyr Zelenskyy",
        "Keir Starmer",
        "Emmanuel Macron",
        "Friedrich Merz",
        "Mark Rutte",
        "Ursula von der Leyen",
        "Giorgia Meloni",
        "Alexander Stubb",
    }
    assert "Vladimir Putin" not in who(washington)


def test_the_three_way_summit_did_not_take_place(answers: Answers) -> None:
    three = [
        m
        for m in answers["d01"]["meetings"]
        if who(m, *ATTENDING) >= {"Donald Trump", "Vladimir Putin", "Volodymyr Zelenskyy"}
    ]
    assert [m["status"] for m in three] == ["proposed"]


def fits(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a meeting is the annotated one in every value; optional participants may be there or not."""
    places = {None if p is None else p.split(",")[0] for p in (wanted["place"], *wanted.get("place_alt", ()))}
    roles = {p["actor"]: p["role"] for p in found["participants"]}
    told = {p["actor"]: p["role"] for p in wanted["participants"]}
    core = {p["actor"] for p in wanted["participants"] if not p.get("optional")}
    return (
        found["kind"] in (wanted["kind"], *wanted.get("kind_alt", ()))
        and found["status"] == wanted["status"]
        and (found["place"] and found["place"].split(",")[0]) in places
        and (found["date_start"], found["date_end"]) == (wanted["date_start"], wanted["date_end"])
        and core <= roles.keys()
        and roles.items() <= told.items()
    )


def test_the_seed_has_its_meetings_and_no_others(answers: Answers) -> None:
    wanted = json.loads((GOLD / "d01.json").read_text())["meetings"]
    found = answers["d01"]["meetings"]
    assert wanted
    assert [sum(fits(m, w) for m in found) for w in wanted] == [1] * len(wanted)
    assert len(found) == len(wanted), [(m["kind"], m["status"], m["place"], m["date_start"]) for m in found]


def test_no_meeting_where_there_is_no_diplomacy(answers: Answers) -> None:
    negative = [p.stem for p in sorted(GOLD.glob("d*.json")) if json.loads(p.read_text()).get("negative")]
    assert negative
    assert {name: answers[name]["meetings"] for name in negative if answers[name]["meetings"]} == {}


def test_no_layer_is_below_its_floor(answers: Answers, tmp_path: Path) -> None:
    for name, answer in answers.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(answer))
    floor = SHARED / "floors" / "baseline.json"
    done = subprocess.run(
        [sys.executable, str(GOLD / "score.py"), "--pred", str(tmp_path), "--floor", str(floor)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
