"""RSS and Atom feeds."""

from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from graph_schema.errors import InputError
from ingest.fetch.errors import FetchError
from ingest.sources.config import FeedSource
from ingest.sources.cursor import Entry
from ingest.sources.days import day_in
from ingest.sources.memory import Memory
from ingest.sources.source import SourceProblem
from ingest.sources.web import Listed, Web
from ingest.sources.xml import local_name, repaired_xml, safe_xml, text_in

_DAYS = ("pubdate", "published", "issued", "date", "created", "updated", "modified")


def list_feed(source: FeedSource, web: Web, memory: Memory) -> Iterator[Listed | SourceProblem]:
    """Yield the entries of a feed, the oldest first; nothing where it has not changed since it was read to its end."""
    try:
        page = web.get(source.url, memory.validators(source.url))
        if page is None:
            return
        entries = read_feed(page.body, page.url, whole=source.content == "feed")
    except FetchError as error:
        if not web.stopped:
            yield SourceProblem(source.url, str(error), again=True)
        return
    except InputError as error:
        yield SourceProblem(source.url, str(error), again=True)
        return
    yield from entries
    memory.read(source.url, page.validators)


def read_feed(data: bytes, base: str, *, whole: bool) -> list[Listed | SourceProblem]:
    """Return the entries of a feed, the oldest first; ``whole``: with what the feed has of each. Raises InputError."""
    import fastfeedparser  # a fifth of a second, for feeds alone

    is_json = data.lstrip()[:1] == b"{"
    root = None if is_json else safe_xml(data)
    try:
        entries = fastfeedparser.parse(
            data, include_content=whole, include_tags=False, include_media=False, include_enclosures=False
        )["entries"]
    except Exception as error:  # ValueError, and what lxml raises
        raise InputError(f"is no feed that can be read: {str(error)[:200]}") from None
    if is_json:
        written = [entry.get("published") for entry in entries]
    else:
        written = _days_written(repaired_xml(data) if root is None else root)
    if len(written) != len(entries):
        written = [None] * len(entries)
    found = [_listed(entry, day, base, whole) for entry, day in zip(entries, written, strict=True)]
    return found[::-1]


def _days_written(root: Element | None) -> list[str | None]:
    """The day of each entry as it stands there: the parser has them in UTC, where Monday evening may be Tuesday."""
    items = [] if root is None else [item for item in root.iter() if local_name(item) in ("item", "entry")]
    return [text_in(item, *_DAYS) for item in items]


def _listed(entry: dict[str, Any], written: str | None, base: str, whole: bool) -> Listed | SourceProblem:
    title = " ".join((entry.get("title") or "").split()) or None
    link = entry.get("link") or ""
    try:
        url = urljoin(base, link.strip()) if link else ""
    except ValueError:
        url = ""
    if not url.startswith(("http://", "https://")):
        return SourceProblem(f"{base}: {title or entry.get('id') or 'an entry'}", "has no address in the feed")
    found = Entry(
        url=url,
        title=title,
        published=day_in(written),
        changed=entry.get("updated") or entry.get("published"),
    )
    return Listed(found, _html(entry, title) if whole else None)


def _html(entry: dict[str, Any], title: str | None) -> bytes:
    content = next((part.get("value") for part in entry.get("content") or [] if part.get("value")), None)
    body = content or entry.get("description") or ""
    head = f"<h1>{escape(title)}</h1>" if title else ""
    return f"<html><body><article>{head}<div>{body}</div></article></body></html>".encode("utf-8", "replace")
