"""One search over everything: from words as people type them to the indexes, and marks where they were found."""

import re
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from graph_schema.model.names import fold
from graph_schema.store.reader import GraphReader, Row

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_AROUND = 120
"""Characters of an article shown on each side of the first word found."""
_ALIKE = 80
_PATHS = {"actor": "/actors/", "meeting": "/meetings/", "article": "/articles/"}


class Marked(NamedTuple):
    """A text with the places found: ``spans`` count characters of ``text``, ``html`` is escaped, with <mark>."""

    text: str
    spans: list[list[int]]
    html: str


async def search(reader: GraphReader, words: str, types: list[str], skip: int, limit: int) -> Row:
    """Return ``{total, counts, items}``; words that are misspelt find names and titles that are near.

    Raises as ``GraphReader.rows`` does.
    """
    text, near = exactly(words), nearly(words)
    answer = await reader.row("search", text=text, near=near, key=fold(words), types=types, skip=skip, limit=limit)
    answer = answer or {"total": 0, "counts": {}, "items": []}
    return answer | {"items": [_item(row, words) for row in answer["items"]]}


def exactly(words: str) -> str:
    """A full-text query for all the words as they are; empty where there is no word."""
    return " ".join(f'+"{word}"' for word in _WORD.findall(words))


def nearly(words: str) -> str:
    """A full-text query for all the words or what is spelt nearly so: one letter in four is forgiven, two in eight."""
    return " ".join(_near(word) for word in _WORD.findall(words))


def _near(word: str) -> str:
    plain = fold(word)
    if len(plain) < 4 or " " in plain or not plain.isalnum():
        return f'+"{word}"'
    return f'+("{word}"^4 OR {plain}* OR {plain}~{2 if len(plain) > 7 else 1})'


def marked(text: str, words: str, *, around: int | None = None) -> Marked:
    """Mark the words in a text; with ``around`` only what stands near the first one is kept."""
    wanted = _wanted(words)
    spans = [[m.start(), m.end()] for m in _WORD.finditer(text) if _is_wanted(m[0], wanted)]
    if around is not None:
        at = spans[0][0] if spans else 0
        first, last = _edge(text, at - around), _edge(text, at + around)
        text, spans = text[first:last], [[a - first, b - first] for a, b in spans if a >= first and b <= last]
    html, done = [], 0
    for start, end in spans:
        html += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return Marked(text, spans, "".join([*html, escape(text[done:])]))


@lru_cache(maxsize=64)
def _wanted(words: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(words))


# Titles and sentences of one answer say the same words again and again.
@lru_cache(maxsize=4096)
def _is_wanted(found: str, wanted: tuple[str, ...]) -> bool:
    plain = fold(found)
    return any(_same(plain, word) for word in wanted)


def _same(found: str, wanted: str) -> bool:
    if found == wanted or (len(wanted) > 3 and found.startswith(wanted)):
        return True
    return len(wanted) > 3 and abs(len(found) - len(wanted)) < 3 and fuzz.ratio(found, wanted) >= _ALIKE


def _edge(text: str, at: int) -> int:
    """The start of the word at a place, so that no word is cut."""
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    blank = text.rfind(" ", 0, at)
    return blank + 1 if blank >= 0 else 0


def _item(row: Row, words: str) -> dict[str, Any]:
    title = marked(row["title"], words)
    text = marked(row["text"], words, around=_AROUND if row["type"] == "article" else None)
    return {
        "type": row["type"],
        "id": row["id"],
        "path": _path(row),
        "kind": row["kind"],
        "status": row["status"],
        "date": row["date"],
        "score": round(row["score"], 4),
        "title": {"text": title.text, "spans": title.spans, "html": title.html},
        "text": {"text": text.text, "spans": text.spans, "html": text.html},
    }


def _path(row: Row) -> str | None:
    return None if row["type"] == "position" else _PATHS[row["type"]] + row["id"]
