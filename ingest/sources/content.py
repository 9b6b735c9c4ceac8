"""From the bytes of a page or file to its article, whatever they hold: HTML, PDF or text."""

from typing import Literal
from urllib.parse import urlsplit

from graph_schema.errors import InputError
from graph_schema.model.article import RawArticle
from ingest.clean.characters import storable
from ingest.html.characters import text_of
from ingest.sources.source import Metadata
from ingest.sources.text_file import raw_article

Kind = Literal["html", "pdf", "text"]
_KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "text",
    "text/markdown": "text",
}


def kind_of(media_type: str, data: bytes) -> Kind:
    """Return what the bytes hold; servers that name no type, or a wrong one for a PDF, are seen through.

    Raises InputError for pictures, films, JSON and the like.
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    head = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if media_type in ("", "application/octet-stream", "application/xml", "text/xml"):
        if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in head:
            return "html"
        raise InputError(f"is {media_type or 'of no known type'}, not a web page, text or PDF")
    kind = _KINDS.get(media_type)
    if kind is None:
        raise InputError(f"is {media_type[:60]}, not a web page, text or PDF")
    return kind


def article_of(
    data: bytes,
    kind: Kind,
    *,
    origin: str,
    first: Metadata,
    last: Metadata,
    place: str,
    charset: str | None = None,
    url: str | None = None,
) -> RawArticle:
    """Return the article; ``first`` is believed before what the article tells of itself, ``last`` where it doesn't.

    ``url`` is where it was fetched, ``place`` where a missing day of publication may be given. An outlet that nobody
    tells is called by the host's name. Raises InputError.
    """
    text, told = _read(data, kind, charset, url)
    host = Metadata(outlet=(urlsplit(url).hostname or "").removeprefix("www.") or None) if url else Metadata()
    return raw_article(text, first.or_else(told).or_else(last).or_else(host), origin, place)


def _read(data: bytes, kind: Kind, charset: str | None, url: str | None) -> tuple[str, Metadata]:
    if kind == "html":
        from ingest.html.page import read_html  # takes a third of a second: who reads text needs none of it

        found = read_html(data, charset, url)
        told = Metadata(title=found.title, outlet=found.outlet, published=found.published, url=found.url)
        return found.text, told
    if kind == "pdf":
        from ingest.sources.pdf import read_pdf

        return read_pdf(data), Metadata(url=url)
    return storable(text_of(data, charset)), Metadata(url=url)
