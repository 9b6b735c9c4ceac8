"""What articles tell of single encounters, read from the graph; what was read before is not read again."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph_schema.model.decided import standing
from graph_schema.model.excerpt import excerpt
from graph_schema.model.memory import Telling
from graph_schema.recent import Recent
from graph_schema.store.claim_rows import claims_from, excerpted, telling
from graph_schema.store.statements import Transaction, rows

_READ = Recent[tuple[str, str], Telling](4_000)
"""By claim and hash, since the encounters of some days are judged against those of the next."""


def excerpts(tx: Transaction, filed: Iterable[Mapping[str, Any]]) -> list[Telling]:
    """Return the tellings of rows ``{claim, excerpt}``, each of one encounter, in their order."""
    filed = list(filed)
    held = {row["claim"]: _READ.get((row["claim"], row["excerpt"])) for row in filed}
    missing = sorted(claim for claim, one in held.items() if one is None)
    found = {row["claim"]: _excerpt(row) for row in rows(tx, "excerpts_of_claims", claims=missing)} if missing else {}
    told = [held[row["claim"]] or found[row["claim"]] for row in filed]
    for row, one in zip(filed, told, strict=True):
        if row["excerpt"]:
            _READ.put((row["claim"], row["excerpt"]), one)
    return told


def _excerpt(row: Mapping[str, Any]) -> Telling:
    """Where a decision bears on the article it is given whole."""
    if not row["ruled"]:
        return excerpted(row, claims_from(row["claims"]))
    whole = telling(row, claims_from(row["claims"]))
    return whole._replace(claims=excerpt(standing(whole.claims), row["event"]))
