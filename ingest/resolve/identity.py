"""Who is meant: from the name in a claim to the id of an actor.

Most ids follow from the claim alone. Only a Wikidata id brings different names together, and then the id depends on
the namings of all articles, but on nothing else of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from graph_schema.model.claim import ActorClaim
from graph_schema.model.ids import named_actor_id, short_hash, state_id
from graph_schema.model.memory import Naming
from graph_schema.model.names import fold
from graph_schema.model.vocabulary import ActorKind


def naming(claim: ActorClaim) -> Naming | None:
    """Return the naming of a person or organisation; None where the actor follows from the claim alone.

    That is so for a state with its ISO code, and for a single-word person whom no authority knows: "Müller" of one
    article need not be "Müller" of another.
    """
    if _local_id(claim):
        return None
    return Naming(_name_id(claim), claim.wikidata_id)


class Identities:
    """Who is who, given every naming there is.

    A Wikidata id is one actor, whatever names it goes by. A name without one is the actor of the only Wikidata id that
    goes by that name; where there are several (namesakes) or none it is an actor of its own.
    """

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._qids: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        for one in namings:
            if one.wikidata_id:
                self._qids[one.name_id].add(one.wikidata_id)
                self._names[one.wikidata_id].add(one.name_id)

    def actor_id(self, claim: ActorClaim) -> str:
        """Return the id of the actor that the claim speaks of: ``state:UKR``, ``person:ana-prado``, …"""
        return _local_id(claim) or self.of(Naming(_name_id(claim), claim.wikidata_id))

    def of(self, one: Naming) -> str:
        """Return the id of the actor that goes by this naming."""
        qids = self._qids.get(one.name_id, set())
        qid = one.wikidata_id or (next(iter(qids)) if len(qids) == 1 else None)
        if qid is None:
            return one.name_id
        names = self._names.get(qid, {one.name_id})
        own = [name for name in names if len(self._qids[name]) <= 1]
        return min(own) if own else f"{min(names)}-{qid.lower()}"


def reason(claim: ActorClaim) -> str:
    """Return in words by what the claim is tied to its actor."""
    if claim.kind is ActorKind.STATE and claim.iso3:
        return f"ISO 3166 code {claim.iso3}"
    if _local_id(claim):
        return "a name that this article alone explains"
    return f"Wikidata id {claim.wikidata_id}" if claim.wikidata_id else "same name"


def _local_id(claim: ActorClaim) -> str | None:
    if claim.kind is ActorKind.STATE and claim.iso3:
        return state_id(claim.iso3)
    if claim.kind is ActorKind.PERSON and not claim.known and not claim.wikidata_id and _is_single(claim.name):
        return f"{_name_id(claim)}-{short_hash(claim.article_id, length=8)}"
    return None


def _name_id(claim: ActorClaim) -> str:
    return _id_by_name(claim.kind, claim.name)


@lru_cache(maxsize=10_000)  # folding is most of the cost of telling who is who, and the same few names come up
def _id_by_name(kind: ActorKind, name: str) -> str:
    return named_actor_id(kind, name) if fold(name) else f"{kind}:{short_hash(name, length=8)}"


@lru_cache(maxsize=10_000)
def _is_single(name: str) -> bool:
    return len(fold(name).split()) < 2
