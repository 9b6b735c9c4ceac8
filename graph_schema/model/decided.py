"""From an article's claims and the decisions about them to the claims that resolution sees."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from graph_schema.model.claim import ActorClaim, ArticleClaims, Claim, MeetingClaim, OfficeClaim, PositionClaim
from graph_schema.model.decision import (
    ClaimReference,
    Decision,
    DecisionKind,
    Identity,
    NameReference,
    Subject,
    SubjectKind,
)
from graph_schema.model.ids import named_actor_id, short_hash, state_id
from graph_schema.model.names import fold
from graph_schema.model.ruling import Ruling
from graph_schema.model.united import readings
from graph_schema.model.vocabulary import ActorKind

C = TypeVar("C", bound=Claim)

LAYERS = ("actors", "offices", "meetings", "positions")


def reference(claim: Claim) -> ClaimReference:
    """Return what finds the claim again, also after other rules have read its article."""
    return ClaimReference(
        claim_id=claim.id,
        article_id=claim.article_id,
        layer=type(claim).__name__,
        start=claim.start,
        end=claim.end,
        sentence=claim.sentence,
        key=_key(claim),
    )


def name_of(claim: ActorClaim) -> NameReference:
    """Return the name by which a decision refers to the actor of the claim: ``state:KEN``, ``person:ana-prado``."""
    if claim.kind is ActorKind.STATE and claim.iso3:
        return NameReference(name_id=state_id(claim.iso3))
    own = fold(claim.name) or short_hash(claim.name, length=8)
    return NameReference(name_id=named_actor_id(claim.kind, own), wikidata_id=claim.wikidata_id)


def find(wanted: ClaimReference, claims: ArticleClaims) -> Claim | None:
    """Return the claim that is meant: by its id, else the one of that layer and sentence; None where there is no
    saying which."""
    layer = [claim for claim in all_claims(claims) if type(claim).__name__ == wanted.layer]
    if exact := [claim for claim in layer if claim.id == wanted.claim_id]:
        return exact[0]
    words = fold(wanted.sentence)
    there = [claim for claim in layer if fold(claim.sentence) == words]
    there = there or [claim for claim in layer if _overlap(claim, wanted) and _holds(fold(claim.sentence), words)]
    there = [claim for claim in there if _key(claim) == wanted.key] or there
    if len({_key(claim) for claim in there}) != 1:
        return None
    return min(there, key=lambda claim: (abs(claim.start - wanted.start), claim.id))


def mark(claims: ArticleClaims, decisions: Iterable[Decision]) -> ArticleClaims:
    """Return the claims with the rulings of all active decisions that refer to them, in place of any they had."""
    found: dict[str, set[Ruling]] = defaultdict(set)
    decisions = sorted((one for one in decisions if one.is_active), key=lambda one: one.order)
    for decision in decisions:
        for side, subject in enumerate((decision.about, decision.other)):
            if subject and (subject.kind is not SubjectKind.ACTOR or decision.kind is DecisionKind.RENAME):
                for claim in _meant(subject, claims):
                    found[claim.id].add(_ruling(decision, side))
    for reading in readings(decisions):
        for claim in _meant(reading.subject, claims):
            if isinstance(claim, ActorClaim) and name_of(claim) != _called(reading.identity):
                ruling = _ruling(reading.decision, 0).model_copy(update={"identity": reading.identity})
                found[claim.id].add(ruling)
    return claims.model_copy(update={name: _marked(getattr(claims, name), found) for name in LAYERS})


def standing(claims: ArticleClaims) -> ArticleClaims:
    """Return the claims as they are to be read: without those that were rejected, and without what hangs on them.

    Where it was rejected that an article speaks of an actor, the actor goes from its meetings, and its offices and
    positions go; where all claims of a meeting were rejected, nothing is part of it or was said at it.
    """
    claims = claims.model_copy(update={"actors": tuple(read_as(claim) for claim in claims.actors)})
    if not any(_is_rejected(claim) for claim in all_claims(claims)):
        return claims
    nobody = {claim.actor for claim in claims.actors if _is_rejected(claim)}
    meetings = tuple(claim for claim in claims.meetings if not _is_rejected(claim))
    events = {claim.event for claim in meetings}
    return claims.model_copy(
        update={
            "actors": tuple(claim for claim in claims.actors if not _is_rejected(claim)),
            "offices": tuple(
                claim
                for claim in claims.offices
                if not _is_rejected(claim) and not {claim.actor, claim.affiliation} & nobody
            ),
            "meetings": tuple(_meeting(claim, nobody, events) for claim in meetings),
            "positions": tuple(
                _position(claim, nobody, events)
                for claim in claims.positions
                if not _is_rejected(claim) and claim.holder not in nobody and _is_there(claim.holder, events)
            ),
        }
    )  # fmt: skip


def read_as(claim: C) -> C:
    """Return a mention of an actor in the words by which it is to be read; its own name is then an alias."""
    if not isinstance(claim, ActorClaim):
        return claim
    identity = max((one for one in claim.rulings if one.identity), key=lambda one: one.order, default=None)
    if identity is None or identity.identity is None:
        return claim
    names = tuple(dict.fromkeys([*claim.aliases, claim.name]))
    return claim.model_copy(update={**dict(identity.identity), "aliases": names})


def _meant(subject: Subject, claims: ArticleClaims) -> Iterable[Claim]:
    """The claims of this article to which the subject refers."""
    for one in subject.claims:
        if one.article_id == claims.article_id and (claim := find(one, claims)):
            yield claim
    if subject.names:
        yield from (claim for claim in claims.actors if name_of(claim) in subject.names)


def _called(identity: Identity) -> NameReference:
    own = ActorClaim.model_construct(**dict(identity))
    return name_of(own)


def all_claims(claims: ArticleClaims) -> Sequence[Claim]:
    """Return the claims of all layers."""
    return (*claims.actors, *claims.offices, *claims.meetings, *claims.positions)


def _ruling(decision: Decision, side: int) -> Ruling:
    return Ruling(
        decision=decision.id,
        kind=decision.kind,
        made_at=decision.made_at,
        side=side,
        field=decision.field,
        value=decision.value,
        country_iso3=decision.country_iso3,
        actor=decision.actor.names if decision.actor else (),
    )


def _marked(layer: Iterable[C], found: Mapping[str, set[Ruling]]) -> tuple[C, ...]:
    return tuple(
        claim
        if claim.rulings == (mine := tuple(sorted(found.get(claim.id, ()), key=lambda one: (one.order, one.side))))
        else claim.model_copy(update={"rulings": mine})
        for claim in layer
    )


def _meeting(claim: MeetingClaim, nobody: set[str], events: set[str]) -> MeetingClaim:
    there = tuple(part for part in claim.participants if part.actor not in nobody)
    whole = claim.part_of if claim.part_of in events else None
    return claim.model_copy(update={"participants": there, "part_of": whole})


def _position(claim: PositionClaim, nobody: set[str], events: set[str]) -> PositionClaim:
    target = None if claim.target in nobody else claim.target
    return claim.model_copy(update={"target": target, "event": claim.event if claim.event in events else None})


def _is_there(holder: str, events: set[str]) -> bool:
    return not holder.startswith("@") or holder[1:] in events


def _is_rejected(claim: Claim) -> bool:
    return any(ruling.kind is DecisionKind.REJECT_CLAIM for ruling in claim.rulings)


def _key(claim: Claim) -> str | None:
    match claim:
        case ActorClaim():
            return claim.name
        case OfficeClaim():
            return f"{claim.actor} {claim.office or ''} {claim.affiliation}"
        case MeetingClaim():
            return claim.event
        case PositionClaim():
            return f"{claim.holder} {claim.stance}"
    return None


def _overlap(claim: Claim, wanted: ClaimReference) -> bool:
    return claim.start < wanted.end and wanted.start < claim.end


def _holds(words: str, others: str) -> bool:
    return words in others or others in words
