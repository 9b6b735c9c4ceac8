"""What people decided about two events: whether they are one meeting. It goes before every judgement made here.

A claim carries its rulings. Events of claims to which one decision refers are candidates for one meeting by a key of
their own, whatever else they have in common.
"""

from graph_schema.model.decision import DecisionKind
from graph_schema.model.ruling import Ruling
from ingest.resolve.judgement import Judgement, Verdict
from ingest.resolve.story import Event

_OF_TWO = (DecisionKind.SAME, DecisionKind.NOT_SAME)
_CERTAIN = 100.0
"""Above the score of every judgement: what people decided is acted on first."""


def keys(event: Event) -> frozenset[str]:
    """Return the keys under which decisions file the event, and for which it asks."""
    return frozenset(f"decided {ruling.decision}" for ruling in _rulings(event))


def decided(one: Event, other: Event) -> Judgement | None:
    """Return what was decided about the two; of several decisions the last one counts."""
    mine, theirs = _rulings(one), _rulings(other)
    if not mine or not theirs:
        return None
    found = [a for a in mine for b in theirs if a.decision == b.decision and a.side != b.side]
    last = max(found, key=lambda ruling: ruling.order, default=None)
    if last is None:
        return None
    if last.kind is DecisionKind.SAME:
        return Judgement(Verdict.SAME, f"a person decided so ({last.decision})", _CERTAIN)
    return Judgement(Verdict.DIFFERENT, f"a person decided so ({last.decision})", _CERTAIN)


def _rulings(event: Event) -> list[Ruling]:
    if not any(claim.rulings for claim in event.claims):
        return []
    return [ruling for claim in event.claims for ruling in claim.rulings if ruling.kind in _OF_TWO]
