"""How sure a claim is in the end: the rule's own confidence and what speaks for it, as a share of being right.

Rules give a confidence of their own (prior x link x block), which puts findings in an order but promises nothing. The
weights that make a share of it were fitted to annotated texts (``bench/calibrate.py``) and lie in
``ingest/data/confidence.yaml``; ``docs/confidence.md`` tells how well they hold.
"""

from collections import defaultdict
from collections.abc import Collection
from functools import cache
from math import exp
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import Field, model_validator

from graph_schema.model.base import Value
from graph_schema.model.claim import ArticleClaims, Claim, MeetingClaim
from ingest.extract.evidence import KNOWN_TO, of_actor, of_meeting, of_participant, of_position
from ingest.resolve.event import EventView, combine

DATA = Path(__file__).parents[1] / "data" / "confidence.yaml"

PROMISE = 0.8
"""From here on a fact should be right 95 times in 100."""
_HELD_BACK = (0.75, 0.799)
"""Where claims end up that are likely, but not likely enough for the promise."""
_DIGITS = 6
"""So many that two claims whose rules are not equally sure never become equal."""

SomeClaim = TypeVar("SomeClaim", bound=Claim)


class Curve(Value):
    """One layer's way from the rule's confidence to the published one, which rises whenever the former does.

    ``evidence`` weighs what speaks for a claim (or, below 0, against it) besides its rule. ``promised_from`` is the
    share right from which a claim may show ``PROMISE`` or more: below it the number is held under ``PROMISE``.
    """

    intercept: float = Field(ge=-20, le=20)
    rule: float = Field(ge=0.1, le=20)
    evidence: dict[str, float] = Field(default_factory=dict)
    promised_from: float = Field(ge=PROMISE, le=1)

    def share(self, confidence: float, evidence: Collection[str]) -> float:
        """Return the share right that annotated texts lead to expect, above 0 and below 1."""
        weighed = sum(self.evidence.get(one, 0.0) for one in sorted(evidence))
        return 1 / (1 + exp(-(self.intercept + self.rule * confidence + weighed)))

    def published(self, confidence: float, evidence: Collection[str]) -> float:
        """Return what a claim shows: its share right, held under ``PROMISE`` where that can't be promised."""
        share = self.share(confidence, evidence)
        low, high = _HELD_BACK
        if share <= low or share >= self.promised_from:
            return share
        return low + (share - low) * (high - low) / (self.promised_from - low)


class Calibration(Value):
    """The curves of all layers; refuses (``ValueError``) a word of evidence that its layer doesn't have."""

    meetings: Curve
    participants: Curve
    positions: Curve
    actors: Curve

    @model_validator(mode="after")
    def _evidence_is_known(self) -> "Calibration":
        for layer, known in KNOWN_TO.items():
            if unknown := sorted(getattr(self, layer).evidence.keys() - known):
                raise ValueError(f"{layer}: no such evidence: {', '.join(unknown)}; known: {', '.join(sorted(known))}")
        return self


@cache
def shipped() -> Calibration:
    """The calibration of ``ingest/data/confidence.yaml``."""
    return Calibration.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))


def calibrated(claims: ArticleClaims, calibration: Calibration) -> ArticleClaims:
    """Return the same claims with the confidence that they show to the world.

    What is combined from the sentences of a meeting stays as it is: their order by confidence does not change, nor
    that of the sentences which name one participant.
    """
    known = frozenset(claim.actor for claim in claims.actors if claim.known)
    events: dict[str, list[MeetingClaim]] = defaultdict(list)
    for claim in claims.meetings:
        events[claim.event].append(claim)
    views = {event: combine(group) for event, group in events.items()}
    actors, positions = calibration.actors, calibration.positions
    return claims.model_copy(
        update={
            "actors": tuple(_shown(c, actors.published(c.confidence, of_actor(c, known))) for c in claims.actors),
            "offices": tuple(_shown(c, actors.published(c.confidence, of_actor(c, known))) for c in claims.offices),
            "meetings": tuple(_meeting(c, views[c.event], known, calibration) for c in claims.meetings),
            "positions": tuple(_shown(c, positions.published(c.confidence, of_position(c))) for c in claims.positions),
        }
    )


def _shown(claim: SomeClaim, confidence: float) -> SomeClaim:
    return claim.model_copy(update={"confidence": round(confidence, _DIGITS)})


def _meeting(claim: MeetingClaim, view: EventView, known: frozenset[str], calibration: Calibration) -> MeetingClaim:
    """A participant is never surer than a meeting of the same confidence, so that the sentence that names him best
    stays the best one."""
    of_the_meeting = of_meeting(view)
    parts = {part.actor: of_participant(view, part, known) for part in view.participants}
    participants = []
    for part in claim.participants:
        sure = min(part.confidence, claim.confidence)
        shown = min(
            calibration.participants.published(sure, parts[part.actor]),
            calibration.meetings.published(sure, of_the_meeting),
        )
        participants.append(part.model_copy(update={"confidence": round(shown, _DIGITS)}))
    sure = calibration.meetings.published(claim.confidence, of_the_meeting)
    return _shown(claim, sure).model_copy(update={"participants": tuple(participants)})
