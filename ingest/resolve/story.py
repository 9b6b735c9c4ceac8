"""One article's claims made ready for resolution: who is who in it, its events, and where each of them belongs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph_schema.model.claim import ActorClaim, MeetingClaim, OfficeClaim
from graph_schema.model.decided import name_of
from graph_schema.model.ids import short_hash, state_id
from graph_schema.model.memory import Dated, Naming, Telling
from graph_schema.model.names import fold
from graph_schema.model.vocabulary import PARTICIPATING, MeetingKind, ParticipantRole
from ingest.resolve import series, span
from ingest.resolve.event import EventView, combine
from ingest.resolve.identity import SPELLINGS, Identities
from ingest.resolve.meeting_ids import marks, meeting_id
from ingest.resolve.naming import namings

_OF_A_BODY = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE})
"""Kinds of meetings that are named after an organisation which takes part."""
_OWN_WORDS = 8
"""Words from which on two articles with the same sentence have it from one text."""


@dataclass(frozen=True, eq=False)
class Event:
    """One encounter as one article tells it, with actors by id.

    ``ids`` maps the article's keys of those in the event to actor ids. By id: ``roles`` are their parts, ``names`` the
    article's names, ``known_as`` the ids of these names, and ``stands_for`` the states and organisations for which
    those in it speak. ``own_id`` is the id of a meeting of which this is the first telling; it comes from
    this article alone. ``plain`` is the event with its actors by their names alone; None where this is it.
    """

    key: str
    view: EventView
    claims: tuple[MeetingClaim, ...]
    article: Dated
    ids: dict[str, str]
    roles: dict[str, ParticipantRole]
    stands_for: dict[str, frozenset[str]]
    names: dict[str, str]
    known_as: dict[str, frozenset[str]]
    own_id: str
    plain: "Event | None" = None

    @cached_property
    def order(self) -> tuple[dt.date, str, int, int, str]:
        """The order of telling; the least of a cluster is its anchor."""
        first = self.anchor
        return self.article.published_at, self.article.id, first.start, first.end, first.id

    @cached_property
    def anchor(self) -> MeetingClaim:
        """The first claim in the text that tells of it."""
        return min(self.claims, key=lambda claim: (claim.start, claim.end, claim.id))

    @cached_property
    def parties(self) -> frozenset[str]:
        """Those who take part; a state or organisation only where no person speaks for it."""
        there = frozenset(actor for actor, role in self.roles.items() if role in PARTICIPATING)
        return there - self.represented(there)

    def represented(self, actors: frozenset[str]) -> frozenset[str]:
        """The states and organisations for which one of the actors speaks in this article."""
        return frozenset(principal for actor in actors for principal in self.stands_for.get(actor, ()))

    @cached_property
    def sides(self) -> frozenset[str]:
        """The states and organisations on whose behalf those who take part are there; who speaks for none, himself.

        The country to which a visit leads is a side, whoever receives the visitor.
        """
        found = {side for actor in self.parties for side in self.stands_for.get(actor) or (actor,)}
        if self.view.kind is MeetingKind.VISIT and self.view.place_iso3:
            found.add(state_id(self.view.place_iso3))
        return frozenset(found)

    @cached_property
    def span(self) -> span.Span:
        """When it takes place, as far as the article lets one know."""
        return span.span_of(self.view.date, self.view.status, self.article.published_at)

    @cached_property
    def wording(self) -> str | None:
        """The words that tell of it first, with the month: copies of a text in several papers have them in common."""
        words = fold(self.anchor.sentence)
        if len(words.split()) < _OWN_WORDS:
            return None
        return f"{self.article.published_at.isoformat()[:7]} {short_hash(words)}"

    @cached_property
    def series(self) -> series.Series:
        """Which of a series it is, by its title; a summit or conference is also its organisations'."""
        named = series.read(self.view.title)
        if self.view.kind not in _OF_A_BODY or named.bodies:
            return named
        bodies = frozenset(actor for actor in self.parties if actor.startswith("organization:"))
        return replace(named, bodies=bodies)


