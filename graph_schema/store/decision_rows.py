"""Decisions as the graph keeps them, and back: readable values for people and queries, and all of it as JSON."""

from collections.abc import Collection
from typing import Any

from graph_schema.model.claim import ArticleClaims
from graph_schema.model.decided import name_of
from graph_schema.model.decision import Decision, SubjectKind
from graph_schema.store.statements import Transaction, rows


def decision_properties(decision: Decision) -> dict[str, Any]:
    """Return the properties of the decision's node; what is None is not there."""
    held = ("id", "kind", "field", "value", "author", "reason", "made_at", "undone_at", "undone_by", "undone_reason")
    values = {name: getattr(decision, name) for name in held}
    values["kind"] = decision.kind.value
    values["about"] = [subject.id for subject in decision.subjects]
    values["about_names"] = [subject.name for subject in decision.subjects]
    values["payload"] = decision.model_dump_json(exclude_none=True)
    return {name: value for name, value in values.items() if value is not None}


def decision_keys(decision: Decision) -> list[str]:
    """Return the articles and names by which the decision is found."""
    articles = {claim.article_id for subject in decision.subjects for claim in subject.claims}
    names = {name.name_id for subject in decision.subjects for name in subject.names}
    return sorted(articles | names)


def decision_from(payload: str) -> Decision:
    """Return the decision that was kept."""
    return Decision.model_validate_json(payload)


def decisions_about(tx: Transaction, articles: Collection[ArticleClaims]) -> list[Decision]:
    """Return every decision, undone ones too, that bears on what one of these articles says."""
    names = {name_of(claim).name_id for claims in articles for claim in claims.actors}
    return related_decisions(tx, {claims.article_id for claims in articles} | names)


def related_decisions(tx: Transaction, keys: Collection[str]) -> list[Decision]:
    """Return every decision that refers to one of these articles or names, and those about the same actors: who was
    decided to be one with a third is one with the second."""
    asked, wanted = set[str](), set(keys)
    found: dict[str, Decision] = {}
    while missing := wanted - asked:
        asked |= missing
        for row in rows(tx, "decisions_about", keys=sorted(missing)):
            one = decision_from(row["payload"])
            found[one.id] = one
            wanted |= actor_keys(one)
    return [found[id_] for id_ in sorted(found)]


def actor_keys(decision: Decision) -> frozenset[str]:
    """Return the keys under which decisions about the same actors are found."""
    actors = [one for one in (decision.about, decision.other) if one and one.kind is SubjectKind.ACTOR]
    names = {name.name_id for subject in actors for name in subject.names}
    return frozenset(names | {claim.article_id for subject in actors for claim in subject.claims})
