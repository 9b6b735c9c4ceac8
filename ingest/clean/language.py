"""Which language an article is in, told from its first lines: enough to leave alone what is not English."""

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources
from typing import Any

import yaml

_REACH = 6_000
"""Characters that are looked at."""
_LETTERS = 600
_FEW = 12
"""Words below which a text is taken for English unless something speaks against it: a headline, a name."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, or ``und`` where it is none that Parley knows.

    An empty or very short text in Latin letters counts as English.
    """
    words = _WORD.findall(text[:_REACH].casefold())
    script = _script(words)
    if script:
        return script
    hits: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for language in _by_word().get(word, ()):
            hits[language] += times
    english = hits["en"]
    other, most = max(((lang, n) for lang, n in hits.items() if lang != "en"), key=lambda p: p[1], default=("und", 0))
    if most >= 3 and most > 1.5 * english:
        return other
    return "en" if len(words) < _FEW or english >= 0.04 * len(words) else "und"


def _script(words: list[str]) -> str | None:
    """The language that is written in the script of most letters; None for Latin letters."""
    found: Counter[str] = Counter()
    for letter in "".join(words)[:_LETTERS]:
        found[_script_of(letter)] += 1
    language, _ = max(found.items(), key=lambda pair: pair[1], default=("", 0))
    if language == "zh" and found["ja"]:
        return "ja"
    return language or None


@cache
def _script_of(letter: str) -> str:
    return _scripts().get(re.split("[ -]", unicodedata.name(letter, ""))[0], "")


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    """The languages that need a word; what English needs as well ("in", "was") speaks for English alone."""
    words: dict[str, tuple[str, ...]] = {}
    for row in _data()["words"]:
        for word in row["words"].split():
            words[word] = (*words.get(word, ()), row["language"])
    return {word: ("en",) if "en" in languages else languages for word, languages in words.items()}


@cache
def _scripts() -> dict[str, str]:
    scripts: dict[str, str] = _data()["scripts"]
    return scripts


@cache
def _data() -> Any:
    return yaml.safe_load(resources.files("ingest.data.clean").joinpath("languages.yaml").read_text("utf-8"))
