"""JSONL: one article a row, with ``text`` and the four keys of ``ingest.sources.metadata``. Packed or not."""

import json
from collections.abc import Iterator
from pathlib import Path

from graph_schema.errors import InputError
from ingest.clean.characters import storable
from ingest.sources.decode import decode_bytes, too_large
from ingest.sources.metadata import read_metadata
from ingest.sources.packed import opened
from ingest.sources.source import Metadata, SourceItem, SourceItems, SourceProblem
from ingest.sources.text_file import MAX_BYTES, raw_article


def read_jsonl(path: Path, given: Metadata | None = None, max_bytes: int = MAX_BYTES) -> SourceItems:
    """Yield the article of each row or what is wrong with the row; ``given`` counts where the row does not tell.

    Rows are read one by one: the file may be larger than the memory. A row may have at most ``max_bytes`` bytes.
    ``.gz`` and ``.zst`` are unpacked on the way; a file that is damaged is read as far as it goes.
    """
    try:
        for number, line, size in _lines(path, max_bytes):
            origin = f"{path}:{number}"
            if size > max_bytes:
                yield SourceProblem(origin, too_large(size, max_bytes))
            elif line.strip():
                yield _row(line, given or Metadata(), origin)
    except OSError as error:
        yield SourceProblem(str(path), f"can't be read: {error.strerror or error}")
    except InputError as error:
        yield SourceProblem(str(path), str(error))


def _lines(path: Path, max_bytes: int) -> Iterator[tuple[int, bytes, int]]:
    """Number, bytes and size of each line; of a line that is too long only the first bytes are kept."""
    with opened(path) as file:
        number = 0
        while line := file.readline(max_bytes + 1):
            number += 1
            size, part = len(line), line
            while len(part) > max_bytes and not part.endswith(b"\n"):
                part = file.readline(max_bytes + 1)
                size += len(part)
            yield number, line, size


def _row(line: bytes, given: Metadata, origin: str) -> SourceItem:
    try:
        try:
            row = json.loads(decode_bytes(line))
        except (ValueError, RecursionError) as error:
            raise InputError(f"is not JSON: {error}") from None
        if not isinstance(row, dict):
            raise InputError('must be one JSON object a row, like {"text": "…", "published": "2025-08-17"}')
        text = row.get("text")
        if not isinstance(text, str):
            raise InputError('has no "text"')
        return raw_article(storable(text), read_metadata(row).or_else(given), origin, 'as "published" in the row')
    except InputError as error:
        return SourceProblem(origin, str(error))
