"""Which state belongs to which organisation: what the reviewed lists say, not what articles do."""

from collections import defaultdict
from functools import cache

from graph_schema.model.ids import named_actor_id, state_id
from ingest.authority import the_authority

Pairs = tuple[tuple[str, str], ...]


def of(actor_id: str) -> Pairs:
    """Return the memberships that the actor is one side of, as (state, organisation), both by the ids of actors."""
    return _by_actor().get(actor_id, ())


@cache
def _by_actor() -> dict[str, Pairs]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in the_authority().organizations.values():
        organization = named_actor_id("organization", entry.name)
        for iso3 in entry.members:
            pair = (state_id(iso3), organization)
            found[pair[0]].append(pair)
            found[organization].append(pair)
    return {actor: tuple(sorted(pairs)) for actor, pairs in found.items()}
