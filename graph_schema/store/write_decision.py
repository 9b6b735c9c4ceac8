"""A decision's transaction: note it, and conclude again what it touches. Undoing one is noting it as undone."""

from collections.abc import Iterable

from graph_schema.model.decided import mark
from graph_schema.model.decision import Decision
from graph_schema.model.memory import Resolve, Telling
from graph_schema.store.change_log import KEPT, ChangeLog
from graph_schema.store.claim_rows import all_claims
from graph_schema.store.decision_rows import decision_from, decision_keys, decision_properties, decisions_about
from graph_schema.store.statements import Transaction, rows, run
from graph_schema.store.write_article import Outcome, Written, conclude_again, stored_article


def write_decision(tx: Transaction, decision: Decision, resolve: Resolve, kept: int = KEPT) -> Written:
    """Note the decision in place of what the graph has of it; the facts are then those of claims and decisions.

    Each article to which it refers is concluded again with what is now said about its claims, one after the other: in
    between the facts are those of a decision about fewer articles, at the end those of the whole.
    """
    run(tx, "lock_writer")
    held = stored_decision(tx, decision.id)
    if held == decision:
        return Written(Outcome.UNCHANGED)
    run(
        tx,
        "record_decision",
        id=decision.id,
        properties=decision_properties(decision),
        keys=decision_keys(decision),
    )
    log = ChangeLog()
    for article in sorted({claim.article_id for subject in decision.subjects for claim in subject.claims}):
        _mark_again(tx, article, resolve, log)
    log.write(tx, decision.id, kept)
    outcome = Outcome.REPLACED if held else Outcome.CREATED
    written, removed = len(log.created) + len(log.changed), len(log.merged) + len(log.deleted)
    return Written(outcome, facts_written=written, facts_removed=removed)


def stored_decision(tx: Transaction, id_: str) -> Decision | None:
    """Return the decision with this id; None where there is none."""
    found = rows(tx, "decision_by_id", id=id_)
    return decision_from(found[0]["payload"]) if found else None


def _mark_again(tx: Transaction, article: str, resolve: Resolve, log: ChangeLog) -> None:
    stored = stored_article(tx, article)
    if stored is None:
        return
    marked = mark(stored.claims, _about(tx, article))
    if all_claims(marked) != all_claims(stored.claims):
        after = Telling(stored.telling.article, marked)
        conclude_again(tx, article, stored, after, stored.properties, resolve, log)


def _about(tx: Transaction, article: str) -> Iterable[Decision]:
    return decisions_about(tx, [article])
