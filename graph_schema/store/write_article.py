"""One article's transaction: read what is there, conclude what follows, write what differs."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims
from graph_schema.model.decided import mark, standing
from graph_schema.model.memory import Change, Keys, Resolve, Telling
from graph_schema.store.change_log import KEPT, ChangeLog
from graph_schema.store.claim_rows import (
    all_claims,
    article_properties,
    claim_row,
    claims_from,
    filing_rows,
    name_row,
    telling,
)
from graph_schema.store.decision_rows import decisions_about
from graph_schema.store.memory import GraphMemory
from graph_schema.store.statements import Transaction, rows, run, run_rows
from graph_schema.store.write_facts import HeldFacts, write_facts


class Outcome(StrEnum):
    """What became of an article or a decision."""

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


class StoredArticle(NamedTuple):
    """An article as the graph has it: its properties and all its claims with their rulings.

    By claim id: ``nodes`` are the properties of the claims' nodes, ``names`` the ids of the names that they use.
    """

    properties: dict[str, Any]
    claims: ArticleClaims
    telling: Telling
    nodes: Mapping[str, Mapping[str, Any]]
    names: Mapping[str, str]


def stored_article(tx: Transaction, article_id: str) -> StoredArticle | None:
    """Return what the graph has of the article; None where it has none."""
    row = next(iter(rows(tx, "stored_article", id=article_id)), None)
    if row is None:
        return None
    whole = telling(row["article"], claims_from(row["claims"]))
    nodes = {claim["properties"]["id"]: claim["properties"] for claim in row["claims"]}
    names = {claim["properties"]["id"]: claim["name"] for claim in row["claims"] if claim["name"]}
    return StoredArticle(_native(row["article"]), whole.claims, whole, nodes, names)


def write_article(
    tx: Transaction,
    article_id: str,
    new: tuple[Article, ArticleClaims] | None,
    resolve: Resolve,
    kept: int = KEPT,
) -> Written:
    """Put an article with its claims in place of what the graph has of it (``new`` None: in place put nothing).

    This is the whole transaction. The driver may run it again after a failure: it keeps nothing outside the graph.
    """
    run(tx, "lock_writer")
    stored = stored_article(tx, article_id)
    properties = article_properties(*new) if new else None
    after = Telling(new[0], mark(new[1], decisions_about(tx, new[1]))) if new else None
    if stored and after and properties == stored.properties and all_claims(stored.claims) == all_claims(after.claims):
        return Written(Outcome.UNCHANGED)
    if not stored and not new:
        return Written(Outcome.ABSENT)
    log = ChangeLog()
    added, removed = conclude_again(tx, article_id, stored, after, properties, resolve, log)
    log.write(tx, article_id, kept)
    outcome = Outcome.RETRACTED if not new else Outcome.REPLACED if stored else Outcome.CREATED
    written, dropped = len(log.created) + len(log.changed), len(log.merged) + len(log.deleted)
    return Written(outcome, added, removed, written, dropped)


def write_again(
    tx: Transaction, article_id: str, new: tuple[Article, ArticleClaims], resolve: Resolve, kept: int = KEPT
) -> Written:
    """Put an article in place of what the graph has of it; where it has nothing, put nothing."""
    run(tx, "lock_writer")
    if not rows(tx, "known_articles", ids=[article_id]):
        return Written(Outcome.ABSENT)
    return write_article(tx, article_id, new, resolve, kept)


def conclude_again(
    tx: Transaction,
    article_id: str,
    stored: StoredArticle | None,
    after: Telling | None,
    properties: Mapping[str, Any] | None,
    resolve: Resolve,
    log: ChangeLog,
) -> tuple[int, int]:
    """Write the article's claims, which carry their rulings, and what follows; return how many claims came and went."""
    before = Telling(stored.telling.article, standing(stored.claims)) if stored else None
    then = Telling(after.article, standing(after.claims)) if after else None
    own = frozenset(claim.id for claim in all_claims(before.claims)) if before else frozenset()
    update = resolve(Change(article_id, before, then), GraphMemory(tx, article_id, own))
    held = HeldFacts(tx, update)
    come, gone = _write_claims(tx, article_id, stored, after, update.keys, properties)
    left = own | {claim.id for claim in all_claims(then.claims)} if then else frozenset[str]()
    write_facts(tx, update, held, come, left, log)
    return len(come), gone


