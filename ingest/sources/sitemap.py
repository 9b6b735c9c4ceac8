"""Sitemaps, news sitemaps and sitemap indexes (sitemaps.org), packed or not; also plain lists of addresses."""

from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from graph_schema.errors import InputError
from ingest.fetch.errors import FetchError
from ingest.fetch.unpack import unpack
from ingest.sources.config import SitemapSource
from ingest.sources.cursor import Entry
from ingest.sources.days import day_in
from ingest.sources.memory import Memory
from ingest.sources.source import SourceProblem
from ingest.sources.web import Listed, Web
from ingest.sources.xml import local_name, safe_xml, text_in

_MOST_BYTES = 50_000_000
"""What the protocol allows."""
_DEEPEST, _MOST_SITEMAPS = 3, 1000


def list_sitemap(source: SitemapSource, web: Web, memory: Memory) -> Iterator[Listed | SourceProblem]:
    """Yield the pages of a sitemap and of those that it names, as far as the source's settings let them in."""
    waiting, met = [(source.url, 0)], {source.url}
    while waiting:
        address, depth = waiting.pop(0)
        try:
            page = web.get(address, memory.validators(address))
            if page is None:
                continue
            entries, inner = read_sitemap(page.body, page.url)
        except FetchError as error:
            if web.stopped:
                return
            yield SourceProblem(address, str(error), again=True)
            continue
        except InputError as error:
            yield SourceProblem(address, str(error), again=True)
            continue
        for entry in inner:
            old = _is_old(source, entry)
            if entry.url not in met and not old and depth < _DEEPEST and len(met) < _MOST_SITEMAPS:
                met.add(entry.url)
                waiting.append((entry.url, depth + 1))
        yield from (Listed(entry) for entry in entries if _is_wanted(source, entry))
        if not inner:  # an index is asked again each time: its own date says little of the sitemaps that it names
            memory.read(address, page.validators)


def read_sitemap(data: bytes, base: str) -> tuple[list[Entry], list[Entry]]:
    """Return the pages and the further sitemaps that a sitemap names; raises InputError."""
    if data.startswith(b"\x1f\x8b"):
        data = _unpacked(data)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        lines = data.decode("utf-8", "replace").splitlines()
        found = [Entry(url=line.strip()) for line in lines if line.strip().startswith(("http://", "https://"))]
        if not found:
            raise InputError("is no sitemap")
        return found, []
    root = safe_xml(data)
    if root is None or local_name(root) not in ("urlset", "sitemapindex"):
        raise InputError("is no sitemap" if root is not None else "is no sitemap that can be read: malformed XML")
    entries = [entry for element in root if (entry := _entry(element, base)) is not None]
    return ([], entries) if local_name(root) == "sitemapindex" else (entries, [])


def _entry(element: Element, base: str) -> Entry | None:
    try:
        url = urljoin(base, text_in(element, "loc") or "")
    except ValueError:
        return None
    if not url.startswith(("http://", "https://")) or url == base:
        return None
    news = next((child for child in element if local_name(child) == "news"), None)
    changed = text_in(element, "lastmod")
    if news is None:
        return Entry(url=url, changed=changed)
    paper = next((child for child in news if local_name(child) == "publication"), None)
    return Entry(
        url=url,
        changed=changed,
        published=day_in(text_in(news, "publication_date")),
        title=text_in(news, "title"),
        outlet=text_in(paper, "name") if paper is not None else None,
    )


def _is_wanted(source: SitemapSource, entry: Entry) -> bool:
    if any(part in entry.url for part in source.exclude) or _is_old(source, entry):
        return False
    return not source.include or any(part in entry.url for part in source.include)


def _is_old(source: SitemapSource, entry: Entry) -> bool:
    """Whether it says that it was not touched since the day from which on pages are wanted."""
    day = entry.published or day_in(entry.changed)
    return source.since is not None and day is not None and day < source.since


def _unpacked(data: bytes) -> bytes:
    unpacked = bytearray()
    for piece in unpack(iter((data,))):
        unpacked += piece
        if len(unpacked) > _MOST_BYTES:
            raise InputError(f"is no sitemap: it unpacks to more than {_MOST_BYTES / 1e6:g} MB")
    return bytes(unpacked)
