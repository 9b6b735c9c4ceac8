"""Transcripts: "SECRETARY JONES: …" and all that follows until somebody else has the floor."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clean.text import CleanText

_TURN = re.compile(r"(?P<name>(?:[A-Z][A-Z.’'\-]+\s?){1,6}(?:\([A-Z ]+\)\s?)?|Q|A)\s?:\s+(?=\S)")
_MIXED = re.compile(r"(?P<name>[A-Z][\w.’'\-]+(?:\s(?:[A-Z][\w.’'\-]*|of|the|de|van|al)){0,5})\s?:\s+(?=\S)")
"""The same in ordinary letters ("Nordic Herald: …", "Answer: …"); counts only where two labels come back."""
_QUESTION = re.compile(
    r"^(?:Q|QUESTION|REPORTER|MODERATOR|PARTICIPANT|INTERVIEWER|JOURNALIST|HOST|PRESENTER|AUDIENCE)\b",
    re.IGNORECASE,
)
_EXCHANGE = 4
"""Labelled paragraphs from which one label that comes back is enough: the others are media that ask once each."""


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
    pattern, answering = _pattern(clean)
    opened: tuple[int, int] | None = None
    found: list[Turn] = []
    openings = 0
    for block in clean.blocks:
        text = clean.text[block.start : block.end]
        match = pattern.match(text)
        start = block.start
        if match:
            openings += 1
            question = _QUESTION.match(match["name"]) or (answering and match["name"] != answering)
            opened = None if question else (block.start, block.start + match.end("name"))
            start = block.start + match.end()
        if opened is not None and text.strip():
            found.append(Turn(*opened, start, block.end))
    if openings >= 2:
        yield from found


def _pattern(clean: CleanText) -> tuple[re.Pattern[str], str | None]:
    """Capital labels, or ordinary ones where two come back, or one that answers every other paragraph of four.

    In the last case its name comes with the pattern: whoever asks is named once and says nothing of weight.
    """
    labels = Counter(m["name"] for b in clean.blocks if (m := _MIXED.match(clean.text[b.start : b.end])) is not None)
    if sum(times > 1 for times in labels.values()) > 1:
        return _MIXED, None
    name, answers = max(labels.items(), key=lambda pair: pair[1], default=("", 0))
    alternating = answers >= 2 and labels.total() >= _EXCHANGE and answers <= labels.total() - answers + 1
    return (_MIXED, name) if alternating else (_TURN, None)
