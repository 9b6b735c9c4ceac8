"""What all answers share: frozen shapes, evidence, pages."""

import datetime as dt
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")


class Shape(BaseModel):
    """One JSON object of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Shape):
    """The sentence that says it, and where it stands: ``text[start:end]`` of the article."""

    sentence: str = Field(examples=["Donald Trump and Vladimir Putin met in Anchorage on Friday."])
    claim_id: str = Field(examples=["mc-0c1d2e3f40516273"])
    start: int = Field(description="first character in the article's text, counted from 0")
    end: int = Field(description="the character after the last one")
    rule: str = Field(description="the rule that found it")
    confidence: float = Field(description="0 to 1, of this sentence alone")
    article_id: str = Field(examples=["art-0123456789abcdef"])
    article_title: str | None = None
    outlet: str | None = Field(default=None, examples=["The Parley Gazette"])
    url: str | None = None
    published_at: dt.date


class Sparse(BaseModel):
    """An item of a list with just those fields that were asked for by ``fields``, each as in the whole item."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str


class Page(Shape, Generic[Item]):
    """A part of a list: ``items`` are ``offset`` to ``offset + limit`` of ``total``; the last page has no ``next``."""

    total: int = Field(description="how many there are in all")
    limit: int = Field(description="the most items of this page")
    offset: int = Field(description="how many were skipped")
    next: str | None = Field(
        default=None,
        description="path of the next page",
        examples=["/meetings?kind=summit&cursor=Wy0yMDI1MDgxNSwibS0wNyIsIjFhMmIzYzRkIl0&limit=25"],
    )
    items: list[Item]