class Story:
    """An article with its claims, seen with the identities of its actors.

    ``plain`` is the story with its actors by their names alone, where somebody has it already.
    """

    def __init__(self, telling: Telling, identities: Identities, plain: "Story | None" = None) -> None:
        self.article = telling.article
        self.claims = telling.claims
        self._identities = identities
        self._telling, self._plain = telling, plain
        # Of a plain story: by key each event as it was seen with the last identities, which change seldom; neighbours
        # are looked at over and over. They lead to plain events, which don't lead here: a ring would be freed late.
        self._seen: dict[str, tuple[Hashable, Event]] = {}
        self.actors: dict[str, ActorClaim] = {claim.actor: claim for claim in telling.claims.actors}

    def actor_id(self, key: str) -> str:
        """The id of the actor behind the article's own key."""
        claim = self.actors[key]
        return self._identities.who(claim, self.namings.get(claim.id), self.article.published_at)[0]

    @cached_property
    def namings(self) -> Mapping[str, Naming]:
        """The naming of each actor claim that has one."""
        return self._plain.namings if self._plain else namings(self.claims)

    @cached_property
    def testifying(self) -> frozenset[str]:
        """Keys of the actors for which the article testifies: who acts in it, and for whom those speak."""
        keys = {claim.actor for claim in self.claims.actors if claim.acts}
        keys |= {part.actor for claim in self.claims.meetings for part in claim.participants}
        keys |= {claim.holder for claim in self.claims.positions if not claim.holder.startswith("@")}
        keys |= {claim.target for claim in self.claims.positions if claim.target}
        return frozenset(keys | {claim.affiliation for claim in self.claims.offices if claim.actor in keys})

    @cached_property
    def offices(self) -> tuple[OfficeClaim, ...]:
        """The offices of actors for which the article testifies."""
        return tuple(claim for claim in self.claims.offices if claim.actor in self.testifying)

    @cached_property
    def events(self) -> dict[str, Event]:
        """The article's encounters by their keys."""
        told: dict[str, list[MeetingClaim]] = defaultdict(list)
        for claim in self.claims.meetings:
            told[claim.event].append(claim)
        return {key: self._event(key, claims) for key, claims in told.items()}

    @property
    def plain(self) -> "Story":
        """The story with its actors by their names alone: what is known of who is who doesn't change it."""
        if self._identities is SPELLINGS:
            return self
        if self._plain is None:
            self._plain = Story(self._telling, SPELLINGS)
        return self._plain

    def _event(self, key: str, claims: list[MeetingClaim]) -> Event:
        """The event, from the claims about it and about those in it: the rest of the article could as well be away."""
        plain = None if self.plain is self else self.plain.events[key]
        view = plain.view if plain else combine(claims)
        ids = {part.actor: self.actor_id(part.actor) for part in view.participants}
        speaks: dict[str, set[str]] = defaultdict(set)
        for office in self.claims.offices:
            if office.actor in ids:
                speaks[ids[office.actor]].add(self.actor_id(office.affiliation))
        stands_for = {person: frozenset(principals) for person, principals in speaks.items()}
        who = (tuple(ids.items()), frozenset(stands_for.items()))
        held = self.plain._seen.get(key)
        if plain and held and held[0] == who:
            return held[1]
        roles: dict[str, ParticipantRole] = {}
        for part in sorted(view.participants, key=lambda part: (-part.confidence, part.role.value)):
            roles.setdefault(ids[part.actor], part.role)
        names = {ids[part.actor]: self.actors[part.actor].name for part in reversed(view.participants)}
        known_as: dict[str, frozenset[str]] = {}
        for key_, id_ in ids.items():
            known_as[id_] = known_as.get(id_, frozenset()) | {name_of(self.actors[key_]).name_id}
        own_id = plain.own_id if plain else self._own_id(view, claims)
        event = Event(key, view, tuple(claims), self.article, ids, roles, stands_for, names, known_as, own_id, plain)
        if plain:
            self.plain._seen[key] = who, event
        return event

    def _own_id(self, view: EventView, claims: Iterable[MeetingClaim]) -> str:
        there = [part.actor for part in view.participants if part.role in PARTICIPATING]
        spoken_for = {office.affiliation for office in self.claims.offices if office.actor in there}
        names = [self.actors[key].name for key in there if key not in spoken_for]
        first = min(claims, key=lambda claim: (claim.start, claim.end, claim.id))
        return meeting_id(view.kind, view.place, names, self.marks[first.id])

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """The mark of each meeting claim, by claim id."""
        return self._plain.marks if self._plain else marks(self.claims.meetings)
