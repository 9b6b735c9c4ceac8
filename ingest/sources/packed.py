"""Files packed by gzip or zstd, unpacked as they are read."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from graph_schema.errors import InputError

MOST_RATIO = 250
"""Text packs to a fifth, repeated JSON to a fiftieth; what unpacks to more than this is a bomb."""
_ALWAYS = 100_000_000
_PIECE = 1 << 16
_SPARE = 1 << 9
"""Bytes of zstd that are unpacked at once: each four may become 128 KB."""
SUFFIXES = (".gz", ".zst")


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Yield the bytes of a file, unpacked where its name ends in ``.gz`` or ``.zst``.

    Reading raises InputError where it is damaged, or unpacks to more than 100 MB and 250 times its size; OSError where
    it can't be opened.
    """
    suffix = path.suffix.lower()
    with path.open("rb") as packed:
        if suffix not in SUFFIXES:
            yield packed
            return
        size = path.stat().st_size
        pieces = _gzip(packed) if suffix == ".gz" else _zstd(packed)
        stream = _Limited(pieces, max(_ALWAYS, MOST_RATIO * size))
        yield cast(BinaryIO, io.BufferedReader(stream, _PIECE))


def _gzip(packed: BinaryIO) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=packed) as file:
        while data := file.read(_PIECE):
            yield data


def _zstd(packed: BinaryIO) -> Iterator[bytes]:
    """Its frames one after the other. The library's own stream takes a file that ends early for a whole one."""
    frame = None
    while data := packed.read(_SPARE):
        while data:
            frame = frame or zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
            yield frame.decompress(data)
            data = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
    if frame is not None:
        raise EOFError("it ends too early")


class _Limited(io.RawIOBase):
    """Stops a stream that unpacks to more than ``most`` bytes."""

    def __init__(self, pieces: Iterator[bytes], most: int) -> None:
        self._pieces = pieces
        self._left = most
        self._data = memoryview(b"")

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes; raises InputError past the limit, and where the file is damaged."""
        try:
            while not self._data and (piece := next(self._pieces, None)) is not None:
                self._data = memoryview(piece)
        except (OSError, EOFError, zlib.error, zstandard.ZstdError) as error:
            raise InputError(f"is damaged: {error}") from None
        data, self._data = self._data[: len(buffer)], self._data[len(buffer) :]
        self._left -= len(data)
        if self._left < 0:
            raise InputError(f"unpacks to more than {MOST_RATIO} times its size: it was not read further")
        buffer[: len(data)] = data
        return len(data)
