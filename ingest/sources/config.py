"""What ``sources.toml`` says of each source: one table, one source. docs/sources.md has an example of every kind."""

import datetime as dt
import hashlib
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, model_validator

from graph_schema.model.base import Value
from ingest.sources.source import Metadata

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def read_duration(value: Any) -> dt.timedelta:
    """Return ``90s``, ``30m``, ``6h`` or ``1d`` as a duration; raises ValueError for anything else."""
    if isinstance(value, dt.timedelta):
        return value
    match = re.fullmatch(r"(\d{1,6})\s*([smhd])", value) if isinstance(value, str) else None
    if match is None:
        raise ValueError('must be a duration like "90s", "30m", "6h" or "1d"')
    return dt.timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def _address(value: Any) -> str:
    try:
        parts = urlsplit(value)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)
    except (ValueError, TypeError, AttributeError):
        fine = False
    if not fine:
        raise ValueError('must be an address like "https://example.org/feed.xml"')
    return str(value)


Address = Annotated[str, BeforeValidator(_address)]
Duration = Annotated[dt.timedelta, BeforeValidator(read_duration)]


class _Source(Value):
    """What every source may say."""

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$", description="The table's name; keep it.")
    enabled: bool = True
    every: Duration = Field(default=dt.timedelta(hours=1), description="How often `parley schedule` reads it.")
    jitter: Duration = Field(
        default=dt.timedelta(0), description="A random delay of at most this, so hosts are spared."
    )
    outlet: str | None = Field(default=None, description="Who publishes it; goes before what pages say of themselves.")

    @model_validator(mode="after")
    def _not_too_often(self) -> "_Source":
        if self.every < dt.timedelta(seconds=10):
            raise ValueError("every must be at least 10s")
        return self


class _WebSource(_Source):
    """What every source on the web may say."""

    allow_private: bool = Field(
        default=False, description="Also fetch from private addresses (an intranet); off, such addresses are refused."
    )
    delay: float | None = Field(
        default=None, ge=0, le=3600, description="Seconds between two requests to a host; unset: PARLEY_FETCH_DELAY."
    )
    max_articles: int = Field(default=500, ge=1, description="Articles a run; the next run goes on with the rest.")

    @property
    def about(self) -> str:
        """A hash of what decides which articles the source has; when it changes, listings are read anew."""
        said = self.model_dump_json(exclude={"name", "enabled", "every", "jitter", "delay", "max_articles"})
        return hashlib.sha256(said.encode()).hexdigest()[:16]


class FilesSource(_Source):
    """A file or a folder: text, HTML, PDF, JSONL and WARC, told apart by the ends of their names."""

    kind: Literal["files"]
    path: Path = Field(description="Relative to the folder of sources.toml.")
    published: dt.date | None = Field(default=None, description="Day of those that don't tell their own.")

    @property
    def given(self) -> Metadata:
        """What is known of its articles where they do not tell themselves."""
        return Metadata(published=self.published, outlet=self.outlet)


class PageSource(_WebSource):
    """Single pages by their addresses."""

    kind: Literal["page"]
    urls: tuple[Address, ...] = Field(min_length=1)


class FeedSource(_WebSource):
    """An RSS or Atom feed."""

    kind: Literal["feed"]
    url: Address
    content: Literal["page", "feed"] = Field(
        default="page", description="page: the article is fetched; feed: the feed has it whole."
    )


class SitemapSource(_WebSource):
    """A sitemap, a news sitemap or a sitemap index, with or without gzip."""

    kind: Literal["sitemap"]
    url: Address
    since: dt.date | None = Field(default=None, description="Pages that changed before this day are left alone.")
    include: tuple[str, ...] = Field(default=(), description="Only addresses with one of these parts, e.g. /world/.")
    exclude: tuple[str, ...] = Field(default=(), description="No addresses with one of these parts.")


class Columns(Value):
    """Where a list has what: names of its header, or numbers from 1 where it has no header."""

    url: str | int | None = None
    published: str | int | None = None
    title: str | int | None = None
    outlet: str | int | None = None


class ListSource(_WebSource):
    """A CSV, TSV or JSONL list of addresses with dates, as a file or on the web."""

    kind: Literal["list"]
    path: Path | None = None
    url: Address | None = None
    format: Literal["csv", "tsv", "jsonl"] | None = Field(default=None, description="Unset: told by the name.")
    columns: Columns | None = Field(default=None, description="Unset: the usual names are known.")

    @model_validator(mode="after")
    def _one_place(self) -> "ListSource":
        if (self.path is None) == (self.url is None):
            raise ValueError("give either path or url")
        return self


SourceConfig = Annotated[
    FilesSource | PageSource | FeedSource | SitemapSource | ListSource, Field(discriminator="kind")
]
KINDS: tuple[type[_Source], ...] = (FilesSource, PageSource, FeedSource, SitemapSource, ListSource)
