"""Positions: who takes which stance on what."""

import datetime as dt

from pydantic import Field

from app.responses.actor import ActorRef
from app.responses.base import Evidence, Shape
from app.responses.meeting import MeetingRef
from graph_schema.model.vocabulary import Side, Stance


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
    matter: str | None = Field(default=None, description="the question at issue", examples=["ending a war"])
    option: str | None = Field(default=None, description="which answer to it the topic is", examples=["ceasefire"])
    side: Side | None = Field(default=None, description="whether it is for its topic or against it; null: neither")
    confidence: float
    independent_sources: int = Field(description="articles that report it; one agency text in many papers counts once")
    known_from: dt.date | None = Field(default=None, description="the day of the last article that changed this")
    evidence: list[Evidence]


class Shift(Shape):
    """An earlier position from which the holder has moved."""

    id: str
    how: str = Field(examples=["from ceasefire to peace deal", "from against to for"])
    stance: Stance
    sentence: str
    stated_on: dt.date


class ActorPosition(Position):
    """A position from the side of one holder."""

    shift: list[Shift] = Field(description="the earlier positions from which the actor has moved; empty: none")
