"""From all that is said of an actor to the actor, and for whom a person speaks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph_schema.model.claim import ActorClaim, OfficeClaim
from graph_schema.model.facts import Actor, Representation
from graph_schema.model.names import fold
from graph_schema.model.ruling import Ruling
from graph_schema.model.united import STAND_IN
from graph_schema.model.vocabulary import ActorKind
from ingest.resolve import memberships
from ingest.resolve.evidence import Told, combined, voice
from ingest.resolve.ruled import Ruled

T = TypeVar("T")

BEST = 5
"""How many independent sources count for an actor's confidence: five are enough to be certain."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one claim shows of an actor. ``venue``: only that its country was the place of a meeting.

    ``renamed`` is a decision that gives the actor of this claim another name.
    """

    kind: ActorKind
    name: str
    known: bool = False
    aliases: tuple[str, ...] = ()
    iso3: str | None = None
    wikidata_id: str | None = None
    venue: bool = False
    renamed: Ruling | None = None


def sighting(claim: ActorClaim) -> Sighting:
    """Return what an actor claim shows."""
    qid = None if (claim.wikidata_id or "").startswith(STAND_IN) else claim.wikidata_id
    renamed = Ruled([claim]).on("name")
    return Sighting(claim.kind, claim.name, claim.known, claim.aliases, claim.iso3, qid, renamed=renamed)


def conclude(actor_id: str, told: Iterable[Told[Sighting]]) -> Actor:
    """Return the actor, with as witnesses the claims that suffice to conclude all of it.

    Each value rests on one claim that is best in a fixed order, the confidence on the ``BEST`` best independent
    sources. So any selection of the claims that holds the witnesses gives the same actor.
    """
    ordered = sorted(told, key=lambda one: one.order)
    best = min(ordered, key=lambda one: (one.value.venue, not one.value.known, *one.order))
    spelled = {name: one for one in reversed(ordered) for name in (one.value.name, *one.value.aliases)}
    coded = _first(ordered, lambda seen: seen.iso3)
    linked = _first(ordered, lambda seen: seen.wikidata_id)
    sure = surest(ordered)
    renamed = max((one for one in ordered if one.value.renamed), key=lambda one: _since(one.value), default=None)
    name = renamed.value.renamed.value if renamed and renamed.value.renamed else None
    name = name or best.value.name
    witnesses = [best, *spelled.values(), *(one for one in (coded, linked, renamed) if one), *sure]
    return Actor(
        id=actor_id,
        kind=best.value.kind,
        name=name,
        name_key=fold(name),
        aliases=tuple(sorted(spelled.keys() - {name})),
        iso3=coded.value.iso3 if coded else None,
        wikidata_id=linked.value.wikidata_id if linked else None,
        confidence=combined(one.confidence for one in sure),
        claims=claims_of(witnesses),
        decided_by=(renamed.value.renamed.decision,) if renamed and renamed.value.renamed else None,
        memberships=memberships.of(actor_id),
    )


def _since(seen: Sighting) -> tuple[object, ...]:
    return seen.renamed.order if seen.renamed else ()


def represents(person: str, principal: str, told: Iterable[Told[OfficeClaim]]) -> list[Representation]:
    """Return for whom the person speaks, office by office; without an office only where no article names one.

    Witnesses are the first and the last claim of each office.
    """
    offices: dict[str | None, list[Told[OfficeClaim]]] = {}
    for one in sorted(told, key=lambda one: one.order):
        offices.setdefault(one.value.office, []).append(one)
    if len(offices) > 1:
        offices.pop(None, None)
    return [
        Representation(
            person_id=person,
            principal_id=principal,
            office=office,
            first_seen=group[0].published,
            last_seen=group[-1].published,
            claims=claims_of((group[0], group[-1])),
        )
        for office, group in sorted(offices.items(), key=lambda item: item[0] or "")
    ]


def surest(told: Sequence[Told[T]]) -> list[Told[T]]:
    """Return the best claim of each of the ``BEST`` best independent sources, the best first."""
    by_voice: dict[str, Told[T]] = {}
    for one in sorted(told, key=lambda one: one.best_first):
        by_voice.setdefault(voice(one.article), one)
    return list(by_voice.values())[:BEST]


def claims_of(witnesses: Iterable[Told[T]]) -> tuple[str, ...]:
    """Return the ids of the claims in the order of telling, each once."""
    return tuple(dict.fromkeys(one.claim.id for one in sorted(witnesses, key=lambda one: one.order)))


def _first(ordered: Iterable[Told[Sighting]], value: Callable[[Sighting], object]) -> Told[Sighting] | None:
    return next((one for one in ordered if value(one.value)), None)
