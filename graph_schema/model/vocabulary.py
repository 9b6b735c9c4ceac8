"""The enumerations that articles, claims, facts, Cypher, REST and evaluation share.

The words are those of the annotation guideline (``shared/gold/FORMAT.md``), mapped to PLOVER 0.8 events and modes.
"""

from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is; also its second Neo4j label (``Person``, ``State``, ``Organization``)."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"


class MeetingKind(StrEnum):
    """The form of an encounter."""

    SUMMIT = "summit"
    TALKS = "talks"
    VISIT = "visit"
    CALL = "call"
    VIDEO_CONFERENCE = "video_conference"
    CONFERENCE = "conference"
    NEGOTIATION = "negotiation"
    CEREMONY = "ceremony"


class MeetingStatus(StrEnum):
    """Whether an encounter took place, as seen on the day of publication."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class ParticipantRole(StrEnum):
    """How an actor is bound to a meeting. ``EXCLUDED`` and ``ABSENT`` are not participation."""

    HOST = "host"
    ATTENDEE = "attendee"
    MEDIATOR = "mediator"
    INVITED = "invited"
    EXCLUDED = "excluded"
    ABSENT = "absent"


PARTICIPATING = frozenset(
    {ParticipantRole.HOST, ParticipantRole.ATTENDEE, ParticipantRole.MEDIATOR, ParticipantRole.INVITED}
)
"""The roles that are written as ``PARTICIPATED_IN``; the other two have relationship types of their own."""


class Stance(StrEnum):
    """What a position does with its topic."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    REJECTS = "rejects"
    DENIES = "denies"
    DEMANDS = "demands"
    CALLS_FOR = "calls_for"
    OFFERS = "offers"
    AGREES = "agrees"
    WARNS = "warns"
    STATES = "states"


class DatePrecision(StrEnum):
    """How much of an ISO date the source told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Side(StrEnum):
    """Whether a stance is for its topic or against it."""

    FOR = "for"
    AGAINST = "against"


class DisputedField(StrEnum):
    """On what articles that tell of one meeting may disagree."""

    KIND = "kind"
    STATUS = "status"
    DATE = "date"
    PLACE = "place"
    PARTICIPANTS = "participants"
