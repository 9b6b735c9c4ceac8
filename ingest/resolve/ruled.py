"""What decisions say about the claims at hand: it goes before all that the claims say."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from graph_schema.model.claim import Claim
from graph_schema.model.decision import DecisionKind
from graph_schema.model.ruling import Ruling

_SETS = (DecisionKind.SET_VALUE, DecisionKind.RENAME)


class Ruled:
    """The values that were set for the fact which stands on these claims; of several for one field the last one."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        ruled = [claim for claim in claims if claim.rulings]
        rulings = {ruling for claim in ruled for ruling in claim.rulings if ruling.kind in _SETS}
        self._rulings = sorted(rulings, key=lambda one: one.order) if rulings else ()

    def on(self, field: str) -> Ruling | None:
        """Return the ruling that sets the field, if there is one."""
        return self._by_field.get(field)

    def value(self, field: str) -> str | None:
        """Return the value that was set, if one was."""
        ruling = self.on(field)
        return ruling.value if ruling else None

    def role(self, names: frozenset[str]) -> Ruling | None:
        """Return the ruling on the part of the actor who goes by these names."""
        found = None
        for ruling in self._rulings:
            if ruling.field == "role" and any(one.name_id in names for one in ruling.actor):
                found = ruling
        return found

    def by(self, *fields: str) -> tuple[str, ...] | None:
        """Return the ids of the decisions that set these fields; None where none did."""
        found = {ruling.decision for field in fields if (ruling := self.on(field))}
        return tuple(sorted(found)) or None

    @cached_property
    def _by_field(self) -> Mapping[str, Ruling]:
        return {ruling.field or "": ruling for ruling in self._rulings}


def why(ruling: Ruling) -> str:
    """Say why another value did not prevail."""
    return f"a person decided so ({ruling.decision})"
