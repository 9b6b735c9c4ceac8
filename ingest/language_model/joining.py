"""The model's claims beside those of the rules: only what is new is added, and it never outweighs a rule."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TypeVar

from graph_schema.model.claim import ActorClaim, ArticleClaims, MeetingClaim, OfficeClaim, PositionClaim
from graph_schema.model.vocabulary import PARTICIPATING, MeetingKind
from graph_schema.model.when import EventDate
from ingest.extract.cast import Cast
from ingest.language_model.checking import CONFIDENCE

Known = TypeVar("Known", ActorClaim, OfficeClaim)
_REMOTE = frozenset({MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE})


def new_meetings(
    rules: tuple[MeetingClaim, ...], model: Iterable[MeetingClaim], cast: Cast, dropped: "Counter[str]"
) -> tuple[MeetingClaim, ...]:
    """Return the claims to add; the model's encounters are those of the rules where both tell of the same one.

    A claim on an encounter of the rules is less sure than each of theirs: it fills what they left open. A sentence of
    which the rules have a claim on that encounter is left to them. Other encounters get names of their own (x1, x2, …).
    """
    told: dict[str, list[MeetingClaim]] = defaultdict(list)
    for claim in sorted(model, key=lambda c: (c.start, c.event, c.id)):
        told[claim.event].append(claim)
    events: dict[str, list[MeetingClaim]] = defaultdict(list)
    for claim in rules:
        events[claim.event].append(claim)
    added: list[MeetingClaim] = []
    fresh = 0
    for claims in told.values():
        same = next((event for event, known in events.items() if _same(known, claims, cast)), None)
        if same is None:
            if not _between_two(claims, cast):
                dropped["an encounter of fewer than two sides"] += len(claims)
                continue
            fresh += 1
            added += [claim.model_copy(update={"event": f"x{fresh}"}) for claim in claims]
            continue
        least = min(claim.confidence for claim in events[same])
        sentences = {claim.start for claim in events[same]}
        added += [
            claim.model_copy(update={"event": same, "confidence": min(claim.confidence, round(0.9 * least, 3))})
            for claim in claims
            if claim.start not in sentences
        ]
    return tuple(_once(added))


def new_positions(
    rules: tuple[PositionClaim, ...], model: Iterable[PositionClaim], cast: Cast
) -> tuple[PositionClaim, ...]:
    """Return the positions to add. Where the rules have read what a side says in a sentence, that reading stays alone.

    A minister and the state that the minister speaks for are one side.
    """
    joint = {claim.start for claim in rules if claim.holder.startswith("@")}
    read = {(_side(claim.holder, cast), claim.start) for claim in rules if claim.start not in joint}
    new = {c.id: c for c in model if (_side(c.holder, cast), c.start) not in read and c.start not in joint}
    return tuple(sorted(new.values(), key=lambda c: (c.start, c.id)))


def together(rules: ArticleClaims, new: ArticleClaims) -> ArticleClaims:
    """Return the claims of the rules as they are, and the new ones with those of the actors that they need.

    An actor that the rules have as one that is only spoken for becomes one that acts.
    """
    acting = {claim.actor for claim in rules.actors if claim.acts}
    held = {claim.actor for claim in rules.actors}
    needed = _actors_of(new)
    placed = {claim.actor for claim in rules.offices}
    offices = [claim for claim in new.offices if claim.actor in needed - placed]
    needed |= {claim.affiliation for claim in offices}
    fresh = {
        c.actor: c
        for c in new.actors
        if c.actor in needed and (c.actor not in held or c.acts) and c.actor not in acting
    }
    kept = [_capped(fresh.pop(claim.actor)) if claim.actor in fresh else claim for claim in rules.actors]
    return ArticleClaims(
        article_id=rules.article_id,
        language=rules.language,
        actors=(*kept, *map(_capped, fresh.values())),
        offices=(*rules.offices, *map(_capped, offices)),
        meetings=(*rules.meetings, *new.meetings),
        positions=(*rules.positions, *new.positions),
    )


def _actors_of(claims: ArticleClaims) -> set[str]:
    named = {p.actor for claim in claims.meetings for p in claim.participants}
    named |= {claim.holder for claim in claims.positions}
    return named | {claim.target for claim in claims.positions if claim.target}


def _capped(claim: Known) -> Known:
    return claim.model_copy(update={"confidence": min(claim.confidence, CONFIDENCE)})


def _once(claims: Iterable[MeetingClaim]) -> list[MeetingClaim]:
    """One claim for a sentence and an encounter; the first, where the model tells two."""
    found: dict[tuple[int, str], MeetingClaim] = {}
    for claim in claims:
        found.setdefault((claim.start, claim.event), claim)
    return list(found.values())


def _same(rules: list[MeetingClaim], model: list[MeetingClaim], cast: Cast) -> bool:
    """Whether both tell of one encounter: of the same form, at no other place or day, between the same sides."""
    if _remote(rules) is not None and _remote(model) is not None and _remote(rules) != _remote(model):
        return False
    places = [{c.place_iso3 for c in claims if c.place_iso3} for claims in (rules, model)]
    if all(places) and not places[0] & places[1]:
        return False
    dates = [[c.date for c in claims if c.date] for claims in (rules, model)]
    if all(dates) and not any(_agree(a, b) for a in dates[0] for b in dates[1]):
        return False
    shared = len(_sides(rules, cast) & _sides(model, cast))
    return shared >= 2 or (shared == 1 and bool({c.start for c in rules} & {c.start for c in model}))


def _between_two(claims: list[MeetingClaim], cast: Cast) -> bool:
    """Whether two sides are told, or one that visits a state which is not its own."""
    sides = {_side(p.actor, cast) for claim in claims for p in claim.participants}
    if len(sides) > 1:
        return True
    hosts = {claim.place_iso3 for claim in claims if claim.kind is MeetingKind.VISIT and claim.place_iso3}
    return bool(hosts - {cast.members[side].iso3 for side in sides})


def _remote(claims: list[MeetingClaim]) -> bool | None:
    kinds = {claim.kind for claim in claims if claim.kind}
    return bool(kinds & _REMOTE) if kinds else None


def _agree(a: EventDate, b: EventDate) -> bool:
    return a.start.startswith(b.start) or b.start.startswith(a.start)


def _sides(claims: list[MeetingClaim], cast: Cast) -> set[str]:
    """The states and organisations at the table; a person without one stands for himself."""
    people = {p.actor for claim in claims for p in claim.participants if p.role in PARTICIPATING}
    return {_side(key, cast) for key in people}


def _side(key: str, cast: Cast) -> str:
    return cast.state_of(key) or key
