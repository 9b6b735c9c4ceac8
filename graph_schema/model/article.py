"""An article as it came in, and as it is kept."""

import datetime as dt

from pydantic import Field

from graph_schema.model.base import Value


class RawArticle(Value):
    """What a source yields: text as found, with the metadata that came beside it.

    ``published`` is required: relative dates ("on Sunday") mean nothing without it, and Parley does not guess it.
    ``origin`` says where it was read (a path, a line of a JSONL file), for error messages and the ledger.
    """

    text: str
    published: dt.date
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    origin: str


class Article(Value):
    """An article with its identity. ``text`` is the raw text: every claim's span counts its characters.

    ``start``/``end`` of all claims are offsets into ``text`` (Python ``str`` indices, not bytes).
    """

    id: str
    text: str
    content_sha256: str
    published_at: dt.date
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    agencies: tuple[str, ...] = ()
    language: str = "en"
    extractor: str | None = Field(default=None, description="fingerprint of the rules and the model that read it")
    syndication_id: str | None = Field(default=None, description="shared by articles that carry the same agency text")
    copy_marks: tuple[str, ...] = Field(default=(), description="texts that share one carry largely the same words")
