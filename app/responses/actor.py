"""Actors: persons, states, organisations."""

from pydantic import Field

from app.responses.base import Evidence, Shape
from graph_schema.model.vocabulary import ActorKind


class ActorRef(Shape):
    """An actor by name; the whole of it is at ``/actors/{id}``."""

    id: str = Field(examples=["person:volodymyr-zelenskyy"])
    name: str = Field(examples=["Volodymyr Zelenskyy"])
    kind: ActorKind


class ActorSummary(ActorRef):
    """An actor in a list, with the sentence that speaks of it best."""

    aliases: list[str] = Field(description="other spellings and short names seen in articles")
    iso3: str | None = Field(default=None, description="ISO 3166 code of a state", examples=["UKR"])
    wikidata_id: str | None = None
    confidence: float
    meetings: int = Field(description="meetings it took part in or is to take part in")
    positions: int = Field(description="positions it holds")
    evidence: list[Evidence]


class Office(Shape):
    """For whom a person speaks (or who speaks for a state or organisation), as seen in articles from day to day."""

    id: str = Field(description="id of the other side")
    name: str
    office: str | None = Field(default=None, examples=["President"])
    from_: str | None = Field(default=None, alias="from", description="first day seen")
    to: str | None = Field(default=None, description="last day seen")
    evidence: list[Evidence]


class ActorDetail(ActorRef):
    """All that is known of an actor itself; its meetings and positions have addresses of their own."""

    aliases: list[str]
    iso3: str | None = None
    wikidata_id: str | None = None
    confidence: float
    decided_by: list[str] = Field(default=[], description="id of the decision that chose its name")
    offices: list[Office] = Field(description="whom it represents; at most 50")
    represented_by: list[Office] = Field(description="who represents it; at most 50")
    meetings: int
    planned: int = Field(description="those of the meetings that are planned and not held yet")
    excluded_from: int
    absent_from: int
    positions: int
    targeted: int = Field(description="positions of others toward it")
    evidence: list[Evidence]
