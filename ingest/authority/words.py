"""Words of a text for the comparison of names: folded, with their place in the text."""

import re

from graph_schema.model.names import fold

WORD = re.compile(r"[^\W_]+(?:\.[^\W\d_]\b)*")
"""A run of letters and digits; abbreviations with inner dots ("U.S", "D.R.C") are one word."""

_JOIN = re.compile(r"[ \t\n\u00a0]{0,2}|[-‐‑–'’.&/]|& | & |' |’ ")
_LONGEST_ABBREVIATION = 3
"""Letters of a word that a full stop may shorten inside a name ("St. Petersburg", "J. Ruiz")."""


def folded_words(text: str) -> list[tuple[str, int, int]]:
    """Return ``(word, start, end)`` for each word: folded as by ``fold``, dots of abbreviations dropped."""
    found = []
    for match in WORD.finditer(text):
        raw = match.group()
        word = raw.lower() if raw.isascii() else fold(raw).replace(" ", "")
        found.append((word.replace(".", ""), match.start(), match.end()))
    return found


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of one name, without a leading "the"."""
    words = tuple(word for word, _, _ in folded_words(name))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def joins(word: str, gap: str) -> bool:
    """Say whether the word and the next one, with this text between them, may belong to one name."""
    if gap == ". ":
        return len(word) <= _LONGEST_ABBREVIATION
    return _JOIN.fullmatch(gap) is not None
