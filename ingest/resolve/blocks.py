"""Where an article's claims belong: by what they are found again when another article comes."""

from collections import defaultdict
from collections.abc import Mapping

from graph_schema.model.memory import Keys, Telling
from ingest.resolve.identity import Identities, naming
from ingest.resolve.positions import block
from ingest.resolve.story import Story

_NOBODY = Identities(())
"""Blocks don't depend on who is who."""


def keys(telling: Telling) -> Keys:
    """Return the block of each meeting and position claim, and the naming of each actor claim that needs one."""
    blocks = {claim.id: event.block for event in Story(telling, _NOBODY).events.values() for claim in event.claims}
    blocks |= {claim.id: block(claim) for claim in telling.claims.positions}
    named = ((claim.id, naming(claim)) for claim in telling.claims.actors)
    return Keys(blocks=blocks, namings={id_: one for id_, one in named if one})


def mentions(telling: Telling) -> Mapping[str, frozenset[str]]:
    """Return, for each block of the article, the other blocks whose meetings its facts mention by id.

    A position mentions the meeting at which it was stated, a meeting the larger one that it is part of.
    """
    events = Story(telling, _NOBODY).events
    found: dict[str, set[str]] = defaultdict(set)
    for event in events.values():
        if event.view.part_of:
            found[event.block].add(events[event.view.part_of].block)
    for claim in telling.claims.positions:
        if claim.event:
            found[block(claim)].add(events[claim.event].block)
    return {one: frozenset(others) for one, others in found.items()}
