"""Claims and articles as the graph keeps them, and back.

A claim node carries its claim twice: readable values for people and queries, and ``payload``, canonical JSON from which
the very same claim is made again.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from graph_schema.model.article import Article
from graph_schema.model.claim import ActorClaim, ArticleClaims, Claim, MeetingClaim, OfficeClaim, PositionClaim
from graph_schema.model.excerpt import excerpt
from graph_schema.model.ids import short_hash
from graph_schema.model.memory import Keys, Naming, Provenance, Telling
from graph_schema.model.ruling import Ruling

LAYERS: Mapping[str, type[Claim]] = {
    layer.__name__: layer for layer in (ActorClaim, OfficeClaim, MeetingClaim, PositionClaim)
}
"""The second label of a claim node, and what it says there is."""

_RULINGS = TypeAdapter(tuple[Ruling, ...])


def article_properties(article: Article, claims: ArticleClaims) -> dict[str, Any]:
    """Return the properties of the article's node; ``skipped`` says why nothing was taken from it."""
    values = {
        **dict(article),
        "agencies": list(article.agencies),
        "copy_marks": list(article.copy_marks),
        "skipped": claims.skipped,
    }
    return {name: value for name, value in values.items() if value is not None}


def payload(claim: Claim) -> str:
    """Return the claim as canonical JSON: equal claims give equal text."""
    return json.dumps(claim.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=10_000)  # the same neighbours and witnesses are read for article after article
def claim_from(layer: str, text: str, rulings: str | None = None) -> Claim:
    """Return the claim that ``payload`` made the text from, with what decisions say about it."""
    claim = LAYERS[layer].model_validate_json(text)
    return claim.model_copy(update={"rulings": _RULINGS.validate_json(rulings)}) if rulings else claim


def claims_from(rows: Iterable[Mapping[str, Any]]) -> tuple[Claim, ...]:
    """Return the claims of rows ``{layer, payload, rulings}``."""
    return tuple(claim_from(row["layer"], row["payload"], row.get("rulings")) for row in rows)


def provenance(row: Mapping[str, Any]) -> Provenance:
    """Return what a row ``{id, published_at, syndication_id, agencies, copy_marks}`` tells of an article."""
    return Provenance(
        id=row["id"],
        published_at=row["published_at"].to_native(),
        syndication_id=row.get("syndication_id"),
        agencies=tuple(row.get("agencies") or ()),
        copy_marks=tuple(row.get("copy_marks") or ()),
    )


def telling(row: Mapping[str, Any], said: Iterable[Claim]) -> Telling:
    """Return an article whose claims are all there."""
    by_layer = _by_layer(said)
    claims = ArticleClaims(
        article_id=row["id"],
        actors=tuple(by_layer[ActorClaim]),
        offices=tuple(by_layer[OfficeClaim]),
        meetings=tuple(by_layer[MeetingClaim]),
        positions=tuple(by_layer[PositionClaim]),
    )
    return Telling(provenance(row), claims)


def excerpted(row: Mapping[str, Any], said: Iterable[Claim]) -> Telling:
    """Return an article of which only the claims about one encounter are there.

    They are not checked against one another: the encounter may be part of a meeting that isn't there.
    """
    by_layer = _by_layer(said)
    claims = ArticleClaims.model_construct(
        article_id=row["id"],
        actors=tuple(by_layer[ActorClaim]),
        offices=tuple(by_layer[OfficeClaim]),
        meetings=tuple(by_layer[MeetingClaim]),
    )
    return Telling(provenance(row), claims)


def _by_layer(said: Iterable[Claim]) -> dict[type[Claim], list[Any]]:
    found: dict[type[Claim], list[Any]] = {layer: [] for layer in LAYERS.values()}
    for claim in said:
        found[type(claim)].append(claim)
    return found


def all_claims(claims: ArticleClaims) -> tuple[Claim, ...]:
    """Return the claims of all layers, in one fixed order."""
    return tuple(
        sorted((*claims.actors, *claims.offices, *claims.meetings, *claims.positions), key=lambda claim: claim.id)
    )


def claim_rows(told: Telling, keys: Keys) -> list[dict[str, Any]]:
    """Return ``{id, article, layer, properties}`` of each claim node of an article.

    Claims under which an encounter is filed carry ``excerpt``: equal for as long as ``Excerpts`` would read the same of
    it. There is none where a decision bears on the article: what was rejected of it may change the encounter.
    """
    said = all_claims(told.claims)
    rows = {claim.id: _claim_row(claim, keys) for claim in said}
    if not any(claim.rulings for claim in said):
        one = told.article
        origin = (one.published_at, one.syndication_id, one.agencies, one.copy_marks)
        for claim in told.claims.meetings:
            if claim.id in keys.filed:
                parts = all_claims(excerpt(told.claims, claim.event))
                words = [rows[part.id]["properties"]["payload"] for part in parts]
                rows[claim.id]["properties"]["excerpt"] = short_hash(*origin, *words)
    return list(rows.values())


def _claim_row(claim: Claim, keys: Keys) -> dict[str, Any]:
    values = {**claim.model_dump(mode="json"), **_readable(claim)}
    values |= {"block": keys.blocks.get(claim.id), "mark": keys.marks.get(claim.id), "payload": payload(claim)}
    values |= {"principal": keys.principals.get(claim.id)}
    values |= {"rulings": _RULINGS.dump_json(claim.rulings).decode() if claim.rulings else None}
    held = {name: value for name, value in values.items() if value is not None and not isinstance(value, dict)}
    return {"id": claim.id, "article": claim.article_id, "layer": type(claim).__name__, "properties": held}


def name_row(claim_id: str, naming: Naming) -> dict[str, Any]:
    """Return ``{claim, id, name_id, wikidata_id, key, affiliation, office}`` of the name by which a claim goes."""
    return {"claim": claim_id, "id": name_node_id(naming), **naming._asdict()}


def filing_rows(claim_id: str, keys: Iterable[str]) -> list[dict[str, str]]:
    """Return ``{claim, id}`` for each key under which the encounter of a meeting claim is filed."""
    return [{"claim": claim_id, "id": key} for key in sorted(keys)]


def name_node_id(naming: Naming) -> str:
    """Return the id of the node that stands for a name together with what else the naming tells."""
    told = (naming.name_id, naming.wikidata_id, naming.affiliation, naming.office)
    return " ".join(filter(None, told))


def namings_from(rows: Iterable[Mapping[str, Any]]) -> dict[str, Naming]:
    """Return the namings of rows ``{claim, name}``, by claim; ``name`` holds the properties of the node."""
    return {row["claim"]: Naming(*(row["name"].get(field) for field in Naming._fields)) for row in rows if row["name"]}


def _readable(claim: Claim) -> dict[str, Any]:
    """What a property can't hold as it is: dates and participants of a meeting claim; ``actors`` are their keys."""
    if not isinstance(claim, MeetingClaim):
        return {}
    return {
        "start_date": claim.date.start if claim.date else None,
        "end_date": claim.date.end if claim.date else None,
        "date_phrase": claim.date.phrase if claim.date else None,
        "participants": [f"{part.actor} ({part.role})" for part in claim.participants],
        "actors": [part.actor for part in claim.participants],
    }
