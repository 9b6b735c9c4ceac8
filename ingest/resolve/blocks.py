"""An article as far as it is needed to find others that belong with it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from graph_schema.model.claim import MeetingClaim
from graph_schema.model.memory import Keys, Naming, Telling
from ingest.resolve.filing import asked, filed
from ingest.resolve.identity import SPELLINGS, Identities
from ingest.resolve.positions import block
from ingest.resolve.story import Story

EventKey = tuple[str, str]
"""An article's id, and the article's own key for one of its events."""


class Outline:
    """The keys of an article's claims, and what its facts mention of one another."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling

    @property
    def id(self) -> str:
        """The article's id."""
        return self.telling.article.id

    @cached_property
    def blocks(self) -> Mapping[str, str]:
        """The block of each position claim."""
        return {claim.id: block(claim) for claim in self.telling.claims.positions}

    @cached_property
    def namings(self) -> Mapping[str, Naming]:
        """The naming of each actor claim that needs one."""
        return self._plain.namings

    @cached_property
    def filed(self) -> Mapping[EventKey, frozenset[str]]:
        """The keys under which each event is filed."""
        return {(self.id, key): filed(event) for key, event in self._plain.events.items()}

    @cached_property
    def asked(self) -> Mapping[EventKey, frozenset[str]]:
        """The keys under which each event finds others."""
        return {(self.id, key): asked(event) for key, event in self._plain.events.items()}

    @cached_property
    def claims(self) -> Mapping[EventKey, tuple[MeetingClaim, ...]]:
        """The claims of each event, in the order of the text."""
        found: dict[EventKey, list[MeetingClaim]] = defaultdict(list)
        for claim in sorted(self.telling.claims.meetings, key=lambda claim: (claim.start, claim.end, claim.id)):
            found[self.id, claim.event].append(claim)
        return {key: tuple(claims) for key, claims in found.items()}

    @cached_property
    def parents(self) -> Mapping[EventKey, frozenset[EventKey]]:
        """The larger events of which an event is said to be part."""
        return {
            key: frozenset((self.id, claim.part_of) for claim in claims if claim.part_of)
            for key, claims in self.claims.items()
        }

    @property
    def keys(self) -> Keys:
        """What the graph keeps to find the claims again: an event is filed under its first claim."""
        under = {self.claims[key][0].id: keys for key, keys in self.filed.items()}
        return Keys(self.blocks, self.namings, self._plain.marks, under)

    def seen_with(self, identities: Identities) -> Story:
        """Return the article with its actors as they are known by all articles."""
        return Story(self.telling, identities, self._plain)

    @cached_property
    def _plain(self) -> Story:
        return Story(self.telling, SPELLINGS)
