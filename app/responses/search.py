"""What a search finds."""

from enum import StrEnum

from pydantic import Field

from app.responses.base import Page, Shape


class Type(StrEnum):
    """What was found."""

    ACTOR = "actor"
    MEETING = "meeting"
    POSITION = "position"
    ARTICLE = "article"


class MarkedText(Shape):
    """A text and where the words stand in it."""

    text: str
    spans: list[tuple[int, int]] = Field(description="places of the words found: first character, and the one behind")
    html: str = Field(description="the text, escaped, with <mark> around the words found")


class Hit(Shape):
    """One thing that was found."""

    type: Type
    id: str
    path: str | None = Field(default=None, description="where the whole of it is; positions have none of their own")
    kind: str | None = Field(default=None, description="kind of actor or meeting, stance of a position")
    status: str | None = Field(default=None, description="of a meeting")
    date: str | None = Field(default=None, description="of a meeting, of stating, of publication")
    score: float = Field(description="1 is about the best of its type; only good for the order of one answer")
    title: MarkedText
    text: MarkedText = Field(description="aliases, the best sentence, or the words around in an article")


class Counts(Shape):
    """How many there are of each type."""

    actor: int = 0
    meeting: int = 0
    position: int = 0
    article: int = 0


class Found(Page[Hit]):
    """A page of hits, the best first."""

    counts: Counts
