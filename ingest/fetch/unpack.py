"""gzip and zlib data, unpacked a little at a time."""

import zlib
from collections.abc import Iterator

from ingest.fetch.errors import FetchError

_PIECE = 1 << 16


def unpack(packed: Iterator[bytes]) -> Iterator[bytes]:
    """Yield gzip or zlib data unpacked, in pieces of at most 64 KB, however much one packed byte blows up to.

    Raises FetchError where the data are damaged or end too early.
    """
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    first = True
    for data in packed:
        while data:
            if unpacker.eof:  # another member of the same file
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
            try:
                piece = unpacker.decompress(data, _PIECE)
            except zlib.error as error:
                if not first:
                    raise FetchError(f"is damaged: {error}", again=True) from None
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # "deflate" without its header, as some servers send
                first = False
                continue
            first = False
            data = unpacker.unconsumed_tail or unpacker.unused_data
            if unpacker.eof and not data.strip(b"\0"):
                data = b""
            if piece:
                yield piece
    if piece := unpacker.flush():
        yield piece
    if not unpacker.eof and not first:
        raise FetchError("is damaged: its packed data end too early", again=True, unreachable=True)
