"""One article's transaction: read what is there, conclude what follows, write what differs."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import neo4j

from graph_schema.errors import StoreError
from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims
from graph_schema.model.memory import Change, Resolve, Telling, Update
from graph_schema.queries import catalog
from graph_schema.store.claim_rows import all_claims, article_properties, claim_row, claims_from, name_row, telling
from graph_schema.store.fact_rows import bundles
from graph_schema.store.memory import GraphMemory

_UPSERTS = {
    "Actor": "upsert_actors",
    "Place": "upsert_places",
    "Topic": "upsert_topics",
    "Meeting": "upsert_meetings",
    "Position": "upsert_positions",
    "MeetingThen": "upsert_meetings_then",
    "PositionThen": "upsert_positions_then",
}


class Outcome(StrEnum):
    """What became of an article."""

    CREATED = "created"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    RETRACTED = "retracted"
    ABSENT = "absent"  # nothing to retract


class Written(NamedTuple):
    """What a write did: how many claims came and went, how many facts were written (new or changed) and removed."""

    outcome: Outcome
    claims_added: int = 0
    claims_removed: int = 0
    facts_written: int = 0
    facts_removed: int = 0


def write_article(
    tx: neo4j.ManagedTransaction, article_id: str, new: tuple[Article, ArticleClaims] | None, resolve: Resolve
) -> Written:
    """Put an article with its claims in place of what the graph has of it (``new`` None: in place put nothing).

    This is the whole transaction. The driver may run it again after a failure: it keeps nothing outside the graph.
    """
    _run(tx, "lock_writer")
    stored = next(iter(_rows(tx, "stored_article", id=article_id)), None)
    before = telling(stored["article"], claims_from(stored["claims"])) if stored else None
    properties = article_properties(*new) if new else None
    if stored and properties == _native(stored["article"]) and before and _same_claims(before, new):
        return Written(Outcome.UNCHANGED)
    if not stored and not new:
        return Written(Outcome.ABSENT)
    own = frozenset(claim.id for claim in all_claims(before.claims)) if before else frozenset()
    change = Change(article_id, before, Telling(*new) if new else None)
    update = resolve(change, GraphMemory(tx, article_id, own))
    old = {row["id"]: row["revision"] for row in _rows(tx, "facts_in_blocks", blocks=sorted(update.blocks))}
    old |= {row["id"]: row["revision"] for row in _rows(tx, "facts_by_id", ids=sorted(update.subjects))}
    added, removed = _write_claims(tx, article_id, change, update, properties)
    written, dropped = _write_facts(tx, update, old, _made_anew(change))
    outcome = Outcome.RETRACTED if not new else Outcome.REPLACED if stored else Outcome.CREATED
    return Written(outcome, added, removed, written, dropped)


def _write_claims(
    tx: neo4j.ManagedTransaction,
    article_id: str,
    change: Change,
    update: Update,
    properties: Mapping[str, Any] | None,
) -> tuple[int, int]:
    old = {claim.id: claim for claim in all_claims(change.before.claims)} if change.before else {}
    new = {claim.id: claim for claim in all_claims(change.after.claims)} if change.after else {}
    gone = sorted(id_ for id_, claim in old.items() if new.get(id_) != claim)
    come = sorted(id_ for id_, claim in new.items() if old.get(id_) != claim)
    names = [row["name"] for row in _rows(tx, "delete_claims", ids=gone) if row["name"]] if gone else []
    if properties is None:
        _run(tx, "delete_article", id=article_id)
    else:
        _run(tx, "upsert_article", id=article_id, properties=properties)
    _run_rows(tx, "upsert_claims", [claim_row(new[id_], update.keys) for id_ in come], article=article_id)
    used = [name_row(id_, update.keys.namings[id_]) for id_ in come if id_ in update.keys.namings]
    _run_rows(tx, "upsert_names", sorted(used, key=lambda row: (row["id"], row["claim"])))
    if names:
        _run(tx, "delete_unused_names", ids=sorted(names))
    return len(come), len(gone)


def _made_anew(change: Change) -> frozenset[str]:
    """Ids of claims that were replaced by another reading of the same id: what tied them to facts went with them."""
    old, new = (
        {claim.id: claim for claim in all_claims(told.claims)} if told else {} for told in (change.before, change.after)
    )
    return frozenset(id_ for id_, claim in new.items() if old.get(id_, claim) != claim)


def _write_facts(
    tx: neo4j.ManagedTransaction, update: Update, old: Mapping[str, str], made_anew: frozenset[str]
) -> tuple[int, int]:
    new = bundles(update.facts)
    gone = sorted(old.keys() - {bundle.id for bundle in new})
    if gone:
        _run(tx, "delete_facts", ids=gone)
    changed = [b for b in new if old.get(b.id) != b.revision or any(tie.start in made_anew for tie in b.ties)]
    for label, query in _UPSERTS.items():
        _run_rows(tx, query, [bundle.row() for bundle in changed if bundle.label == label])
    _tie(tx, [tie._asdict() for bundle in changed for tie in bundle.ties])
    _write_supports(tx, update)
    return len(changed), len(gone)


def _write_supports(tx: neo4j.ManagedTransaction, update: Update) -> None:
    """Bring the supports of every claim that was looked at again to what they are now."""
    wanted = {(one.claim_id, one.fact_id): one.reason for one in update.facts.supports}
    claims = sorted({claim for claim, _ in wanted})
    held = {(row["claim"], row["fact"]): row["reason"] for row in _rows(tx, "supports_of_claims", ids=claims)}
    stale = sorted(pair for pair, reason in held.items() if wanted.get(pair) != reason)
    fresh = sorted(pair for pair, reason in wanted.items() if held.get(pair) != reason)
    _run_rows(tx, "delete_supports", [{"claim": claim, "fact": fact} for claim, fact in stale])
    _tie(
        tx,
        [
            {"start": claim, "type": "SUPPORTS", "end": fact, "properties": {"reason": wanted[claim, fact]}}
            for claim, fact in fresh
        ],
    )


def _tie(tx: neo4j.ManagedTransaction, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows and (written := _rows(tx, "create_ties", rows=rows)[0]["written"]) != len(rows):
        # A bug in resolution: better no article than a fact that silently lacks a participant.
        raise StoreError(f"{len(rows) - written} of {len(rows)} ties lead to nothing; the article was not written")


def _same_claims(before: Telling, new: tuple[Article, ArticleClaims] | None) -> bool:
    return new is not None and all_claims(before.claims) == all_claims(new[1])


def _native(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of a node as they were given to the driver."""
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in properties.items()}


def _rows(tx: neo4j.ManagedTransaction, query: str, **params: Any) -> list[dict[str, Any]]:
    return tx.run(catalog.load(query).text, params).data()


def _run(tx: neo4j.ManagedTransaction, query: str, **params: Any) -> None:
    tx.run(catalog.load(query).text, params).consume()


def _run_rows(tx: neo4j.ManagedTransaction, query: str, rows: Sequence[Mapping[str, Any]], **params: Any) -> None:
    if rows:
        _run(tx, query, rows=rows, **params)
