"""The second step: lines become paragraphs, whatever way the source parts them.

Three layouts occur: a paragraph a line; paragraphs between blank lines; copy wrapped at a fixed width, as the wires
send it. In wrapped copy a line was broken because the next word did not fit, and that is how it is told apart.
"""

import itertools
import re
from dataclasses import dataclass

from ingest.clean.mapped import MapBuilder, Mapped

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
_TERMINAL = (".", "!", "?", '."', '!"', '?"', ".'", ":", ".)")
NARROWEST, WIDEST = 40, 120
"""Widths in characters between which a line may be the product of wrapping."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` stands at ``start`` of the flat text; ``gap`` says whether a blank line (or the end) follows it."""

    start: int
    text: str
    gap: bool

    @property
    def end(self) -> int:
        """Where it ends in the flat text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    indent: int

    @property
    def first_word(self) -> int:
        space = self.text.find(" ")
        return len(self.text) if space < 0 else space


def paragraphs_of(plain: Mapped) -> tuple[Mapped, list[Paragraph]]:
    """Return the text with one line a paragraph, single-spaced, and its paragraphs in order; no paragraph is empty."""
    groups = _groups(plain.text)
    width = _wrap_width(groups)
    builder = MapBuilder(plain)
    found: list[tuple[int, int, bool]] = []
    for group in groups:
        lines: list[_Line] = []
        for line in group:
            if lines and not _continues(lines[-1], line, width):
                found.append((*_join(builder, plain.text, lines), False))
                lines = []
            lines.append(line)
        found.append((*_join(builder, plain.text, lines), True))
    flat = builder.build()
    return flat, [Paragraph(start, flat.text[start:end], gap) for start, end, gap in found]


def _groups(text: str) -> list[list[_Line]]:
    """Lines with words, in groups that blank lines part."""
    groups: list[list[_Line]] = []
    previous_end = -2
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words)
        line = _Line(start, words, start - match.start())
        blank = text.count("\n", previous_end, match.start()) > 1 if previous_end >= 0 else True
        if blank:
            groups.append([])
        groups[-1].append(line)
        previous_end = match.end()
    return groups


def _wrap_width(groups: list[list[_Line]]) -> int | None:
    """The width at which the copy is wrapped; None where it is not."""
    pairs = [(a, b) for group in groups for a, b in itertools.pairwise(group) if len(a.text) <= WIDEST]
    pairs = [(a, b) for a, b in pairs if len(b.text) <= WIDEST]
    if not pairs:
        return None
    width = max(max(a.indent + len(a.text), b.indent + len(b.text)) for a, b in pairs)
    if width < NARROWEST:
        return None
    forced = sum(a.indent + len(a.text) + 1 + b.first_word > width - 2 for a, b in pairs)
    return width if forced >= 0.6 * len(pairs) and forced >= 2 else None


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    """Whether the paragraph goes on over the line's end."""
    if width is not None and len(line.text) <= WIDEST:
        if following.indent >= line.indent + 2 and line.text.endswith(_TERMINAL):
            return False
        if line.indent + len(line.text) + 1 + following.first_word > width - 2:
            return True
    unfinished = len(line.text) >= NARROWEST and not line.text.endswith(_TERMINAL)
    return unfinished and following.text[0].islower()


def _join(builder: MapBuilder, text: str, lines: list[_Line]) -> tuple[int, int]:
    if builder.length:
        builder.separate("\n")
    begin = builder.length
    if len(lines) == 1 and "  " not in lines[0].text:
        builder.add(lines[0].start, lines[0].start + len(lines[0].text))
        return begin, builder.length
    previous = ""
    for line in lines:
        for number, match in enumerate(_WORD.finditer(line.text)):
            start = line.start + match.start()
            hyphenated = (
                number == 0 and previous[-1:] == "-" and previous[-2:-1].isalpha() and match.group()[0].islower()
            )
            if previous and not hyphenated:
                builder.add(start - 1, start, " ")
            builder.add(start, start + len(match.group()))
            previous = match.group()
    return begin, builder.length
