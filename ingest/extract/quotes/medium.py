"""Where something was said: a broadcaster, a platform, a statement, a news conference."""

import re
from functools import cache

from ingest.extract.quotes.lexicon import media

_BEFORE_A_NAME = "on|to|told|via|in|by|with|of|from|broadcaster|network|channel|agency|his|her|its"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The wordings as patterns; a single capitalised name counts only after "on", "to", "told", "via" or the like."""
    found = []
    for words, name in media():
        literal = re.escape(words).replace(r"\ ", r"\s+")
        if words[0].isupper() and words == name:
            literal = rf"(?:{_BEFORE_A_NAME})\s+(?:\w+\s+){{0,3}}{literal}"
        found.append((re.compile(rf"(?<!\w){literal}(?!\w)"), name))
    return tuple(found)


@cache
def _any_wording() -> re.Pattern[str]:
    """All wordings in one pattern: most sentences have none of them."""
    return re.compile("|".join(re.escape(words).replace(r"\ ", r"\s+") for words, _ in media()))


def medium_of(sentence: str) -> str | None:
    """Return the medium that the sentence names, outside quotation marks; None where it names none."""
    if not _any_wording().search(sentence):
        return None
    outside = re.sub(r'"[^"]*"?', " ", sentence)
    for pattern, name in _patterns():
        if pattern.search(outside):
            return name
    return None
