"""What passes between the graph and resolution when articles come, change or go.

The graph remembers claims; resolution says which of them it has to see again, and what follows from them. Neither
knows the other: the writer is handed a ``Resolve`` and hands it a ``ClaimMemory``.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from graph_schema.model.authority import Listed
from graph_schema.model.base import Value
from graph_schema.model.claim import ArticleClaims, Claim
from graph_schema.model.facts import Facts


class Provenance(Value):
    """What facts need to know of an article: an ``Article`` without its text."""

    id: str
    published_at: dt.date
    syndication_id: str | None = None
    agencies: tuple[str, ...] = ()
    copy_marks: tuple[str, ...] = ()


class Dated(Protocol):
    """An ``Article`` or a ``Provenance``."""

    @property
    def id(self) -> str:
        """The article's id."""

    @property
    def published_at(self) -> dt.date:
        """The day it was published."""

    @property
    def syndication_id(self) -> str | None:
        """Shared by articles that carry the same agency text."""

    @property
    def agencies(self) -> tuple[str, ...]:
        """The news agencies that the article credits."""

    @property
    def copy_marks(self) -> tuple[str, ...]:
        """Articles that share one carry largely the same words."""


class Naming(NamedTuple):
    """Under which name, and with which Wikidata id if any, a claim speaks of a person or an organisation.

    Which actor is meant follows from the set of all namings; so each is remembered once: ``(:Name)``. ``key`` is what
    names that may mean one actor have in common. ``affiliation`` are the ISO codes of the states for which the person
    speaks in the article, with commas; ``office`` is told only of a person of whom no more than a surname is known.
    """

    name_id: str
    wikidata_id: str | None
    key: str
    affiliation: str | None = None
    office: str | None = None


class Telling(NamedTuple):
    """All that one article says, and what is needed to weigh it."""

    article: Dated
    claims: ArticleClaims


class Testimony(NamedTuple):
    """Some claims of an article. They testify for actors, places and topics; no meeting or position rests on them.

    An ``OfficeClaim`` comes with the ``ActorClaim`` of the person and of whom the person speaks for. ``namings`` maps
    the actor claims to their namings, as ``Keys`` does.
    """

    article: Dated
    claims: tuple[Claim, ...]
    namings: Mapping[str, Naming]


class Worded(NamedTuple):
    """That an article, published on this day, has a position claim in a block."""

    block: str
    article_id: str
    day: dt.date


class Keys(NamedTuple):
    """By what the claims of articles are found again.

    ``blocks`` maps each position claim to its block: one position's claims all lie in one block. ``namings`` maps actor
    claims to their naming; it lacks those whose actor follows from the claim alone. ``marks`` maps meeting claims to
    the ends of ids under which their meeting is found, also where it bears another id. ``filed`` maps the first claim
    of each encounter of an article to the keys under which others that may be the same meeting look for it.
    ``principals`` maps office claims to what is equal only where they tell of one principal; it lacks those of which
    that can't be said from the article alone.
    """

    blocks: Mapping[str, str]
    namings: Mapping[str, Naming]
    marks: Mapping[str, str] = {}
    filed: Mapping[str, frozenset[str]] = {}
    principals: Mapping[str, str] = {}

    @classmethod
    def together(cls, each: Iterable["Keys"]) -> "Keys":
        """Return the keys of several articles as one."""
        parts = tuple(each)
        return cls(
            blocks={id_: block for one in parts for id_, block in one.blocks.items()},
            namings={id_: naming for one in parts for id_, naming in one.namings.items()},
            marks={id_: mark for one in parts for id_, mark in one.marks.items()},
            filed={id_: keys for one in parts for id_, keys in one.filed.items()},
            principals={id_: name for one in parts for id_, name in one.principals.items()},
        )


class ClaimMemory(Protocol):
    """What the graph remembers, but for the articles that are about to change."""

    def in_blocks(self, blocks: Collection[str]) -> Iterable[Worded]:
        """Return which articles have a position claim in one of the blocks."""

    def filed_under(self, keys: Collection[str]) -> Iterable[Telling]:
        """Return every encounter filed under one of the keys as a telling of its own, an excerpt of its article.

        That has the claims of this encounter, of those who take part, of their offices and of whom they speak for;
        what the encounter is part of need not be there.
        """

    def whole(self, articles: Collection[str]) -> Iterable[Telling]:
        """Return the articles with these ids, whole."""

    def meetings_of(self, claim_ids: Collection[str]) -> Mapping[str, str]:
        """Return for each of these meeting claims the id of the meeting that it supports now."""

    def naming(self, namings: Collection[Naming]) -> Iterable[Telling]:
        """Return every article that names somebody so, whole."""

    def namings(self, keys: Collection[str], wikidata_ids: Collection[str]) -> Iterable[Naming]:
        """Return every naming with one of these keys or Wikidata ids."""

    def listed(self, keys: Collection[str], refs: Collection[str]) -> Iterable[Listed]:
        """Return every entry of the imported authority lists with a name with one of these keys, or of these refs."""

    def witnesses(self, fact_ids: Collection[str]) -> Iterable[Testimony]:
        """Return the witnesses of these actors, places and topics, and of whom the actors represent.

        Where a witness is of an article that changes: all claims as well among which the one in its stead is. These may
        be very many, so they may be read while they are taken in.
        """

    def supporters(self, fact_ids: Collection[str]) -> Iterable[Testimony]:
        """Return all claims that support these actors, places and topics."""


class Change(NamedTuple):
    """One article's claims before and after: no ``before`` for a new article, no ``after`` for a retracted one."""

    article_id: str
    before: Telling | None
    after: Telling | None


class Update(NamedTuple):
    """What follows from changes made together. ``keys`` are those of the claims after them.

    ``facts`` takes the place of every meeting and position that one of ``claims`` supports, and of the actors (with
    whom they represent), places and topics whose ids are in ``subjects``.
    """

    facts: Facts
    claims: frozenset[str]
    subjects: frozenset[str]
    keys: Keys


Resolve = Callable[[Sequence[Change], ClaimMemory], Update]
"""What follows where these articles change together; no two changes are of one article."""
Revise = Callable[[Collection[Listed], Collection[Listed], ClaimMemory], Update]
"""What follows where entries of authority lists (the second) have taken the place of others in memory."""
KeysOf = Callable[[Listed], Collection[str]]
"""Under which keys an entry of an authority list is found again."""
