"""One article in one HTML or PDF file, with what is told about it in ``NAME.json`` beside it."""

from pathlib import Path

from graph_schema.errors import InputError
from ingest.sources.content import Kind, article_of
from ingest.sources.decode import read_bytes
from ingest.sources.metadata import read_sidecar
from ingest.sources.source import Metadata, SourceItem, SourceProblem

KINDS: dict[str, Kind] = {".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf"}


def read_document(path: Path, first: Metadata, last: Metadata, max_bytes: int) -> SourceItem:
    """Return the article; ``first`` is believed before the sidecar, the sidecar before the page, the page before
    ``last``."""
    place = f'as "published" in {path.with_suffix(".json").name} beside it'
    try:
        data = read_bytes(path, max_bytes)
        if not data.strip(b"\xef\xbb\xbf\0 \t\r\n"):
            raise InputError("is empty")
        known = first.or_else(read_sidecar(path, max_bytes))
        kind = KINDS[path.suffix.lower()]
        return article_of(data, kind, origin=str(path), first=known, last=last, place=place)
    except InputError as error:
        return SourceProblem(str(path), str(error))
