"""A decision's transaction: note it, and conclude again what it touches. Undoing one is noting it as undone."""

import datetime as dt
from collections.abc import Sequence

from graph_schema.errors import InputError, NotFoundError
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
from graph_schema.store.write_article import Outcome, Rewrite, Written, conclude_again, stored_articles

MOST_ARTICLES = 2000
"""Articles that one decision may touch: more would hold other writers up for minutes."""


_TOGETHER = 100
"""Articles that are concluded again at once: more would be held in memory."""


def write_decision(tx: Transaction, decision: Decision, resolve: Resolve, kept: int = KEPT) -> Written:
    """Note the decision in place of what the graph has of it; the facts are then those of claims and decisions.

    A decision that was undone stays undone, also where somebody hands in an older copy of it.
    """
    log = ChangeLog()
    outcome = note_decision(tx, decision, resolve, log)
    log.write(tx, [decision.id], kept)
    written, removed = len(log.created) + len(log.changed), len(log.merged) + len(log.deleted)
    return Written(outcome, facts_written=written, facts_removed=removed)


def write_undo(
    tx: Transaction, id_: str, undone_by: str, reason: str, at: dt.datetime, resolve: Resolve, kept: int = KEPT
) -> Written:
    """Note that the decision is undone; ``NotFoundError`` where there is none, ``InputError`` if it was before."""
    run(tx, "lock_writer")
    return write_decision(tx, undone(stored_decision(tx, id_), id_, undone_by, reason, at), resolve, kept)


def undone(held: Decision | None, id_: str, undone_by: str, reason: str, at: dt.datetime) -> Decision:
    """Return the decision as undone; raises as ``write_undo`` does."""
    if held is None:
        raise NotFoundError(f"there is no decision {id_!r}; `parley decide list` lists them")
    if not held.is_active:
        raise InputError(f"{id_} was undone by {held.undone_by} on {held.undone_at:%Y-%m-%d}: {held.undone_reason}")
    values = held.model_dump() | {"undone_at": at, "undone_by": undone_by, "undone_reason": reason}
    return Decision.model_validate(values)


def note_decision(tx: Transaction, decision: Decision, resolve: Resolve, log: ChangeLog) -> Outcome:
    """Write the decision and what follows from it, but for the log.

    The articles to which it refers are concluded again with what is now said about their claims, some at a time: in
    between the facts are those of a decision about fewer articles, at the end those of the whole.
    """
    run(tx, "lock_writer")
    held = stored_decision(tx, decision.id)
    if held and (held == decision or not held.is_active):
        return Outcome.UNCHANGED
    properties, keys = decision_properties(decision), decision_keys(decision)
    run(tx, "record_decision", id=decision.id, properties=properties, keys=keys)
    _mark_again(tx, _affected(tx, decision), resolve, log)
    return Outcome.REPLACED if held else Outcome.CREATED


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


def _mark_again(tx: Transaction, articles: Sequence[str], resolve: Resolve, log: ChangeLog) -> None:
    for start in range(0, len(articles), _TOGETHER):
        held = stored_articles(tx, articles[start : start + _TOGETHER])
        decisions = decisions_about(tx, [stored.claims for stored in held.values()])
        rewrites = []
        for id_, stored in sorted(held.items()):
            marked = mark(stored.claims, decisions)
            if all_claims(marked) != all_claims(stored.claims):
                rewrites.append(Rewrite(id_, stored, Telling(stored.telling.article, marked), stored.properties))
        if rewrites:
            conclude_again(tx, rewrites, resolve, log)
