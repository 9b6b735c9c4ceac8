"""What a claim tells of who is meant: name, Wikidata id, and the states for which the person speaks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from graph_schema.model.authority import Listed
from graph_schema.model.claim import ActorClaim, ArticleClaims, OfficeClaim
from graph_schema.model.ids import named_actor_id, short_hash, state_id
from graph_schema.model.memory import Naming
from graph_schema.model.names import fold
from graph_schema.model.vocabulary import ActorKind
from ingest.extract.actors.offices import role
from ingest.resolve.likeness import name_key, person_name
from ingest.resolve.spelling import words


def namings(claims: ArticleClaims) -> Mapping[str, Naming]:
    """Return the naming of each actor claim of an article that has one.

    A state with its ISO code has none: it follows from the claim. Neither has a person of whom the article tells a
    single name that no authority knows, and no office of a state: "Müller" of one article need not be "Müller" of
    another.
    """
    offices: dict[str, list[OfficeClaim]] = defaultdict(list)
    for office in claims.offices:
        offices[office.actor].append(office)
    states = {claim.actor: claim.iso3 for claim in claims.actors if claim.kind is ActorKind.STATE and claim.iso3}
    found = ((claim.id, _naming(claim, offices.get(claim.actor, ()), states)) for claim in claims.actors)
    return {id_: one for id_, one in found if one}


def state_of(claim: ActorClaim) -> str | None:
    """Return the id of the state that the claim speaks of, if it has an ISO code."""
    return state_id(claim.iso3) if claim.kind is ActorKind.STATE and claim.iso3 else None


def local_id(claim: ActorClaim) -> str:
    """Return the id of somebody whom only this article knows."""
    return f"{name_id(claim.kind, claim.name)}-{short_hash(claim.article_id, length=8)}"


@lru_cache(maxsize=10_000)  # folding is most of the cost of telling who is who, and the same few names come up
def name_id(kind: ActorKind, name: str) -> str:
    """Return ``person:ana-prado``: equal for names that are equal but for case, accents and hyphens."""
    return named_actor_id(kind, name) if fold(name) else f"{kind}:{short_hash(name, length=8)}"


def folded(name: str) -> str:
    """Return the folded name of a ``name_id``."""
    return name.partition(":")[2].replace("-", " ")


def kind_of(name: str) -> ActorKind:
    """Return of what kind a ``name_id`` speaks."""
    return ActorKind(name.partition(":")[0])


@lru_cache(maxsize=10_000)
def key_of(name: str) -> str:
    """Return what names that may mean one actor have in common, of a ``name_id``."""
    return name_key(kind_of(name), folded(name))


@lru_cache(maxsize=10_000)
def office_key(surname: str, state: str, title: str) -> str | None:
    """Return the key under which a surname alone is looked up among those who held this office of the state.

    In whatever words the office is told: "foreign minister" and "Minister of Foreign Affairs" are one. None where the
    title names no office that can be told from others.
    """
    office = role(title)
    if office is None:
        return None
    told = sorted(office.portfolio)
    if not told and office.head not in words("sole_offices"):
        told = [fold(title)]  # of which ministry is not known: then the same words must say so
    return " ".join(["office:" + state, *sorted(office.ranks), *told, office.head, surname])


@lru_cache(maxsize=10_000)
def keys_of(entry: Listed) -> frozenset[str]:
    """Return all keys under which an entry of an authority list is found."""
    ids = [name_id(entry.kind, name) for name in entry.names]
    keys = {key_of(one) for one in ids}
    if entry.kind is ActorKind.PERSON and entry.offices:
        surnames = {person_name(folded(one)).last for one in ids}
        held = {(office.principal, office.title) for office in entry.offices}
        found = (office_key(name, state, title) for name in surnames for state, title in held if title)
        keys |= {key for key in found if key}
    return frozenset(keys)


def _naming(claim: ActorClaim, offices: Iterable[OfficeClaim], states: Mapping[str, str]) -> Naming | None:
    if state_of(claim):
        return None
    mine = name_id(claim.kind, claim.name)
    codes = sorted({states[office.affiliation] for office in offices if office.affiliation in states})
    affiliation = ",".join(codes) or None
    parts = folded(mine).split()
    if claim.kind is not ActorKind.PERSON or claim.known or claim.wikidata_id or len(parts) > 1:
        return Naming(mine, claim.wikidata_id, key_of(mine), affiliation)
    held = sorted({(states[o.affiliation], o.office) for o in offices if o.office and o.affiliation in states})
    for state, title in held if parts else ():
        if key := office_key(person_name(parts[0]).last, state, title):
            return Naming(mine, None, key, state, title)
    return None
