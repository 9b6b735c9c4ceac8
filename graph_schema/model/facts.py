"""Facts: what the graph concludes from claims. A fact without a supporting claim can't be made.

Facts are only ever the output of ``ingest.resolve``; nobody edits them.
"""

import datetime as dt

from pydantic import Field

from graph_schema.model.base import Value
from graph_schema.model.vocabulary import (
    ActorKind,
    DatePrecision,
    MeetingKind,
    MeetingStatus,
    ParticipantRole,
    Stance,
)

ClaimIds = tuple[str, ...]


class Support(Value):
    """One claim testifies for one fact, and why they were brought together: ``(:Claim)-[:SUPPORTS {reason}]->()``."""

    claim_id: str
    fact_id: str
    reason: str


class Actor(Value):
    """A person, a state or an organisation. ``name_key`` is the folded name that look-ups use.

    ``claims`` are witnesses: the few claims that suffice to conclude all of this (an actor of every day's news has
    no end of them); ``Facts.supports`` has all.
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


class Meeting(Value):
    """One encounter, however many articles tell of it."""

    id: str
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
    claims: ClaimIds = Field(min_length=1)


class Topic(Value):
    """What a position is about; ``id`` is a slug of the name. ``claims`` is the witness that gave the name."""

    id: str
    name: str
    claims: ClaimIds = Field(min_length=1)


class Position(Value):
    """What an actor holds on a topic, in its own words where quoted.

    ``plover_event`` is None for stances that PLOVER has no event for (a denial, a mere statement).
    """

    id: str
    holder_ids: tuple[str, ...] = Field(min_length=1)
    stance: Stance
    topic_id: str
    target_id: str | None = None
    meeting_id: str | None = None
    quote: str | None = None
    medium: str | None = None
    sentence: str
    stated_on: dt.date
    plover_event: str | None = None
    confidence: float = Field(ge=0, le=1)
    independent_sources: int = Field(ge=1)
    claims: ClaimIds = Field(min_length=1)


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
