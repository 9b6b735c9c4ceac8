"""Parley's vocabulary in the terms of PLOVER 0.8; the mapping itself is data: ``plover.yaml``."""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from graph_schema.model.base import Value
from graph_schema.model.vocabulary import MeetingKind, Stance

Mode = Literal["visit", "third-party", "multilateral", "phone"]


class Modes(Value):
    """The mode of CONSULT for two parties, for a mediated encounter, and for three parties or more."""

    mode: Mode | None = None
    mediated: Mode | None = None
    many: Mode | None = None


class Meetings(Value):
    """The event that every meeting is, and its mode by kind."""

    event: str
    kinds: dict[MeetingKind, Modes]


class Plover(Value):
    """The whole mapping."""

    meetings: Meetings
    stances: dict[Stance, str | None]


def meeting_event() -> str:
    """Return the PLOVER event of a meeting: CONSULT."""
    return _mapping().meetings.event


def meeting_mode(kind: MeetingKind, parties: int, mediated: bool) -> Mode | None:
    """Return the mode of CONSULT; ``parties`` counts states and organisations, mediators left out."""
    modes = _mapping().meetings.kinds[kind]
    if mediated:
        return modes.mediated
    return modes.many if parties > 2 else modes.mode


def stance_event(stance: Stance) -> str | None:
    """Return the PLOVER event of a stance; None for the stances that PLOVER has no event for."""
    return _mapping().stances[stance]


@cache
def _mapping() -> Plover:
    return Plover.model_validate(yaml.safe_load((Path(__file__).parent / "plover.yaml").read_text(encoding="utf-8")))
