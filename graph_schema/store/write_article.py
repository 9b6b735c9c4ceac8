"""The transaction of some articles: read what is there, conclude what follows, write what differs."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims, Claim
from graph_schema.model.decided import mark, standing
from graph_schema.model.memory import Change, Keys, Resolve, Telling
from graph_schema.store.change_log import KEPT, ChangeLog
from graph_schema.store.claim_rows import (
    all_claims,
    article_properties,
    claim_rows,
    claims_from,
    filing_rows,
    name_row,
    telling,
)
from graph_schema.store.decision_rows import decisions_about
from graph_schema.store.memory import GraphMemory
from graph_schema.store.statements import Transaction, rows, run, run_rows
from graph_schema.store.write_facts import HeldFacts, write_facts

New = tuple[Article, ArticleClaims]
"""What takes the place of what the graph has of an article."""


class Outcome(StrEnum):
    """What became of an article or a decision."""

    CREATED = "created"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    RETRACTED = "retracted"
    ABSENT = "absent"  # nothing to retract


class Written(NamedTuple):
    """What a write did: how many claims came and went, how many facts were written (new or changed) and removed.

    Facts follow from all articles that are written together: they are counted with the first that changes something.
    """

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


def stored_articles(tx: Transaction, ids: Collection[str]) -> dict[str, StoredArticle]:
    """Return by id what the graph has of these articles; it lacks those of which it has nothing."""
    found = {}
    for row in rows(tx, "stored_articles", ids=sorted(set(ids))):
        whole = telling(row["article"], claims_from(row["claims"]))
        nodes = {claim["properties"]["id"]: claim["properties"] for claim in row["claims"]}
        names = {claim["properties"]["id"]: claim["name"] for claim in row["claims"] if claim["name"]}
        found[whole.article.id] = StoredArticle(_native(row["article"]), whole.claims, whole, nodes, names)
    return found


class Rewrite(NamedTuple):
    """One article before and after; the telling ``after`` carries rulings, None where the article goes."""

    article_id: str
    stored: StoredArticle | None
    after: Telling | None
    properties: Mapping[str, Any] | None


def write_articles(
    tx: Transaction, wanted: Sequence[tuple[str, New | None]], resolve: Resolve, kept: int = KEPT
) -> list[Written]:
    """Put articles with their claims in place of what the graph has of them (None: in place put nothing).

    This is the whole transaction; what follows from all of them together is concluded once. Of an article that is there
    twice the last edition counts. The driver may run it again after a failure: it keeps nothing outside the graph.
    """
    run(tx, "lock_writer")
    log, found = ChangeLog(), list[Written]()
    for some in _each_once(wanted):
        found += _write_some(tx, some, resolve, log)
    changing = [i for i, one in enumerate(found) if one.outcome not in (Outcome.UNCHANGED, Outcome.ABSENT)]
    log.write(tx, {wanted[i][0] for i in changing}, kept)
    if changing:
        facts = len(log.created) + len(log.changed), len(log.merged) + len(log.deleted)
        found[changing[0]] = found[changing[0]]._replace(facts_written=facts[0], facts_removed=facts[1])
    return found


def write_again(
    tx: Transaction, wanted: Sequence[tuple[str, New | None]], resolve: Resolve, kept: int = KEPT
) -> list[Written]:
    """Put articles in place of what the graph has of them; where it has nothing, put nothing."""
    run(tx, "lock_writer")
    known = {row["id"] for row in rows(tx, "known_articles", ids=[id_ for id_, _ in wanted])}
    written = iter(write_articles(tx, [one for one in wanted if one[0] in known], resolve, kept))
    return [next(written) if id_ in known else Written(Outcome.ABSENT) for id_, _ in wanted]


def _each_once(wanted: Sequence[tuple[str, New | None]]) -> Iterator[list[tuple[str, New | None]]]:
    """The articles in their order, in as few parts as let none be in one part twice."""
    part: dict[str, New | None] = {}
    for id_, new in wanted:
        if id_ in part:
            yield list(part.items())
            part = {}
        part[id_] = new
    if part:
        yield list(part.items())


def _write_some(
    tx: Transaction, wanted: Sequence[tuple[str, New | None]], resolve: Resolve, log: ChangeLog
) -> list[Written]:
    held = stored_articles(tx, [id_ for id_, _ in wanted])
    decisions = decisions_about(tx, [new[1] for _, new in wanted if new])
    outcomes, rewrites = dict[str, Outcome](), list[Rewrite]()
    for id_, new in wanted:
        after = Telling(new[0], mark(new[1], decisions)) if new else None
        one = Rewrite(id_, held.get(id_), after, article_properties(*new) if new else None)
        outcomes[id_] = _outcome(one)
        if outcomes[id_] not in (Outcome.UNCHANGED, Outcome.ABSENT):
            rewrites.append(one)
    counts = conclude_again(tx, rewrites, resolve, log) if rewrites else {}
    return [Written(outcomes[id_], *counts.get(id_, (0, 0))) for id_, _ in wanted]


def _outcome(one: Rewrite) -> Outcome:
    if one.after is None:
        return Outcome.RETRACTED if one.stored else Outcome.ABSENT
    if one.stored is None:
        return Outcome.CREATED
    same = one.properties == one.stored.properties and all_claims(one.stored.claims) == all_claims(one.after.claims)
    return Outcome.UNCHANGED if same else Outcome.REPLACED


def conclude_again(
    tx: Transaction, rewrites: Sequence[Rewrite], resolve: Resolve, log: ChangeLog
) -> dict[str, tuple[int, int]]:
    """Write the articles' claims, which carry their rulings, and what follows from all of them together.

    No article may be there twice. Return by article how many claims came and how many went.
    """
    changes = [_change(one) for one in rewrites]
    own = frozenset(claim.id for one in changes if one.before for claim in all_claims(one.before.claims))
    update = resolve(changes, GraphMemory(tx, {one.article_id for one in rewrites}, own))
    held = HeldFacts(tx, update)
    come, gone = _write_claims(tx, rewrites, update.keys)
    left = own.union(*((claim.id for claim in all_claims(one.after.claims)) for one in changes if one.after))
    write_facts(tx, update, held, {id_ for ids in come.values() for id_ in ids}, left, log)
    return {id_: (len(come[id_]), len(gone[id_])) for id_ in come}


def _change(one: Rewrite) -> Change:
    before = Telling(one.stored.telling.article, standing(one.stored.claims)) if one.stored else None
    after = Telling(one.after.article, standing(one.after.claims)) if one.after else None
    return Change(one.article_id, before, after)


def _write_claims(
    tx: Transaction, rewrites: Sequence[Rewrite], keys: Keys
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return by article the claims that are new, and those that went.

    A claim that says something else is another one; one that is only found by other keys stays, with its ties.
    """
    new = {row["id"]: row for one in rewrites if one.after for row in claim_rows(one.after, keys)}
    old = {id_: node for one in rewrites if one.stored for id_, node in one.stored.nodes.items()}
    gone = {one.article_id: _gone(one, new) for one in rewrites}
    lost = sorted(id_ for ids in gone.values() for id_ in ids)
    made_anew = set(lost)
    come = {
        one.article_id: sorted(c.id for c in _claims_after(one) if c.id in made_anew or c.id not in old)
        for one in rewrites
    }
    fresh = {id_ for ids in come.values() for id_ in ids}
    touched = [row for id_, row in sorted(new.items()) if id_ in fresh or row["properties"] != old[id_]]
    filed = _unfile(tx, rewrites)
    names = [row["name"] for row in rows(tx, "delete_claims", ids=lost) if row["name"]] if lost else []
    if leaving := sorted(one.article_id for one in rewrites if one.properties is None):
        run(tx, "delete_articles", ids=leaving)
    staying = sorted((one.article_id, one.properties) for one in rewrites if one.properties is not None)
    run_rows(tx, "upsert_articles", [{"id": id_, "properties": properties} for id_, properties in staying])
    run_rows(tx, "upsert_claims", touched)
    _write_rulings(tx, rewrites, old, [row["id"] for row in touched])
    used = {id_: name for one in rewrites if one.stored for id_, name in one.stored.names.items()}
    names += _write_names(tx, {id_: name for id_, name in used.items() if id_ not in made_anew}, keys)
    if names:
        run(tx, "delete_unused_names", ids=sorted(set(names)))
    run_rows(tx, "upsert_match_keys", [row for one in sorted(keys.filed.items()) for row in filing_rows(*one)])
    if filed:
        run(tx, "delete_unused_match_keys", ids=filed)
    return come, gone


