"""The JSON objects of a file, one after the other, with the line on which each begins; never the whole file at once."""

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import zstandard

from graph_schema.errors import InputError

LONGEST = 16 * 1024 * 1024
"""Bytes of one object; a longer one is reported and left out."""

_CHUNK = 1024 * 1024
_BLANK = b"\xef\xbb\xbf \t\r\n"  # a byte order mark is blank too


class Row(NamedTuple):
    """One object of the file, or (``value`` None) what is wrong with the line."""

    line: int
    value: dict[str, object] | None
    problem: str | None = None


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a file: JSON lines, a Wikidata dump, or one JSON array or object; plain, .gz or .zst.

    A line that is wrong is reported and the next one read. Raises InputError where the file can't be opened.
    """
    try:
        raw = path.open("rb")
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}") from error
    line = 0
    with raw:
        try:
            for row in _rows(_unpacked(raw)):
                line = row.line
                yield row
        except (OSError, EOFError, zstandard.ZstdError) as error:
            yield Row(line + 1, None, f"the file can't be unpacked from here on: {error}")


def _unpacked(raw: BinaryIO) -> BinaryIO:
    head = raw.read(4)
    raw.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if head == b"\x28\xb5\x2f\xfd":
        reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
        return io.BufferedReader(cast(io.RawIOBase, reader), _CHUNK)
    return raw


def _rows(stream: BinaryIO) -> Iterator[Row]:
    """Look at the first line that says something: an object that fills the line, or a document."""
    start: list[bytes] = []
    first = b""
    while first in (b"", b"[") and (line := stream.readline(LONGEST + 1)):
        start.append(line)
        first = line.strip(_BLANK)
    if first.startswith(b"[") or first in (b"{", b""):
        yield from _document(start, stream)
    else:
        yield from _lines(start, stream)


def _lines(start: list[bytes], stream: BinaryIO) -> Iterator[Row]:
    number = 0
    while line := (start.pop(0) if start else stream.readline(LONGEST + 1)):
        number += 1
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
            yield Row(number, None, f"the line is longer than {LONGEST // 1024 // 1024} MiB")
            continue
        text = line.strip(_BLANK).rstrip(b",")
        if text in (b"", b"[", b"]"):
            continue
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield Row(number, None, f"this is no JSON: {_told(error)}")
            continue
        yield from _objects(number, value)


def _document(start: list[bytes], stream: BinaryIO) -> Iterator[Row]:
    """Values that may fill many lines each. After one that is wrong there is no telling where the next begins."""
    reader = io.TextIOWrapper(stream, encoding="utf-8", errors="replace")
    try:
        yield from _values(b"".join(start).decode("utf-8-sig", "replace"), reader)
    finally:
        reader.detach()


def _values(text: str, reader: io.TextIOWrapper) -> Iterator[Row]:
    decoder, line, more = json.JSONDecoder(), 1, True
    while text or more:
        kept = text.lstrip(" \t\r\n,[]")
        line += text.count("\n", 0, len(text) - len(kept))
        text = kept
        try:
            value, end = decoder.raw_decode(text)
        except (ValueError, RecursionError) as error:
            if more and len(text) <= LONGEST:
                chunk = reader.read(max(_CHUNK, len(text)))
                text, more = text + chunk, bool(chunk)
                continue
            if text:
                yield Row(line, None, f"from here on this is no JSON: {_told(error)}")
            return
        yield from _objects(line, value)
        line += text.count("\n", 0, end)
        text = text[end:]


def _objects(line: int, value: object) -> Iterator[Row]:
    """Wikidata gives some items as ``{"entities": {"Q42": …}}``."""
    if not isinstance(value, dict):
        yield Row(line, None, "this is no JSON object")
    elif isinstance(value.get("entities"), dict):
        for one in value["entities"].values():
            yield from _objects(line, one)
    else:
        yield Row(line, value)


def _told(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "it is nested too deep" if isinstance(error, RecursionError) else "it is not UTF-8"
