"""Files packed by gzip or zstd, unpacked as they are read."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from graph_schema.errors import InputError
from ingest.fetch.unpack import unpack

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

    A file that is damaged, or unpacks to more than 100 MB and 250 times its size, ends there for who reads it; what
    came before is good. When the block is left, InputError tells of it. Raises OSError where it can't be opened.
    """
    suffix = path.suffix.lower()
    with path.open("rb") as packed:
        if suffix not in SUFFIXES:
            yield packed
            return
        size = path.stat().st_size
        pieces = unpack(iter(partial(packed.read, _PIECE), b"")) if suffix == ".gz" else _zstd(packed)
        stream = _Limited(pieces, max(_ALWAYS, MOST_RATIO * size))
        yield cast(BinaryIO, io.BufferedReader(stream, _PIECE))
        if stream.wrong:
            raise InputError(stream.wrong)


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
    """A stream of at most ``most`` bytes; ``wrong`` says why it ended too early, where it did."""

    def __init__(self, pieces: Iterator[bytes], most: int) -> None:
        self._pieces = pieces
        self._left = most
        self._data = memoryview(b"")
        self.wrong: str | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes; none at the end, whatever the reason for it."""
        try:
            while not self._data and not self.wrong and (piece := next(self._pieces, None)) is not None:
                self._data = memoryview(piece)
        except InputError as error:
            self.wrong = str(error)
        except (OSError, EOFError, zstandard.ZstdError) as error:
            self.wrong = f"is damaged: {error}"
        data, self._data = self._data[: len(buffer)], self._data[len(buffer) :]
        self._left -= len(data)
        if self._left < 0:
            self.wrong = f"unpacks to more than {MOST_RATIO} times its size: it was not read further"
            return 0
        buffer[: len(data)] = data
        return len(data)