def _claims_after(one: Rewrite) -> tuple[Claim, ...]:
    return all_claims(one.after.claims) if one.after else ()


def _gone(one: Rewrite, new: Mapping[str, Mapping[str, Any]]) -> list[str]:
    nodes = one.stored.nodes if one.stored else {}
    return sorted(id_ for id_, node in nodes.items() if not _says(node, new.get(id_)))


def _unfile(tx: Transaction, rewrites: Iterable[Rewrite]) -> list[str]:
    """Take the articles' encounters off the keys under which they are filed; return those keys.

    What stays of an article is filed anew too: an encounter may be told of by other claims now, on another day.
    """
    ids = sorted(claim.id for one in rewrites if one.stored for claim in one.stored.claims.meetings)
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
    tx: Transaction, rewrites: Iterable[Rewrite], old: Mapping[str, Mapping[str, Any]], touched: Collection[str]
) -> None:
    """Tie the claims that were written to the decisions that hold for them now."""
    rulings = {claim.id: claim.rulings for one in rewrites for claim in _claims_after(one)}
    ruled = [id_ for id_ in touched if rulings[id_] or old.get(id_, {}).get("rulings")]
    ties = [{"claim": id_, "decisions": sorted({one.decision for one in rulings[id_]})} for id_ in ruled]
    run_rows(tx, "tie_rulings", ties)


def _says(node: Mapping[str, Any], row: Mapping[str, Any] | None) -> bool:
    return row is not None and bool(node["payload"] == row["properties"]["payload"])


def _native(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of a node as they were given to the driver."""
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in properties.items()}
