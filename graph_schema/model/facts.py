"""Facts: what the graph concludes from claims. A fact without a supporting claim can't be made.

Facts are only ever the output of ``ingest.resolve``; nobody edits them.
"""

import datetime as dt

from pydantic import Field

from graph_schema.model.base import Value
from graph_schema.model.vocabulary import (
    ActorKind,
    DatePrecision,
    DisputedField,
    MeetingKind,
    MeetingStatus,
    ParticipantRole,
    Side,
    Stance,
)

ClaimIds = tuple[str, ...]
DecisionIds = tuple[str, ...]
"""Decisions that chose a value of the fact, in place of what the claims say."""


class Support(Value):
    """One claim testifies for one fact, and why they were brought together: ``(:Claim)-[:SUPPORTS {reason}]->()``."""

    claim_id: str
    fact_id: str
    reason: str


class Actor(Value):
    """A person, a state or an organisation. ``name_key`` is the folded name that look-ups use.

    ``claims`` are witnesses: the few claims that suffice to conclude all of this (an actor of every day's news has
    no end of them); ``Facts.supports`` has all. ``memberships`` are pairs of a state and an organisation of which the
    actor is one: not from articles but from reviewed lists. ``(:State)-[:MEMBER_OF]->(:Organization)`` is there where
    both are.
    """

    id: str
    kind: ActorKind
    name: str
    name_key: str
    aliases: tuple[str, ...] = ()
    iso3: str | None = None
    wikidata_id: str | None = None
    confidence: float = Field(ge=0, le=1)
    claims: ClaimIds = Field(min_length=1)
    decided_by: DecisionIds | None = None
    memberships: tuple[tuple[str, str], ...] = ()


class Representation(Value):
    """``(:Person)-[:REPRESENTS {office}]->(:State|:Organization)``: for whom a person speaks, seen from-to.

    ``claims`` are witnesses: the first and the last that say so.
    """

    person_id: str
    principal_id: str
    office: str | None = None
    first_seen: dt.date
    last_seen: dt.date
    claims: ClaimIds = Field(min_length=1)


class Place(Value):
    """Where a meeting is held: ``id`` is a slug of the name, e.g. ``place:anchorage-united-states``.

    ``claims`` are witnesses: those that gave the name and the country.
    """

    id: str
    name: str
    country_iso3: str | None = None
    claims: ClaimIds = Field(min_length=1)


class Participation(Value):
    """One actor's part in one meeting, with the sentence that says it best.

    Roles host, attendee, mediator and invited become ``PARTICIPATED_IN``; excluded and absent become
    ``EXCLUDED_FROM`` and ``ABSENT_FROM``, so that "who attended" can't get them by accident.
    """

    actor_id: str
    meeting_id: str
    role: ParticipantRole
    confidence: float = Field(ge=0, le=1)
    sentence: str
    article_id: str
    claims: ClaimIds = Field(min_length=1)
    decided_by: DecisionIds | None = None


class StatusStep(Value):
    """One step of what became of a meeting: from the day ``since`` on, articles told that it is so.

    The sentence is that of the claim which says it best: ``(:Meeting)-[:HAD_STATUS]->(:Article)``.
    """

    status: MeetingStatus
    since: dt.date
    sentence: str
    article_id: str
    claim_id: str


class Dissent(Value):
    """A value that one article gives and that did not prevail: ``(:MeetingClaim)-[:DISAGREES_WITH]->(:Meeting)``.

    ``why`` says in words what made ``chosen`` prevail. ``actor_id`` is set where they differ on who came.
    """

    field: DisputedField
    actor_id: str | None = None
    says: str
    chosen: str
    why: str
    claim_id: str


class MeetingValues(Value):
    """All that is concluded of a meeting from the articles of one stretch of time.

    ``known_from`` is the day on which the last of the articles that make it so was published. ``disputed`` lists on
    what articles disagree, ``dissents`` who says what else.
    """

    known_from: dt.date
    title: str
    kind: MeetingKind
    status: MeetingStatus
    start_date: str | None = None
    end_date: str | None = None
    date_precision: DatePrecision | None = None
    date_phrase: str | None = None
    date_assumed: bool = False
    place_id: str | None = None
    part_of: str | None = None
    plover_event: str
    plover_mode: str | None = None
    confidence: float = Field(ge=0, le=1)
    independent_sources: int = Field(ge=1)
    disputed: tuple[DisputedField, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    decided_by: DecisionIds | None = None


class EarlierMeeting(MeetingValues):
    """What was known of a meeting from ``known_from`` until the day before ``known_until``: a ``MeetingThen``.

    Just what resolution concludes of the articles that were published by then, if they are one meeting then too.
    """

    known_until: dt.date
    participations: tuple[Participation, ...] = ()


class Meeting(MeetingValues):
    """One encounter, however many articles tell of it.

    ``told_from`` is the day of the article that told of it first. ``history`` are the steps of its status, ``earlier``
    what was known of it before ``known_from``; both in the order of time.
    """

    id: str
    told_from: dt.date
    claims: ClaimIds = Field(min_length=1)
    history: tuple[StatusStep, ...] = Field(min_length=1)
    earlier: tuple[EarlierMeeting, ...] = ()


class Topic(Value):
    """What a position is about; ``id`` is a slug of the name. ``claims`` is the witness that gave the name."""

    id: str
    name: str
    claims: ClaimIds = Field(min_length=1)


class PositionValues(Value):
    """All that is concluded of a position from the articles of one stretch of time; ``known_from`` as for meetings.

    ``plover_event`` is None for stances that PLOVER has no event for (a denial, a mere statement). ``matter``,
    ``option``, ``regarding`` and ``side`` are what shifts are seen by: the question at issue, which answer to it the
    topic is, if it is one of several, what it concerns, and whether the stance is for or against (None: neither).
    """

    known_from: dt.date
    stance: Stance
    topic_id: str
    target_id: str | None = None
    meeting_id: str | None = None
    quote: str | None = None
    medium: str | None = None
    sentence: str
    plover_event: str | None = None
    matter: str
    option: str | None = None
    regarding: str | None = None
    side: Side | None = None
    confidence: float = Field(ge=0, le=1)
    independent_sources: int = Field(ge=1)
    decided_by: DecisionIds | None = None


class EarlierPosition(PositionValues):
    """What was known of a position from ``known_from`` until the day before ``known_until``: a ``PositionThen``."""

    known_until: dt.date


class Position(PositionValues):
    """What an actor holds on a topic, in its own words where quoted. ``stated_on`` is the day of the first telling."""

    id: str
    holder_ids: tuple[str, ...] = Field(min_length=1)
    stated_on: dt.date
    claims: ClaimIds = Field(min_length=1)
    earlier: tuple[EarlierPosition, ...] = ()


class Facts(Value):
    """Everything concluded from one set of claims. Two equal sets of claims give two equal values."""

    actors: tuple[Actor, ...] = ()
    representations: tuple[Representation, ...] = ()
    places: tuple[Place, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    participations: tuple[Participation, ...] = ()
    topics: tuple[Topic, ...] = ()
    positions: tuple[Position, ...] = ()
    supports: tuple[Support, ...] = ()
