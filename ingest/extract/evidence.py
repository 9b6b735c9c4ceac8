"""What speaks for a claim, or against it, besides the rule that found it: words that ``confidence.yaml`` weighs."""

from graph_schema.model.claim import ActorClaim, OfficeClaim, PositionClaim
from graph_schema.model.vocabulary import MeetingKind, Stance
from ingest.resolve.event import Attendance, EventView

KNOWN_TO = {
    "meetings": frozenset({"placed", "dated"}),
    "participants": frozenset({"placed", "named_again", "known"}),
    "positions": frozenset({"stated_only", "quoted"}),
    "actors": frozenset({"known"}),
}
"""For each layer the words that its functions here can give."""

_REMOTE = frozenset({MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE})
_QUOTATION_MARKS = frozenset('"“”„«»')


def of_meeting(view: EventView) -> frozenset[str]:
    """``placed``: the town is told, or it needs none (a call). ``dated``: the article has words for when."""
    placed = view.kind in _REMOTE or "," in (view.place or "")
    dated = view.date is not None and not view.date.assumed
    return _those(placed=placed, dated=dated)


def of_participant(view: EventView, attendance: Attendance, known: frozenset[str]) -> frozenset[str]:
    """``named_again``: more than one sentence gives this role; ``known``: the actor is in the authority data;
    ``placed`` as for the meeting."""
    placed = "placed" in of_meeting(view)
    return _those(placed=placed, named_again=len(attendance.claims) > 1, known=attendance.actor in known)


def of_position(claim: PositionClaim) -> frozenset[str]:
    """``stated_only``: said, but neither for nor against; ``quoted``: the sentence has quotation marks."""
    stated_only = claim.stance is Stance.STATES
    return _those(stated_only=stated_only, quoted=not _QUOTATION_MARKS.isdisjoint(claim.sentence))


def of_actor(claim: ActorClaim | OfficeClaim, known: frozenset[str]) -> frozenset[str]:
    """``known``: the actor is in the authority data."""
    return _those(known=claim.actor in known)


def _those(**told: bool) -> frozenset[str]:
    return frozenset(name for name, true in told.items() if true)
