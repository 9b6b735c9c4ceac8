"""Who met whom how often, and what happened when."""

import datetime as dt
from typing import Literal

from pydantic import Field

from app.responses.actor import ActorRef
from app.responses.base import Shape
from app.responses.meeting import MeetingRef
from graph_schema.model.vocabulary import Side, Stance


class NetworkNode(ActorRef):
    """An actor of the network, with its place in it (0 to 1 for the centralities)."""

    meetings: int = Field(description="encounters with others of this network; one with three others counts thrice")
    degree: float = Field(description="share of the others whom it met")
    betweenness: float = Field(description="how often it lies on the shortest way between two others")


class NetworkEdge(Shape):
    """Two who met."""

    source: str
    target: str
    meetings: int = Field(description="meetings that both took part in")
    first: str | None = Field(default=None, description="day of the first one", examples=["2025-02-28"])
    last: str | None = Field(default=None, description="day of the last one", examples=["2025-08-18"])


class Network(Shape):
    """A network as graph JSON: what viewers like Cytoscape, D3 or Gephi read with little ado."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    cut: bool = Field(description="there are more edges: these are the strongest")


class Named(Shape):
    """An actor by id and name."""

    id: str
    name: str


class PathStep(Shape):
    """``from`` and ``to`` both took part in the meeting."""

    from_: Named = Field(alias="from")
    to: Named
    meeting: MeetingRef


class Path(Shape):
    """The shortest chain of held meetings; no steps where there is none."""

    found: bool
    steps: list[PathStep]


class ThirdParty(ActorRef):
    """Somebody whom both met."""

    with_one: int
    with_other: int


class ThirdParties(Shape):
    """Whom both met, those whom they met most often first."""

    items: list[ThirdParty]


class Happening(Shape):
    """A meeting or a position on its day."""

    day: dt.date
    type: Literal["meeting", "position"]
    id: str
    title: str | None
    kind: str = Field(description="the kind of the meeting, or the stance")
    status: str | None = Field(default=None, description="of a meeting")
    date: str | None = Field(default=None, description="as precise as told")
    role: str | None = Field(default=None, description="of the first actor in the meeting")
    sentence: str | None
    article_id: str | None = None


class TopicSummary(Shape):
    """A topic and how many positions are held on it."""

    id: str
    name: str
    positions: int


class StanceOfActor(Shape):
    """One actor's stance on the topic, by its latest telling."""

    actor: ActorRef
    stance: Stance
    side: Side | None = Field(default=None, description="for or against the topic; null where the stance is neither")
    times: int
    position_id: str
    sentence: str
    quote: str | None = None
    stated_on: dt.date


class TopicDetail(Shape):
    """A topic, and who stands where on it."""

    id: str
    name: str
    stances: list[StanceOfActor]


class PlaceSummary(Shape):
    """A place and how many meetings are held in it."""

    id: str
    name: str
    country_iso3: str | None = None
    meetings: int
