"""Positions: who takes which stance on what."""

import datetime as dt

from pydantic import Field

from app.responses.actor import ActorRef
from app.responses.base import Evidence, Shape
from app.responses.meeting import MeetingRef
from graph_schema.model.vocabulary import Stance


class TopicRef(Shape):
    """What a position is about."""

    id: str = Field(examples=["topic:security-guarantees-for-ukraine"])
    name: str = Field(examples=["security guarantees for Ukraine"])


class Position(Shape):
    """A stance that an article ascribes to its holders, in their own words where quoted."""

    id: str
    holders: list[ActorRef] = Field(description="several for a joint statement")
    stance: Stance
    topic: TopicRef | None = None
    target: ActorRef | None = Field(default=None, description="toward whom")
    quote: str | None = None
    medium: str | None = Field(default=None, examples=["a joint statement"])
    sentence: str
    stated_on: dt.date
    stated_at: MeetingRef | None = Field(default=None, description="the meeting at which it was stated")
    plover_event: str | None = Field(default=None, examples=["REJECT"])
    confidence: float
    independent_sources: int
    evidence: list[Evidence]
