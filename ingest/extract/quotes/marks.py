"""Where quotation marks open and close, paragraph by paragraph. Any text is read; nothing here raises."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.clean.text import CleanText

_OPENING, _CLOSING = "“„«‟", "”»"
_SINGLE_OPEN = re.compile(r"(?<![\w\"])'(?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])'(?!\w)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks: ``text[start:end]`` of the cleaned text, without the marks.

    ``closed`` is false where the paragraph ended first; ``paragraph`` counts blocks; ``continues`` says that it goes
    on a quotation which the paragraph before left open.
    """

    start: int
    end: int
    paragraph: int
    closed: bool = True
    continues: bool = False


def find_stretches(clean: CleanText, raw: str) -> tuple[Stretch, ...]:
    """Return the quoted stretches of an article in order; ``raw`` is the text before cleaning.

    Nested ones belong to the outer one.
    """
    found: list[Stretch] = []
    for number, block in enumerate(clean.blocks):
        text = clean.text[block.start : block.end]
        if '"' in text:
            stretches = _double(text, block.start, number, _raw_marks(clean, raw))
        elif "'" in text:
            stretches = _single(text, block.start, number)
        else:
            continue
        if stretches and found:
            before, first = found[-1], stretches[0]
            opens = not clean.text[block.start : first.start].strip("\"' \n")
            if opens and before.paragraph == number - 1 and not before.closed:
                stretches[0] = Stretch(first.start, first.end, number, first.closed, continues=True)
        found.extend(stretches)
    return tuple(found)


def _raw_marks(clean: CleanText, raw: str) -> Callable[[int], str]:
    """How the mark looked before cleaning made all forms one: curly marks tell opening from closing."""

    def look(position: int) -> str:
        at = clean.raw_span(position, position + 1)[0]
        return raw[at] if at < len(raw) else '"'

    return look


def _double(text: str, offset: int, number: int, mark_at: Callable[[int], str]) -> list[Stretch]:
    marks = [i for i, c in enumerate(text) if c in '"' + _OPENING + _CLOSING]
    found, opened = [], None
    for n, i in enumerate(marks):
        look = mark_at(offset + i)
        before = text[i - 1] if i else " "
        after = text[i + 1] if i + 1 < len(text) else " "
        opens = look in _OPENING or (
            look not in _CLOSING and (before.isspace() or before in "([—-") and not after.isspace()
        )
        if opened is None:
            if opens or (n % 2 == 0 and look not in _CLOSING):
                opened = i
        elif opens and not after.isspace() and before.isspace() and _sentence_ended(text, i):
            # A new quotation begins although the last one was never closed: it ended with its sentence.
            found.append(Stretch(offset + opened + 1, offset + i, number, closed=False))
            opened = i
        elif not opens:
            found.append(Stretch(offset + opened + 1, offset + i, number))
            opened = None
    if opened is not None and text[opened + 1 :].strip():
        found.append(Stretch(offset + opened + 1, offset + len(text.rstrip()), number, closed=False))
    return [s for s in found if s.end > s.start]


def _sentence_ended(text: str, i: int) -> bool:
    return text[:i].rstrip()[-1:] in ".!?"


def _single(text: str, offset: int, number: int) -> list[Stretch]:
    """British style. An apostrophe is no mark: both ends need the blank outside and the letter inside."""
    found, position = [], 0
    while (opened := _SINGLE_OPEN.search(text, position)) and (closed := _SINGLE_CLOSE.search(text, opened.end())):
        while text[closed.start() - 1 : closed.start()] == "s" and (more := _SINGLE_CLOSE.search(text, closed.end())):
            if _SINGLE_OPEN.search(text, closed.end(), more.start()):
                break
            closed = more
        found.append(Stretch(offset + opened.end(), offset + closed.start(), number))
        position = closed.end()
    return found
