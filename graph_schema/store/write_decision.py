"""A decision's transaction: note it, and conclude again what it touches. Undoing one is noting it as undone."""

from graph_schema.errors import InputError
from graph_schema.model.decided import mark
from graph_schema.model.decision import Decision, DecisionKind, SubjectKind
from graph_schema.model.memory import Resolve, Telling
from graph_schema.model.united import readings
from graph_schema.store.change_log import KEPT, ChangeLog
from graph_schema.store.claim_rows import all_claims
from graph_schema.store.decision_rows import (
    actor_keys,
    decision_from,
    decision_keys,
    decision_properties,
    decisions_about,
    related_decisions,
)
from graph_schema.store.statements import Transaction, rows, run
from graph_schema.store.write_article import Outcome, Written, conclude_again, stored_article

MOST_ARTICLES = 5000
"""Articles that one decision may touch: more would hold other writers up for minutes."""


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
    for article in _affected(tx, decision):
        _mark_again(tx, article, resolve, log)
    log.write(tx, decision.id, kept)
    outcome = Outcome.REPLACED if held else Outcome.CREATED
    written, removed = len(log.created) + len(log.changed), len(log.merged) + len(log.deleted)
    return Written(outcome, facts_written=written, facts_removed=removed)


def stored_decision(tx: Transaction, id_: str) -> Decision | None:
    """Return the decision with this id; None where there is none."""
    found = rows(tx, "decision_by_id", id=id_)
    return decision_from(found[0]["payload"]) if found else None


def _affected(tx: Transaction, decision: Decision) -> list[str]:
    """The articles for whose claims something else may hold now, with the decision as it is noted."""
    articles = {claim.article_id for subject in decision.subjects for claim in subject.claims}
    if decision.about.kind is SubjectKind.ACTOR:
        related = related_decisions(tx, actor_keys(decision))
        subjects = [reading.subject for reading in readings(related)]
        subjects += [decision.about] if decision.kind is DecisionKind.RENAME else []
        articles |= {claim.article_id for subject in subjects for claim in subject.claims}
        names = sorted({name.name_id for subject in subjects for name in subject.names})
        ids = sorted({one.id for one in related})
        articles |= {row["id"] for row in rows(tx, "articles_ruled", names=names, decisions=ids)}
    if len(articles) > MOST_ARTICLES:
        raise InputError(
            f"{len(articles)} articles would have to be looked at again, and one decision may touch {MOST_ARTICLES}: "
            "decide about fewer names"
        )
    return sorted(articles)


def _mark_again(tx: Transaction, article: str, resolve: Resolve, log: ChangeLog) -> None:
    stored = stored_article(tx, article)
    if stored is None:
        return
    marked = mark(stored.claims, decisions_about(tx, stored.claims))
    if all_claims(marked) != all_claims(stored.claims):
        after = Telling(stored.telling.article, marked)
        conclude_again(tx, article, stored, after, stored.properties, resolve, log)
