"""What clients send: articles to be taken in."""

import datetime as dt
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from graph_schema.model.decision import DecisionKind

MOST_ARTICLES = 200
"""Articles of one request."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


class NewArticle(BaseModel):
    """One article, as plain text or as the HTML page that it was published on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str | None = Field(default=None, min_length=1, description="headline, blank line, body; either this or html")
    html: str | None = Field(default=None, min_length=1, description="the whole page; its furniture is left out")
    published: dt.date | None = Field(
        default=None, description="day of publication; a page that tells its own needs none", examples=["2025-08-17"]
    )
    title: Line | None = None
    outlet: Line | None = Field(default=None, examples=["The Example Post"])
    url: str | None = Field(
        default=None,
        max_length=2000,
        pattern=r"^https?://[^\s/]+",
        description="its address, and its identity: a second edition at the same address takes the place of the first",
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise ValueError("an article has either text or html")
        if self.text is not None and self.published is None:
            raise ValueError('"published" is missing: “on Sunday” means nothing without it, and Parley does not guess')
        return self


class NewArticles(BaseModel):
    """Several articles at once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: list[NewArticle] = Field(min_length=1, max_length=MOST_ARTICLES)


class NewDecision(BaseModel):
    """What is to be decided, by the ids that lists show."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: DecisionKind
    about: Line = Field(description="id of a meeting, position, actor or claim", examples=["m-talks-geneva-8a46a5d812"])
    other: Line | None = Field(default=None, description="the second one of `same` and `not_same`")
    field: Line | None = Field(
        default=None,
        description="of `set_value`: status, kind, place, date, role; stance, topic of a position",
    )
    value: Line | None = Field(default=None, description="of `rename` and `set_value`", examples=["cancelled"])
    actor: Line | None = Field(default=None, description="id of the actor whose role is set")
    author: Line | None = Field(default=None, description="who decides; without it, the name of the key")
    reason: Line = Field(description="why, for those who come after")
    dry_run: bool = Field(default=False, strict=True, description="only tell what would change")


class Undoing(BaseModel):
    """Who undoes a decision, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: Line = Field(description="why")
    author: Line | None = Field(default=None, description="who; without it, the name of the key")
