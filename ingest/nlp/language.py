"""Is the text English? A deterministic check by small words and letters; nothing is learnt."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 60_000
"""Characters looked at: enough for any article, and cheap for a text of any size."""

_FEW = 8
"""Below this many words small words tell nothing; only the script counts."""

_SHARE = 0.08
"""Share of small words from which a text may be English; English news has .25 to .45, headlines alone above .05."""


@cache
def _small_words() -> dict[str, frozenset[str]]:
    path = Path(__file__).resolve().parent.parent / "data" / "nlp" / "function_words.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {row["id"]: frozenset(str(word).lower() for word in row["words"]) for row in rows}


def not_english(text: str) -> str | None:
    """Return why the text is not taken for English ("not English (French)"), or None where it may be English.

    Names and quotations in other languages don't matter; a text without a letter is not English either.
    """
    found = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if not found:
        return "not English (no words)"
    latin = sum(1 for word in found if unicodedata.name(word[0], "").startswith("LATIN"))
    if latin < 0.5 * len(found):
        return "not English (another script)"
    if len(found) < _FEW:
        return None
    shares = {name: sum(word in small for word in found) / len(found) for name, small in _small_words().items()}
    best = max(shares, key=lambda name: (shares[name], name))
    if best != "english" and shares[best] > _SHARE and shares[best] > 1.3 * shares["english"]:
        return f"not English ({best.capitalize()})"
    if shares["english"] < _SHARE and len(found) >= 40:
        return "not English"
    return None
