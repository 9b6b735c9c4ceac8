"""What decisions say about single claims. A claim carries its rulings wherever it goes; resolution reads them there.

So facts stay a function of claims alone, article by article, and making or undoing a decision is, for the facts, as if
the articles that it refers to had changed.
"""

from pydantic import AwareDatetime

from graph_schema.model.base import Value
from graph_schema.model.decision import DecisionKind, Identity, NameReference


class Ruling(Value):
    """One decision about one claim.

    ``side`` tells the two things of same and not_same apart; ``identity`` is as whom a mention of an actor is to be
    read.
    """

    decision: str
    kind: DecisionKind
    made_at: AwareDatetime
    side: int = 0
    field: str | None = None
    value: str | None = None
    country_iso3: str | None = None
    actor: tuple[NameReference, ...] = ()
    identity: Identity | None = None

    @property
    def order(self) -> tuple[object, str]:
        """The last one counts."""
        return self.made_at, self.decision
