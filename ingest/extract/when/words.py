"""The date words of ``ingest/data/dates/words.yaml``, as look-up tables and as regular expressions."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


class DateWords:
    """Look-ups from a lower-case word to its number, and the alternations that match these words."""

    def __init__(self, data: Mapping[str, Mapping[int, list[str]]]) -> None:
        self.months = _inverted(data["months"])
        self.weekdays = _inverted(data["weekdays"])
        self.numbers = _inverted(data["numbers"])
        self.day_words = _inverted(data["day_words"])
        self.shifts = _inverted(data["shifts"])
        self.anchored = _inverted(data["anchored"])
        self.bounds = frozenset(str(word) for word in data["bounds"])

    def number(self, text: str) -> int:
        """Return the number that ``text`` writes in digits or letters; raises KeyError for any other word."""
        word = text.lower()
        return int(word) if word.isdigit() else self.numbers[word]


@cache
def date_words() -> DateWords:
    """Return the words, read once."""
    return DateWords(yaml.safe_load((files("ingest.data") / "dates" / "words.yaml").read_text(encoding="utf-8")))


def alternation(words: Mapping[str, int] | frozenset[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _inverted(table: Mapping[int, list[str]]) -> dict[str, int]:
    return {word: number for number, words in table.items() for word in words}
