"""Decisions: what people judged, and what it holds for."""

import datetime as dt

from pydantic import Field

from app.responses.base import Shape
from graph_schema.model.decision import Decision, DecisionKind, Subject, SubjectKind


class ReferredClaim(Shape):
    """A sentence by which the subject is found again, whatever its id is then."""

    claim_id: str
    article_id: str
    sentence: str


class DecidedUpon(Shape):
    """What was decided upon, as it was called then."""

    kind: SubjectKind
    id: str = Field(examples=["m-summit-anchorage-8a46a5d812"])
    name: str
    names: list[str] = Field(description="of actors: the names under which articles speak of them")
    claims: list[ReferredClaim]


class DecisionShown(Shape):
    """One decision. It holds unless ``undone_at`` tells when it was undone."""

    id: str = Field(examples=["dec-0123456789abcdef"])
    kind: DecisionKind
    about: DecidedUpon
    other: DecidedUpon | None = None
    field: str | None = None
    value: str | None = None
    actor: DecidedUpon | None = Field(default=None, description="whose role was set")
    author: str
    reason: str
    made_at: dt.datetime
    undone_at: dt.datetime | None = None
    undone_by: str | None = None
    undone_reason: str | None = None
    claims: int | None = Field(default=None, description="for how many claims it holds now; only of a single decision")


def shown(decision: Decision, claims: int | None = None) -> DecisionShown:
    """Return the decision as it is answered."""
    plain = ("id", "kind", "field", "value", "author", "reason", "made_at", "undone_at", "undone_by", "undone_reason")
    return DecisionShown(
        **{name: getattr(decision, name) for name in plain},
        about=_upon(decision.about),
        other=_upon(decision.other) if decision.other else None,
        actor=_upon(decision.actor) if decision.actor else None,
        claims=claims,
    )


def _upon(subject: Subject) -> DecidedUpon:
    claims = [
        ReferredClaim(claim_id=one.claim_id, article_id=one.article_id, sentence=one.sentence) for one in subject.claims
    ]
    names = sorted({one.name_id for one in subject.names})
    return DecidedUpon(kind=subject.kind, id=subject.id, name=subject.name, names=names, claims=claims)
