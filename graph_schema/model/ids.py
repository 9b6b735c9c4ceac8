"""Deterministic ids. They come from content that never changes, never from scores, counts or the database.

The motifs: an id begins with what it names (``state:``, ``meeting:``, ``art-``), is readable where it can be, and ends
with a hash where readable parts may collide.
"""

import datetime as dt
import hashlib
import json
from urllib.parse import urlsplit, urlunsplit

from graph_schema.model.names import slug


def short_hash(*parts: object, length: int = 12) -> str:
    """Return ``length`` hex digits of the SHA-256 of the parts, as canonical JSON."""
    raw = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def content_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical_url(url: str) -> str:
    """Return the URL without fragment, with scheme and host in lower case and no trailing slash."""
    parts = urlsplit(url.strip())
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), parts.query, ""))


def article_id(*, url: str | None, outlet: str | None, published: dt.date, text: str) -> str:
    """Return ``art-<16 hex>``: from the URL where there is one, so that an edited article keeps its id;
    otherwise from outlet, date and text."""
    if url:
        return "art-" + short_hash("url", canonical_url(url), length=16)
    return "art-" + short_hash("text", outlet, published.isoformat(), content_sha256(text), length=16)


def claim_id(layer: str, article: str, start: int, end: int, content: object) -> str:
    """Return ``<layer>-<16 hex>``, e.g. ``mc-…`` for meeting claims; ``content`` is everything that the claim says."""
    return f"{layer}-" + short_hash(article, start, end, content, length=16)


def state_id(iso3: str) -> str:
    """Return ``state:UKR``."""
    return f"state:{iso3.upper()}"


def named_actor_id(kind: str, name: str) -> str:
    """Return ``person:angela-merkel`` or ``organization:african-union``."""
    return f"{kind}:{slug(name)}"


def place_id(name: str) -> str:
    """Return ``place:geneva-switzerland``."""
    return f"place:{slug(name)}"


def topic_id(name: str) -> str:
    """Return ``topic:security-guarantees-for-ukraine``."""
    return f"topic:{slug(name)}"
