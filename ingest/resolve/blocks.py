"""Where an article's claims belong: by what they are found again when another article comes."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from graph_schema.model.memory import Keys, Naming, Telling
from ingest.resolve.identity import STRANGERS
from ingest.resolve.meeting_ids import marks
from ingest.resolve.naming import namings
from ingest.resolve.positions import block
from ingest.resolve.story import Event, Story


class Outline:
    """An article as far as it is needed to find others that belong with it."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling

    @cached_property
    def blocks(self) -> Mapping[str, str]:
        """The block of each meeting and position claim."""
        found = {claim.id: event.block for event in self._events.values() for claim in event.claims}
        return found | {claim.id: block(claim) for claim in self.telling.claims.positions}

    @cached_property
    def namings(self) -> Mapping[str, Naming]:
        """The naming of each actor claim that needs one."""
        return namings(self.telling.claims)

    @cached_property
    def mentions(self) -> Mapping[str, frozenset[str]]:
        """For each block of the article the other blocks whose meetings its facts mention by id.

        A position mentions the meeting at which it was stated, a meeting the larger one that it is part of.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for event in self._events.values():
            if event.view.part_of:
                found[event.block].add(self._events[event.view.part_of].block)
        for claim in self.telling.claims.positions:
            if claim.event:
                found[self.blocks[claim.id]].add(self._events[claim.event].block)
        return {one: frozenset(others) for one, others in found.items()}

    @property
    def keys(self) -> Keys:
        """What the graph keeps to find the claims again."""
        return Keys(self.blocks, self.namings, marks(self.telling.claims.meetings))

    @cached_property
    def _events(self) -> Mapping[str, Event]:
        return Story(self.telling, STRANGERS).events  # blocks don't depend on who is who
