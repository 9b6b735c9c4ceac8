"""Meetings and who was there."""

import datetime as dt

from pydantic import Field

from app.responses.actor import ActorRef
from app.responses.base import Evidence, Shape
from graph_schema.model.vocabulary import DatePrecision, DisputedField, MeetingKind, MeetingStatus, ParticipantRole
from graph_schema.model.when import EventDate


class PlaceRef(Shape):
    """Where a meeting is held. A venue is never a participant."""

    id: str = Field(examples=["place:anchorage-united-states"])
    name: str = Field(examples=["Anchorage, United States"])
    country_iso3: str | None = None


class ParticipantRef(ActorRef):
    """One actor's part in a meeting, with the sentence that says it best."""

    role: ParticipantRole
    confidence: float
    sentence: str
    article_id: str


class Represented(Shape):
    """The state or organisation that a participant speaks for."""

    id: str
    name: str
    office: str | None = None


class Participant(ActorRef):
    """One actor's part in a meeting, with whom it represents and every sentence that says so, the best one first."""

    role: ParticipantRole
    confidence: float
    sentence: str
    represents: list[Represented] = Field(description="at most 3, the latest first")
    evidence: list[Evidence] = Field(description="at most 5")


class MeetingRef(Shape):
    """A meeting by title; the whole of it is at ``/meetings/{id}``."""

    id: str
    title: str
    kind: MeetingKind
    status: MeetingStatus
    start_date: str | None = Field(default=None, description="ISO date, as precise as told", examples=["2025-08-15"])


class MeetingDates(MeetingRef):
    """A meeting with all that is known of its time."""

    end_date: str | None = None
    date_precision: DatePrecision | None = None
    date_phrase: str | None = Field(default=None, description="the wording of the article", examples=["on Friday"])
    date_assumed: bool = Field(description="no wording gave the date, a rule did")
    confidence: float
    independent_sources: int = Field(description="articles that say so; one agency text in many papers counts once")
    disputed: list[DisputedField] = Field(description="on what articles disagree; the single meeting has who says what")
    known_from: dt.date | None = Field(default=None, description="the day of the last article that changed this")
    place: PlaceRef | None = None


class MeetingSummary(MeetingDates):
    """A meeting in a list. The excluded and the absent are not among ``participants``."""

    participants: list[ParticipantRef]
    evidence: list[Evidence]


class StatusStep(Shape):
    """One step of what became of a meeting, with the sentence that says it best."""

    status: MeetingStatus
    from_: dt.date = Field(alias="from", description="the day on which articles first told so")
    evidence: list[Evidence]


class Disagreement(Shape):
    """A value that some articles give and that did not prevail, with all sentences that give it."""

    on: DisputedField
    about: ActorRef | None = Field(default=None, description="whose part, where they disagree on participants")
    chosen: str = Field(description="the value that prevailed", examples=["Jeddah, Saudi Arabia"])
    says: str = Field(description="the other value", examples=["Riyadh, Saudi Arabia"])
    why: str = Field(
        description="what made the chosen one prevail", examples=["told by more independent sources (3 against 1)"]
    )
    sources: list[Evidence]


class MeetingDetail(MeetingSummary):
    """All that is known of a meeting."""

    told_from: dt.date | None = Field(default=None, description="the day of the article that told of it first")
    history: list[StatusStep] = Field(description="what became of it, step by step")
    disagreements: list[Disagreement]
    decided_by: list[str] = Field(default=[], description="ids of decisions that chose a value of it")

    plover_event: str = Field(description="event type of PLOVER 0.8", examples=["CONSULT"])
    plover_mode: str | None = None
    part_of: MeetingRef | None = None
    parts: list[MeetingRef] = Field(description="meetings that are part of it; at most 100")
    excluded: list[ParticipantRef] = Field(description="not asked, or kept out")
    absent: list[ParticipantRef] = Field(description="stayed away")
    positions: int = Field(description="positions stated at it")


class ActorMeeting(MeetingDates):
    """A meeting from the side of one actor. ``took_part`` is false for the excluded and the absent."""

    took_part: bool
    role: ParticipantRole
    role_confidence: float
    with_: list[ActorRef] = Field(alias="with", description="the other participants; at most 50")
    evidence: list[Evidence]


class ClaimedRole(Shape):
    """An actor as one sentence binds it to the meeting; ``actor`` is the article's own key."""

    actor: str
    role: ParticipantRole
    confidence: float


class Dissent(Shape):
    """Where one sentence gives another value than the one that prevailed, and why that one did."""

    on: DisputedField
    about: str | None = Field(default=None, description="id of the actor, where they disagree on participants")
    chosen: str
    says: str
    why: str


class MeetingClaimed(Evidence):
    """What one sentence says of the meeting, before anything was concluded: articles that disagree keep their own."""

    reason: str | None = Field(default=None, description="why it was taken to tell of this meeting")
    event: str = Field(description="sentences of one article with the same key tell of one encounter")
    title: str | None = None
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None
    place: str | None = None
    date: EventDate | None = None
    participants: list[ClaimedRole]
    disagrees: list[Dissent] = Field(description="where the article differs from what prevailed")
