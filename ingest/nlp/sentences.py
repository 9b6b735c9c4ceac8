"""Sentence bounds that the parser must keep: paragraphs begin sentences, quotations are not torn apart."""

from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import yaml
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

_FINAL = frozenset(".?!…")
_CLOSING = frozenset("\"'”’»)]")
_NEVER_FIRST = frozenset(",;:-–—")
_PAUSES = frozenset(",;:")

LONGEST = 400
"""Tokens from which a sentence is ended at the next pause: no one writes such, and rules compare all its words."""
_GRACE = 50
"""Tokens for which a pause is waited for."""


@cache
def _words(entry: str) -> frozenset[str]:
    path = Path(__file__).resolve().parent.parent / "data" / "nlp" / "sentences.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return frozenset(str(word) for row in rows if row["id"] == entry for word in row["words"])


@Language.component("para_sents")
def para_sents(doc: Doc) -> Doc:
    """Fix sentence bounds before the parser, which decides only what is left open.

    A blank line begins a sentence. Elsewhere one may begin only behind a full stop and never with a small letter; so a
    quotation is torn apart only between full sentences of its own. Titles and initials don't end a sentence. Where
    none may begin for ``LONGEST`` tokens, one begins behind the next pause.
    """
    if len(doc):
        # All at once: setting the flag of one token costs time in proportion to the length of the Doc.
        starts = np.array(_starts(doc), dtype="int64").astype("uint64").reshape(-1, 1)
        doc.from_array(["SENT_START"], cast(Ints2d, starts))
    return doc


def _starts(doc: Doc) -> list[int]:
    """Return 1 for tokens that begin a sentence, -1 for those that can't, 0 where the parser decides."""
    words = [token.text for token in doc]
    marks = doc.to_array(["IS_SPACE", "IS_QUOTE"]).tolist()
    starts: list[int] = []
    open_quote = final = space_before = False
    length = 0
    for i, (word, (space, quote)) in enumerate(zip(words, marks, strict=True)):
        if i == 0:
            start = 1
        elif space_before and words[i - 1].count("\n") >= 2:
            start = 1
            open_quote = False
        elif length >= LONGEST and (space_before or words[i - 1] in _PAUSES or length >= LONGEST + _GRACE):
            start = 1
        elif not final or (space and not space_before) or _closes(word, open_quote=open_quote):
            start = -1
        else:
            start = 0 if _may_open(word) and not _goes_on(doc, i) else -1
        starts.append(start)
        length = 1 if start >= 0 else length + 1
        if word == '"':
            open_quote = not open_quote
        if not (space or quote or word in _CLOSING):
            final = word[-1] in _FINAL
        space_before = bool(space)
    return starts


def _closes(word: str, *, open_quote: bool) -> bool:
    """Say whether the word is a closing quotation mark."""
    return word in ("”", "»") or (word == '"' and open_quote)


def _may_open(word: str) -> bool:
    """Say whether a sentence may begin with this word, by its form alone."""
    return not (word[0].islower() or (word in _CLOSING and word != '"') or word in _NEVER_FIRST)


def _goes_on(doc: Doc, i: int) -> bool:
    """Say whether the word before token ``i`` is an abbreviation behind which the sentence goes on."""
    last = doc[i - 1] if not doc[i - 1].is_space or i < 2 else doc[i - 2]
    bare = last.lower_[:-1]
    if not last.text.endswith(".") or not bare:
        return False
    if "." in bare:
        return doc[i].lower_.rstrip(".") not in _words("openers")
    return bare in _words("abbreviations")
