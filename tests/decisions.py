"""Decisions for tests, about the claims of stories."""

import datetime as dt

from graph_schema.model.decided import reference
from graph_schema.model.decision import Decision, DecisionKind, Subject, SubjectKind

NOON = dt.datetime(2025, 4, 1, 12, tzinfo=dt.UTC)


def subject(kind, *claims, id="x"):
    return Subject(kind=SubjectKind(kind), id=id, name=f"the {kind}", claims=tuple(reference(one) for one in claims))


def decision(kind, about, other=None, minute=0, **values):
    return Decision(
        kind=DecisionKind(kind), about=about, other=other, author="Tester", reason="seen with own eyes",
        made_at=NOON + dt.timedelta(minutes=minute), **values,
    )  # fmt: skip


def reject(claim, minute=0):
    return decision("reject_claim", subject("claim", claim, id=claim.id), minute=minute)


def undone(one):
    return one.model_copy(
        update={"undone_at": NOON + dt.timedelta(days=1), "undone_by": "Tester", "undone_reason": "was right after all"}
    )
