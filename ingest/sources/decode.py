"""From the bytes of a file to its text."""

import codecs
from pathlib import Path

from graph_schema.errors import InputError

_MARKED = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order marks, the longer ones first where one begins like another."""


def decode(path: Path, max_bytes: int) -> str:
    """Return the text of a file in UTF-8, or in UTF-16/32 where a byte order mark says so.

    Raises InputError, worded to follow the name of the file, if it is too large, unreadable or in another encoding.
    """
    return decode_bytes(read_bytes(path, max_bytes))


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of a file; raises InputError, worded to follow its name, if it is too large or unreadable."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise InputError(too_large(size, max_bytes))
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror or error}") from None


def decode_bytes(data: bytes) -> str:
    """Return the text of some bytes; raises InputError as ``decode`` does."""
    encoding = next((name for mark, name in _MARKED.items() if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and data.count(0) > len(data) // 10:
        raise InputError(
            "is no text: it is full of zero bytes; UTF-16 needs its byte order mark, or convert it to UTF-8"
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not {encoding.upper()}: byte {error.start} does not fit; convert it, e.g. "
            "iconv -f WINDOWS-1252 -t UTF-8"
        ) from None


def too_large(size: int, max_bytes: int) -> str:
    """Say that something has too many bytes, and how to allow it."""
    return (
        f"has {size / 1e6:.1f} MB, more than the limit of {max_bytes / 1e6:g} MB; is it one article? "
        "PARLEY_MAX_ARTICLE_BYTES sets the limit"
    )
