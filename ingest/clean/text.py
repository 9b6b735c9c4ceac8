"""The cleaned view of an article and the way back to the raw text."""

import bisect
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of text is in the layout of the article."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (or headline, caption) at ``start:end`` of the cleaned text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """``length`` characters that stand at ``clean`` in the cleaned and at ``raw`` in the raw text, one to one."""

    clean: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text fit for the parser. Inside a piece every character has the place of its raw original.

    ``dropped`` lists the raw spans that were left out with the reason ("cookie banner", "byline", …).
    ``dateline`` is the raw wording of a dateline ("GENEVA —"), kept out of ``text``; None where there is none.
    ``byline_names`` are names of reporters, editors and photographers: never actors.
    """

    text: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    dropped: tuple[tuple[int, int, str], ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    byline_names: tuple[str, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of ``text[start:end]``; raises ValueError if it runs over a dropped stretch's edge
        in a way that the raw text between the two ends would not be what was parsed (it then spans both pieces)."""
        first = self.pieces[bisect.bisect_right(self.pieces, start, key=lambda p: p.clean) - 1]
        last = self.pieces[bisect.bisect_right(self.pieces, end - 1, key=lambda p: p.clean) - 1]
        return first.raw + (start - first.clean), last.raw + (end - 1 - last.clean) + 1

    def block_at(self, position: int) -> Block:
        """Return the block that holds this position of the cleaned text."""
        return self.blocks[max(0, bisect.bisect_right(self.blocks, position, key=lambda b: b.start) - 1)]
