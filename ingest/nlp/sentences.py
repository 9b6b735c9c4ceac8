"""Sentence bounds that the parser must keep: paragraphs begin sentences, quotations are not torn apart."""

from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import yaml
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.types import Ints2d

_FINAL = frozenset(".?!…")
_CLOSING = frozenset("\"'”’»)]")
_NEVER_FIRST = frozenset(",;:-–—")


@cache
def _words(entry: str) -> frozenset[str]:
    path = Path(__file__).resolve().parent.parent / "data" / "nlp" / "sentences.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return frozenset(str(word) for row in rows if row["id"] == entry for word in row["words"])


@Language.component("para_sents")
def para_sents(doc: Doc) -> Doc:
    """Fix sentence bounds before the parser, which decides only what is left open.

    A blank line begins a sentence. Elsewhere one may begin only behind a full stop and never with a small letter; so a
    quotation is torn apart only between full sentences of its own. Titles and initials don't end a sentence.
    """
    if len(doc):
        # All at once: setting the flag of one token costs time in proportion to the length of the Doc.
        starts = np.array(_starts(doc), dtype="int64").astype("uint64").reshape(-1, 1)
        doc.from_array(["SENT_START"], cast(Ints2d, starts))
    return doc


def _starts(doc: Doc) -> list[int]:
    """Return 1 for tokens that begin a sentence, -1 for those that can't, 0 where the parser decides."""
    starts, open_quote = [], False
    for i, token in enumerate(doc):
        before = doc[i - 1] if i else None
        if before is None:
            starts.append(1)
        elif before.is_space and before.text.count("\n") >= 2:
            starts.append(1)
            open_quote = False
        else:
            closes = (token.is_space and not before.is_space) or _closes(token, open_quote=open_quote)
            starts.append(0 if not closes and _may_begin(doc, i) else -1)
        if token.text == '"':
            open_quote = not open_quote
    return starts


def _may_begin(doc: Doc, i: int) -> bool:
    """Say whether token ``i`` may begin a sentence by its own form and by what stands before it."""
    return _may_open(doc[i]) and _ends_sentence(doc, i - 1) and not _goes_on(doc, i)


def _closes(token: Token, *, open_quote: bool) -> bool:
    """Say whether the token is a closing quotation mark."""
    return token.text in ("”", "»") or (token.text == '"' and open_quote)


def _may_open(token: Token) -> bool:
    """Say whether a sentence may begin with this token, by its form alone."""
    text = token.text
    return not (text[0].islower() or (text in _CLOSING and text != '"') or text in _NEVER_FIRST)


def _ends_sentence(doc: Doc, i: int) -> bool:
    """Say whether a sentence may end with token ``i``, quotation marks and brackets left aside."""
    while i > 0 and (doc[i].text in _CLOSING or doc[i].is_quote or doc[i].is_space):
        i -= 1
    return doc[i].text[-1] in _FINAL


def _goes_on(doc: Doc, i: int) -> bool:
    """Say whether the word before token ``i`` is an abbreviation behind which the sentence goes on."""
    last = doc[i - 1] if not doc[i - 1].is_space or i < 2 else doc[i - 2]
    bare = last.lower_[:-1]
    if not last.text.endswith(".") or not bare:
        return False
    if "." in bare:
        return doc[i].lower_.rstrip(".") not in _words("openers")
    return bare in _words("abbreviations")
