"""Folding of names: the one place that says when two spellings are letter-for-letter the same name."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "Æ": "AE",
     "œ": "oe", "Œ": "OE", "ı": "i", "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"}
)  # fmt: skip


def fold(name: str) -> str:
    """Return the name in lower-case ASCII words, single-spaced: ``Moon Jae-in`` -> ``moon jae in``.

    Accents, hyphens, dots and case don't count; a possessive ``'s`` and a leading ``the`` are dropped. Letters that
    ASCII has no base for (Cyrillic, Arabic, …) are kept as they are, so that two such names don't become equal.
    """
    if name.isascii():
        text = name.lower()
    else:
        text = unicodedata.normalize("NFKD", name.translate(_LETTERS)).casefold()
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"'s\b", "", text).replace("'", "").replace(".", "")
    words = re.findall(r"\w+", text)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def slug(name: str) -> str:
    """Return ``fold(name)`` with hyphens: fit for an id and a URL."""
    return fold(name).replace(" ", "-").replace("_", "-")
