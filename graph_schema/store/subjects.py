"""From the ids that people see to what a decision can refer to for good."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from graph_schema.errors import InputError, NotFoundError
from graph_schema.model.claim import ActorClaim, Claim, MeetingClaim
from graph_schema.model.decided import name_of, reference
from graph_schema.model.decision import (
    MOST_REFERENCES,
    RENAMED,
    Decision,
    DecisionKind,
    Identity,
    Subject,
    SubjectKind,
    Wish,
)
from graph_schema.store.claim_rows import claims_from
from graph_schema.store.moved import current_id
from graph_schema.store.reader import Source, read_rows

_PAIR = (DecisionKind.SAME, DecisionKind.NOT_SAME)
_CLAIM_IDS = ("ac-", "oc-", "mc-", "pc-")


def kind_of(id_: str) -> SubjectKind:
    """Return what an id names, by how it begins; raises ``NotFoundError`` for one that names none of these."""
    if id_.startswith(_CLAIM_IDS):
        return SubjectKind.CLAIM
    if id_.startswith(("person:", "state:", "organization:")):
        return SubjectKind.ACTOR
    if id_.startswith("m-"):
        return SubjectKind.MEETING
    if id_.startswith("p-"):
        return SubjectKind.POSITION
    raise NotFoundError(f"{id_!r} is no id of a meeting (m-…), position (p-…), actor (person:…) or claim (mc-…)")


def decision_for(
    source: Source, wish: Wish, made_at: dt.datetime, country_of: Callable[[str], str | None] = lambda place: None
) -> Decision:
    """Return the decision that the wish asks for.

    Raises ``NotFoundError`` for ids that are not there, ``InputError`` for what can't be decided of them.
    """
    pair = wish.kind in _PAIR
    about = _subject(source, wish.about, event_of_claim=pair)
    other = _subject(source, wish.other, event_of_claim=pair) if wish.other else None
    if wish.kind is DecisionKind.NOT_SAME and other:
        about, other = _without(about, other), _without(other, about) if about.id.startswith("m-") else other
    if wish.kind is DecisionKind.SAME and other and about.id == other.id:
        raise InputError(f"{wish.about} and {wish.other} are one already")
    field = RENAMED.get(about.kind) if wish.kind is DecisionKind.RENAME else wish.field
    try:
        return Decision(
            kind=wish.kind,
            about=about,
            other=other,
            field=field,
            value=wish.value,
            country_iso3=country_of(wish.value) if field == "place" and wish.value else None,
            actor=_subject(source, wish.actor) if wish.actor else None,
            author=wish.author,
            reason=wish.reason,
            made_at=made_at,
        )
    except ValidationError as error:
        raise InputError("; ".join(one["msg"].removeprefix("Value error, ") for one in error.errors())) from error


def _subject(source: Source, id_: str, event_of_claim: bool = False) -> Subject:
    """``event_of_claim``: a meeting claim stands for the encounter of which it tells, an actor claim for the actor."""
    kind = kind_of(id_)
    rows = read_rows(source, f"subject_{kind}", {"id": id_})
    if not rows and (now := current_id(source, id_)):
        rows = read_rows(source, f"subject_{kind}", {"id": now})
    if not rows:
        raise NotFoundError(f"there is no {kind} {id_!r}")
    claims = claims_from(rows[0]["claims"])
    if kind is SubjectKind.ACTOR:
        return _actor(rows[0], [claim for claim in claims if isinstance(claim, ActorClaim)])
    if kind is SubjectKind.CLAIM and event_of_claim and isinstance(claims[0], MeetingClaim):
        kind = SubjectKind.MEETING
    elif kind is SubjectKind.CLAIM and event_of_claim and isinstance(claims[0], ActorClaim):
        return _one_mention(claims[0])
    elif kind is SubjectKind.MEETING:
        claims = _first_of_each_event(claims)
    return Subject(
        kind=kind,
        id=rows[0]["id"],
        name=rows[0]["name"],
        claims=tuple(reference(claim) for claim in claims[:MOST_REFERENCES]),
    )


def _first_of_each_event(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        if isinstance(claim, MeetingClaim):
            first.setdefault((claim.article_id, claim.event), claim)
    return tuple(first.values())


def _actor(row: dict[str, Any], claims: Sequence[ActorClaim]) -> Subject:
    best = min(claims, key=lambda claim: (claim.iso3 is None, claim.wikidata_id is None, claim.name != row["name"]))
    local = [claim for claim in claims if row["id"] not in (name_of(claim).name_id,) and _is_local(row["id"], claim)]
    named = sorted({name_of(claim) for claim in claims if claim not in local}, key=lambda name: name.model_dump_json())
    return Subject(
        kind=SubjectKind.ACTOR,
        id=row["id"],
        name=row["name"],
        names=tuple(named),
        claims=tuple(reference(claim) for claim in local[:MOST_REFERENCES]),
        identity=_identity(best).model_copy(update={"wikidata_id": best.wikidata_id or row["wikidata_id"]}),
    )


def _one_mention(claim: ActorClaim) -> Subject:
    """The actor of one article, and of no other."""
    return Subject(
        kind=SubjectKind.ACTOR,
        id=claim.id,
        name=claim.name,
        claims=(reference(claim),),
        identity=_identity(claim),
    )


def _identity(claim: ActorClaim) -> Identity:
    return Identity(kind=claim.kind, name=claim.name, wikidata_id=claim.wikidata_id, iso3=claim.iso3)


def _is_local(actor: str, claim: ActorClaim) -> bool:
    """Whether the article alone explains the name: another article's "Okoro" may be another one."""
    return not claim.wikidata_id and actor.startswith(f"{name_of(claim).name_id}-") and " " not in claim.name.strip()


def _without(one: Subject, other: Subject) -> Subject:
    """What is left of the one, where the other is a part of it."""
    events = {(claim.article_id, claim.key) for claim in other.claims}
    kept = tuple(claim for claim in one.claims if (claim.article_id, claim.key) not in events)
    return one.model_copy(update={"claims": kept}) if kept and len(one.claims) > len(other.claims) else one
