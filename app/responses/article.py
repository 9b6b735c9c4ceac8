"""Articles and what they say."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from app.responses.base import Shape


class ArticleRef(Shape):
    """An article without its text."""

    id: str = Field(examples=["art-0123456789abcdef"])
    title: str | None = None
    outlet: str | None = None
    agencies: list[str] = Field(description="news agencies that the text credits")
    published_at: dt.date
    url: str | None = None
    language: str = Field(examples=["en"])
    syndication_id: str | None = Field(default=None, description="shared by articles that carry the same agency text")


class ArticleSummary(ArticleRef):
    """An article in a list, with how much it says."""

    claims: int
    meetings: int
    positions: int


class Layer(StrEnum):
    """What a claim speaks of."""

    ACTOR = "actor"
    OFFICE = "office"
    MEETING = "meeting"
    POSITION = "position"


class Supported(Shape):
    """A fact that a claim supports."""

    id: str
    name: str


class ArticleClaim(Shape):
    """One sentence of the article, the rule that read it, and the facts that stand on it."""

    claim_id: str
    layer: Layer
    sentence: str
    start: int
    end: int
    rule: str
    confidence: float
    supports: list[Supported]


class ArticleDetail(ArticleRef):
    """An article with its text and all its claims; ``text[start:end]`` is each claim's sentence."""

    content_sha256: str
    text: str
    claims: list[ArticleClaim]
