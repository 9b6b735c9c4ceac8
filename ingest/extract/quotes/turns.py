"""Transcripts: "SECRETARY JONES: …" and all that follows until somebody else has the floor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clean.text import CleanText

_TURN = re.compile(r"(?P<name>(?:[A-Z][A-Z.’'\-]+\s?){1,6}(?:\([A-Z ]+\)\s?)?|Q|A)\s?:\s+(?=\S)")
_QUESTION = re.compile(r"^(?:Q|QUESTION|REPORTER|MODERATOR|PARTICIPANT|INTERVIEWER)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """``name_start:name_end`` names the speaker, ``start:end`` is what is said (offsets in the cleaned text)."""

    name_start: int
    name_end: int
    start: int
    end: int


def find_turns(clean: CleanText) -> Iterator[Turn]:
    """Yield each speaker's paragraphs, one Turn a paragraph; questions of reporters are left out.

    A text counts as a transcript from two turns on.
    """
    opened: tuple[int, int] | None = None
    found: list[Turn] = []
    openings = 0
    for block in clean.blocks:
        text = clean.text[block.start : block.end]
        match = _TURN.match(text)
        start = block.start
        if match:
            openings += 1
            question = _QUESTION.match(match["name"])
            opened = None if question else (block.start, block.start + match.end("name"))
            start = block.start + match.end()
        if opened is not None and text.strip():
            found.append(Turn(*opened, start, block.end))
    if openings >= 2:
        yield from found
