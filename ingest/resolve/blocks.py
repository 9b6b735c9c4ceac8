"""An article as far as it is needed to find others that belong with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from graph_schema.model.claim import ActorClaim, MeetingClaim
from graph_schema.model.memory import Keys, Naming, Telling, Worded
from graph_schema.model.vocabulary import ActorKind
from ingest.resolve.filing import asked, filed
from ingest.resolve.identity import SPELLINGS, Identities
from ingest.resolve.naming import state_of
from ingest.resolve.story import Event, Story
from ingest.resolve.wording import block

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

    def worded(self, blocks: Iterable[str]) -> Iterator[Worded]:
        """That it has claims in these of its blocks, on its day."""
        day = self.telling.article.published_at
        return (Worded(one, self.id, day) for one in blocks)

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

    def plain_event(self, key: EventKey) -> Event:
        """The event with its actors by their names alone."""
        return self._plain.events[key[1]]

    @property
    def keys(self) -> Keys:
        """What the graph keeps to find the claims again: an event is filed under its first claim."""
        under = {self.claims[key][0].id: keys for key, keys in self.filed.items()}
        return Keys(self.blocks, self.namings, self._plain.marks, under, self._principals)

    @property
    def _principals(self) -> dict[str, str]:
        """Of a state the id; of an organisation its naming, since on nothing else hangs which one is meant."""
        known = self._plain.actors
        told = ((office.id, known[office.affiliation]) for office in self.telling.claims.offices)
        found = ((id_, state_of(one) or self._organization(one)) for id_, one in told)
        return {id_: name for id_, name in found if name}

    def _organization(self, claim: ActorClaim) -> str | None:
        naming = self.namings.get(claim.id)
        if naming is None or claim.kind is ActorKind.PERSON:  # a person may be another one on another day
            return None
        return " ".join(filter(None, (naming.name_id, naming.wikidata_id, naming.affiliation)))

    def seen_with(self, identities: Identities) -> Story:
        """Return the article with its actors as they are known by all articles."""
        return Story(self.telling, identities, self._plain)

    @cached_property
    def _plain(self) -> Story:
        return Story(self.telling, SPELLINGS)
