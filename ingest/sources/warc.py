"""WARC files (ISO 28500), as web archives and crawlers write them: the pages that were answered with 200."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph_schema.errors import InputError
from ingest.sources.content import article_of, kind_of
from ingest.sources.decode import too_large
from ingest.sources.packed import opened
from ingest.sources.source import Metadata, SourceItem, SourceItems, SourceProblem
from ingest.sources.text_file import MAX_BYTES

_PLACE = "for all of them, in the source's settings; the day of the capture is not the day of publication"


def read_warc(path: Path, given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield the article of each captured page; ``given`` counts where the page does not tell.

    Captures of pictures, redirects and the like are left alone. Records are read one by one: the file may be larger
    than the memory. ``.gz`` and ``.zst`` are unpacked on the way, with the limit of ``ingest.sources.packed``.
    """
    from warcio.archiveiterator import ArchiveIterator  # only who has such a file waits for it

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    try:
        with opened(path) as file:
            for record in ArchiveIterator(file):
                yield from _record(record, path, given or Metadata(), max_bytes)
    except OSError as error:
        yield SourceProblem(str(path), f"can't be read: {error.strerror or error}")
    except Exception as error:  # what warcio raises on damaged files has no end
        yield SourceProblem(str(path), f"is damaged, or no WARC; what stands before that was read: {error}")


def _record(record: Any, path: Path, given: Metadata, max_bytes: int) -> Iterator[SourceItem]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = record.http_headers
    if record.rec_type != "response" or not url.startswith("http") or headers is None:
        return
    media_type, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    media_type = media_type.strip().lower()
    if headers.get_statuscode() != "200" or not media_type.startswith(("text/html", "application/xhtml")):
        return
    origin = f"{path}: {url}"
    try:
        data = record.content_stream().read(max_bytes + 1)
        if len(data) > max_bytes:
            raise InputError(too_large(len(data), max_bytes))
        kind = kind_of(media_type, data)
        yield article_of(
            data, kind, origin=origin, first=Metadata(), last=given, place=_PLACE, charset=_charset(parameters), url=url
        )
    except InputError as error:
        yield SourceProblem(origin, str(error))


def _charset(parameters: str) -> str | None:
    name, _, value = parameters.strip().partition("=")
    return value.strip("\"' ") if name.strip().lower() == "charset" else None
