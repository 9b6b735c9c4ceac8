"""The project's own annotated texts say nothing that contradicts them, and use the vocabulary of the model."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.annotated import READ, UNREAD, read_cases, write_gold
from graph_schema.model.vocabulary import ActorKind, MeetingKind, MeetingStatus, ParticipantRole, Stance

CASES = list(read_cases([*READ, *UNREAD]))


def test_ids_are_unique_and_sets_are_apart() -> None:
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    assert len({case["text"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_text_uses_the_vocabulary(case: dict[str, Any]) -> None:
    for meeting in case.get("meetings") or []:
        assert {meeting["kind"], *meeting.get("kind_alt", [])} <= set(MeetingKind)
        assert {meeting["status"], *meeting.get("status_alt", [])} <= set(MeetingStatus)
    for position in case.get("positions") or []:
        assert {position["stance"], *position.get("stance_alt", [])} <= set(Stance)
    for row in case["actors"]:
        assert row.split("|")[1] in set(ActorKind), row


def test_an_annotation_that_contradicts_its_text_is_named(tmp_path: Path) -> None:
    wrong = {
        "id": "w1",
        "published": "2020-01-01",
        "text": "Talks\n\nAnna Berg met Ole Dahl in Oslo.",
        "actors": ["Anna Berg|person|Norway|"],
        "meetings": [{"kind": "talks", "status": "held", "who": ["Ole Dahl"], "evidence": "They met in Rome."}],
    }
    path = tmp_path / "wrong.yaml"
    path.write_text(yaml.safe_dump([wrong]))
    with pytest.raises(ValueError, match=r"wrong.yaml, w1: evidence is not in the text.*Ole Dahl"):
        list(read_cases([path]))


def test_a_gold_folder_has_a_text_and_its_annotation(tmp_path: Path) -> None:
    assert write_gold(READ[:1], tmp_path) == len(list(tmp_path.glob("*.txt"))) == len(list(tmp_path.glob("*.json")))
    answers = [json.loads(path.read_text()) for path in tmp_path.glob("*.json")]
    roles = {p["role"] for answer in answers for m in answer["meetings"] for p in m["participants"]}
    assert {"host", "attendee"} <= roles <= set(ParticipantRole)
