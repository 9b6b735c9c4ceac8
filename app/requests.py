"""What clients send: articles to be taken in."""

import datetime as dt
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

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
