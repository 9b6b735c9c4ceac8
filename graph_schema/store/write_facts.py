"""What resolution concluded, in place of what the graph had concluded before; only what differs is written."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from graph_schema.errors import StoreError
from graph_schema.model.memory import Update
from graph_schema.store.change_log import ChangeLog
from graph_schema.store.fact_rows import bundles
from graph_schema.store.labels import label_of
from graph_schema.store.statements import Transaction, rows, run, run_rows
from graph_schema.store.ties import create_ties

_UPSERTS = {
    "Actor": "upsert_actors",
    "Place": "upsert_places",
    "Topic": "upsert_topics",
    "Meeting": "upsert_meetings",
    "Position": "upsert_positions",
    "MeetingThen": "upsert_meetings_then",
    "PositionThen": "upsert_positions_then",
}


class HeldFacts:
    """The facts that an update takes the place of, as they are before anything is written."""

    def __init__(self, tx: Transaction, update: Update) -> None:
        found = rows(tx, "facts_of_claims", ids=sorted(update.claims))
        found += rows(tx, "facts_by_id", ids=sorted(update.subjects))
        self.revisions: dict[str, str] = {row["id"]: row["revision"] for row in found}
        self.claims: dict[str, list[str]] = {row["id"]: row["claims"] for row in found}


def write_facts(
    tx: Transaction,
    update: Update,
    held: HeldFacts,
    made_anew: Collection[str],
    looked_at: Iterable[str],
    log: ChangeLog,
) -> None:
    """Write the facts of the update.

    ``made_anew`` are claims that were written under an id which was there: what tied them to facts went with them.
    ``looked_at`` are claims that may have lost a support without getting another.
    """
    new = bundles(update.facts)
    gone = sorted(held.revisions.keys() - {bundle.id for bundle in new})
    changed = [
        bundle
        for bundle in new
        if held.revisions.get(bundle.id) != bundle.revision or any(tie.start in made_anew for tie in bundle.ties)
    ]
    log.note(gone, changed, held.revisions, _heirs(gone, held, update))
    if gone:
        run(tx, "delete_facts", ids=gone)
    for label, query in _UPSERTS.items():
        run_rows(tx, query, [bundle.row() for bundle in changed if bundle.label == label])
    members = sorted({pair for bundle in changed for pair in bundle.memberships})
    run_rows(tx, "tie_members", [{"state": state, "organization": body} for state, body in members])
    _tie(tx, [tie._asdict() for bundle in changed for tie in bundle.ties])
    _write_supports(tx, update, looked_at)


def _heirs(gone: Iterable[str], held: HeldFacts, update: Update) -> dict[str, str]:
    """For each fact that goes the one that most of its claims support from now on, if any."""
    supported: dict[str, list[str]] = {}
    for support in update.facts.supports:
        supported.setdefault(support.claim_id, []).append(support.fact_id)
    heirs = {}
    for id_ in gone:
        facts = (fact for claim in held.claims[id_] or () for fact in supported.get(claim, ()))
        same_label = Counter(fact for fact in facts if fact != id_ and label_of(fact) == label_of(id_))
        if same_label:
            heirs[id_] = min(same_label, key=lambda fact: (-same_label[fact], fact))
    return heirs


def _write_supports(tx: Transaction, update: Update, looked_at: Iterable[str]) -> None:
    """Bring the supports of every claim that was looked at again to what they are now."""
    wanted = {(one.claim_id, one.fact_id): one.reason for one in update.facts.supports}
    claims = sorted({claim for claim, _ in wanted} | set(looked_at) | update.claims)
    held = {(row["claim"], row["fact"]): row["reason"] for row in rows(tx, "supports_of_claims", ids=claims)}
    stale = sorted(pair for pair, reason in held.items() if wanted.get(pair) != reason)
    fresh = sorted(pair for pair, reason in wanted.items() if held.get(pair) != reason)
    run_rows(tx, "delete_supports", [{"claim": claim, "fact": fact} for claim, fact in stale])
    _tie(
        tx,
        [
            {"start": claim, "type": "SUPPORTS", "end": fact, "properties": {"reason": wanted[claim, fact]}}
            for claim, fact in fresh
        ],
    )


def _tie(tx: Transaction, ties: Sequence[Mapping[str, Any]]) -> None:
    if (written := create_ties(tx, ties)) != len(ties):
        # A bug in resolution: better no article than a fact that silently lacks a participant.
        raise StoreError(f"{len(ties) - written} of {len(ties)} ties lead to nothing; nothing was written")
