"""The cast of an article: who and where it speaks of, token by token.

Built once by ``ingest.extract.actors``; the extraction of meetings and of positions read it and never look at
names themselves.
"""

import bisect
from dataclasses import dataclass, field
from enum import StrEnum

from graph_schema.model.vocabulary import ActorKind


class Form(StrEnum):
    """How a mention names its actor."""

    NAME = "name"  # Volodymyr Zelenskyy, Ukraine, the African Union
    SURNAME = "surname"  # Zelenskyy
    ACRONYM = "acronym"  # NATO where the full name stands elsewhere
    DEMONYM = "demonym"  # Russian (adjective or people): the state
    CAPITAL = "capital"  # Kyiv, the Kremlin, Downing Street: may be the state or a mere place
    INSTITUTION = "institution"  # the Polish foreign ministry, a White House spokesman: the state
    DESCRIPTION = "description"  # the U.S. president, the Kremlin leader, his Chinese counterpart
    PRONOUN = "pronoun"  # he, she, his, I, we
    GROUP = "group"  # the two leaders, both sides, European leaders, they


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start:end`` of the Doc speak of ``actors``: one key, or several for a group that was expanded.

    ``collective`` is the key of the group itself where it may act as one ("European leaders").
    ``rule`` names the link rule that fired, ``confidence`` is its prior.
    """

    start: int
    end: int
    actors: tuple[str, ...]
    form: Form
    rule: str
    confidence: float
    collective: str | None = None


@dataclass(slots=True)
class Member:
    """An actor of this article. ``affiliation`` is the key of another member."""

    key: str
    kind: ActorKind
    name: str
    affiliation: str | None = None
    role: str | None = None
    iso3: str | None = None
    wikidata_id: str | None = None
    known: bool = False
    aliases: list[str] = field(default_factory=list)
    leader: bool = False  # head of state or government at the date of the article


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Tokens ``start:end`` name a place. ``name`` is "City, Country", or the country or region alone.

    ``iso3`` is the country's; ``city`` says whether ``name`` begins with a city; a building or resort has ``building``.
    """

    start: int
    end: int
    name: str
    iso3: str | None = None
    city: bool = False
    building: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """All mentions, in the order of the text and without overlap, and the members they speak of."""

    members: dict[str, Member]
    mentions: tuple[Mention, ...]
    places: tuple[PlaceMention, ...]
    dateline_place: PlaceMention | None = None

    def at(self, token: int) -> Mention | None:
        """Return the mention that covers the token."""
        i = bisect.bisect_right(self.mentions, token, key=lambda m: m.start) - 1
        return self.mentions[i] if i >= 0 and self.mentions[i].end > token else None

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that begin in tokens ``start:end``."""
        lo = bisect.bisect_left(self.mentions, start, key=lambda m: m.start)
        hi = bisect.bisect_left(self.mentions, end, key=lambda m: m.start)
        return self.mentions[lo:hi]

    def places_within(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """Return the places that begin in tokens ``start:end``."""
        lo = bisect.bisect_left(self.places, start, key=lambda p: p.start)
        hi = bisect.bisect_left(self.places, end, key=lambda p: p.start)
        return self.places[lo:hi]

    def state_of(self, key: str) -> str | None:
        """Return the key of the state or organisation that the actor stands for: itself if it is no person."""
        member = self.members[key]
        return member.affiliation if member.kind is ActorKind.PERSON else key
