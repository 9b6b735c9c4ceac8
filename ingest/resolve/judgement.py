"""A judgement says whether two things are one, and why, in words that a person can check."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """``UNSURE`` neither brings two things together nor keeps them apart."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """``score`` orders judgements of one verdict: the surest are acted on first."""

    verdict: Verdict
    reason: str
    score: float = 0.0