def _write_claims(
    tx: Transaction,
    article_id: str,
    stored: StoredArticle | None,
    after: Telling | None,
    keys: Keys,
    properties: Mapping[str, Any] | None,
) -> tuple[frozenset[str], int]:
    """Return the claims that are new, and how many went.

    A claim that says something else is another one; one that is only found by other keys stays, with its ties.
    """
    new = {claim.id: claim_row(claim, keys) for claim in all_claims(after.claims)} if after else {}
    old = stored.nodes if stored else {}
    gone = sorted(id_ for id_, node in old.items() if not _says(node, new.get(id_)))
    come = sorted(id_ for id_, row in new.items() if id_ in gone or id_ not in old)
    touched = [row for id_, row in sorted(new.items()) if id_ in come or row["properties"] != old[id_]]
    filed = _unfile(tx, stored)
    names = [row["name"] for row in rows(tx, "delete_claims", ids=gone) if row["name"]] if gone else []
    if properties is None:
        run(tx, "delete_article", id=article_id)
    else:
        run(tx, "upsert_article", id=article_id, properties=properties)
    run_rows(tx, "upsert_claims", touched, article=article_id)
    _write_rulings(tx, after, old, [row["id"] for row in touched])
    held = {id_: name for id_, name in stored.names.items() if id_ not in gone} if stored else {}
    names += _write_names(tx, held, keys)
    if names:
        run(tx, "delete_unused_names", ids=sorted(set(names)))
    run_rows(tx, "upsert_match_keys", [row for one in sorted(keys.filed.items()) for row in filing_rows(*one)])
    if filed:
        run(tx, "delete_unused_match_keys", ids=filed)
    return frozenset(come), len(gone)


def _unfile(tx: Transaction, stored: StoredArticle | None) -> list[str]:
    """Take the article's encounters off the keys under which they are filed; return those keys.

    What stays of an article is filed anew too: an encounter may be told of by other claims now, on another day.
    """
    ids = sorted(claim.id for claim in stored.claims.meetings) if stored else []
    return sorted(row["key"] for row in rows(tx, "unfile_claims", ids=ids)) if ids else []


def _write_names(tx: Transaction, held: Mapping[str, str], keys: Keys) -> list[str]:
    """Tie claims to the names that they use now; return the names that were let go."""
    wanted = {id_: name_row(id_, naming) for id_, naming in keys.namings.items()}
    stale = sorted(id_ for id_, name in held.items() if id_ not in wanted or wanted[id_]["id"] != name)
    fresh = [row for id_, row in wanted.items() if held.get(id_) != row["id"]]
    if stale:
        run(tx, "delete_namings", ids=stale)
    run_rows(tx, "upsert_names", sorted(fresh, key=lambda row: (row["id"], row["claim"])))
    return [held[id_] for id_ in stale]


def _write_rulings(
    tx: Transaction, after: Telling | None, old: Mapping[str, Mapping[str, Any]], touched: Collection[str]
) -> None:
    """Tie the claims that were written to the decisions that hold for them now."""
    rulings = {claim.id: claim.rulings for claim in all_claims(after.claims)} if after else {}
    ruled = [id_ for id_ in touched if rulings[id_] or old.get(id_, {}).get("rulings")]
    ties = [{"claim": id_, "decisions": sorted({one.decision for one in rulings[id_]})} for id_ in ruled]
    run_rows(tx, "tie_rulings", ties)


def _says(node: Mapping[str, Any], row: Mapping[str, Any] | None) -> bool:
    return row is not None and bool(node["payload"] == row["properties"]["payload"])


def _native(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of a node as they were given to the driver."""
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in properties.items()}
