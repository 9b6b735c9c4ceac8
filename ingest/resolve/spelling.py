"""Words of names in all their spellings: what two of them must have in common to be one word.

What is known of spellings lies in ``ingest/data/names``; nothing here knows a name.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parent.parent / "data" / "names"


@lru_cache(maxsize=10_000)
def spelled(word: str) -> str:
    """Return the form that all spellings of a folded word share: ``zelenskyy`` and ``zelensky`` -> ``zelenski``.

    Names of other people are hardly ever brought together, other spellings of one mostly are. The form itself is for
    comparing only.
    """
    word = _first_spelling().get(word, word)
    plain = _plain(word)
    return _plain_spelling().get(plain, plain)


@cache
def words(entry: str) -> frozenset[str]:
    """Return the words of an entry of ``parts.yaml``, in small letters."""
    return frozenset(str(word).lower() for word in _part(entry)["words"])


@cache
def pairs(entry: str) -> dict[str, str]:
    """Return what stands for what in an entry of ``parts.yaml``."""
    return dict(_part(entry)["pairs"])


@cache
def rows(file: str) -> tuple[dict[str, Any], ...]:
    """Return the entries of ``<file>.yaml``."""
    return tuple(yaml.safe_load((DATA / f"{file}.yaml").read_text(encoding="utf-8")))


def _part(entry: str) -> dict[str, Any]:
    return next(row for row in rows("parts") if row["id"] == entry)


def _plain(word: str) -> str:
    if word.isdigit() or not word.isascii():
        return word
    for pattern, gives in _rules():
        word = pattern.sub(gives, word)
    return word


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), str(row["gives"])) for row in rows("letters"))


@cache
def _first_spelling() -> dict[str, str]:
    return {word: row["words"][0] for row in rows("spellings") for word in row["words"]}


@cache
def _plain_spelling() -> dict[str, str]:
    """The same by what the rules make of the words: ``sissi`` is ``sisi`` before it is looked up."""
    return {_plain(word): _plain(first) for word, first in _first_spelling().items()}
