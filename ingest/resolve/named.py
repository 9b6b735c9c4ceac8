"""Places and topics: facts that are hardly more than a name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph_schema.model.claim import MeetingClaim
from graph_schema.model.facts import Place, Topic
from graph_schema.model.ids import place_id, short_hash, topic_id
from graph_schema.model.names import slug
from graph_schema.model.vocabulary import ActorKind
from ingest.authority.authority import the_authority
from ingest.resolve.actors import Sighting, claims_of
from ingest.resolve.evidence import Told
from ingest.resolve.ruled import Ruled


@dataclass(frozen=True, slots=True)
class Venue:
    """Where one claim has a meeting take place."""

    name: str
    iso3: str | None


@lru_cache(maxsize=10_000)
def place_of(name: str) -> str:
    """Return the id of the place; a name without letters or digits gets a hash for an id."""
    return place_id(name if slug(name) else short_hash(name, length=8))


@lru_cache(maxsize=10_000)
def topic_of(name: str) -> str:
    """Return the id of the topic, likewise."""
    return topic_id(name if slug(name) else short_hash(name, length=8))


def conclude_place(id_: str, told: Iterable[Told[Venue]]) -> Place:
    """Return the place: name and country as they were first told."""
    ordered = sorted(told, key=lambda one: one.order)
    coded = next((one for one in ordered if one.value.iso3), None)
    return Place(
        id=id_,
        name=ordered[0].value.name,
        country_iso3=coded.value.iso3 if coded else None,
        claims=claims_of([ordered[0], *([coded] if coded else [])]),
    )


def conclude_topic(id_: str, told: Iterable[Told[str]]) -> Topic:
    """Return the topic: its name as it was first told."""
    first = min(told, key=lambda one: one.order)
    return Topic(id=id_, name=first.value, claims=(first.claim.id,))


def venue_of(claim: MeetingClaim) -> Venue | None:
    """Return the place that the claim gives, or that a decision gives in its stead."""
    if ruling := Ruled([claim]).on("place"):
        return Venue(ruling.value or "", ruling.country_iso3)
    return Venue(claim.place, claim.place_iso3) if claim.place else None


def state_sighting(venue: Venue) -> Sighting | None:
    """Return what a meeting's place shows of a state: that there is one; None where the place has no country."""
    if not venue.iso3:
        return None
    entry = the_authority().states.get(venue.iso3)
    name = entry.name if entry else venue.name.rpartition(",")[2].strip()
    return Sighting(ActorKind.STATE, name, known=entry is not None, iso3=venue.iso3, venue=True)
