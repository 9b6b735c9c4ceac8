"""Text that knows where each of its characters stood before it was changed."""

import bisect
from dataclasses import dataclass

from ingest.clean.text import Piece


@dataclass(frozen=True, slots=True)
class Mapped:
    """``text`` and its way back to the raw text; characters that no piece covers were added (paragraph separators)."""

    text: str
    pieces: tuple[Piece, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span from the first to the last character of ``text[start:end]`` (not empty, both covered)."""
        return self._raw(start), self._raw(end - 1) + 1

    def _raw(self, position: int) -> int:
        piece = self.pieces[bisect.bisect_right(self.pieces, position, key=lambda p: p.clean) - 1]
        return piece.raw + (position - piece.clean)


class MapBuilder:
    """Puts a ``Mapped`` together from stretches of another one, in their order."""

    def __init__(self, source: Mapped) -> None:
        self._source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self.length = 0

    def add(self, start: int, end: int, replaced: str | None = None) -> None:
        """Append ``source.text[start:end]``, or ``replaced`` in its place, which must be of the same length."""
        if start >= end:
            return
        pieces = self._source.pieces
        index = bisect.bisect_right(pieces, start, key=lambda p: p.clean) - 1
        offset = self.length - start
        while index < len(pieces) and pieces[index].clean < end:
            piece = pieces[index]
            lo, hi = max(start, piece.clean), min(end, piece.clean + piece.length)
            if lo < hi:
                self._add_piece(lo + offset, piece.raw + (lo - piece.clean), hi - lo)
            index += 1
        self._parts.append(self._source.text[start:end] if replaced is None else replaced)
        self.length += end - start

    def separate(self, text: str) -> None:
        """Append characters that have no original."""
        self._parts.append(text)
        self.length += len(text)

    def build(self) -> Mapped:
        """Return what was put together."""
        return Mapped("".join(self._parts), tuple(self._pieces))

    def _add_piece(self, clean: int, raw: int, length: int) -> None:
        if self._pieces:
            last = self._pieces[-1]
            if last.clean + last.length == clean and last.raw + last.length == raw:
                self._pieces[-1] = Piece(last.clean, last.raw, last.length + length)
                return
        self._pieces.append(Piece(clean, raw, length))
