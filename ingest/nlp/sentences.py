"""Sentence bounds that the parser must keep: paragraphs begin sentences, quotations are not torn apart."""

from spacy.language import Language
from spacy.tokens import Doc, Token

_FINAL = frozenset(".?!…")
_CLOSING = frozenset("\"'”’»)]")
_TITLE_ABBREVIATIONS = frozenset(
    "mr mrs ms dr sen rep gov gen col lt adm st prof rev hon amb maj sgt capt jan feb mar apr jun jul aug sep sept oct nov"
    " dec no vs u.s u.n e.u u.k a.m p.m".split()
)


_OPENERS = frozenset(
    (
        "the a an he she it they we i you this that these those his her its their our but and or in on at after before as by for from"
        " with when while if although though since there what who how why meanwhile however also earlier later last next both"
        " all many most some several no not one two three mr mr. mrs. ms. according despite during under asked"
    ).split()
)
"""Words that may begin a sentence after "the U.S."; any other word goes on with it ("U.S. President")."""


def _ends_sentence(doc: Doc, i: int) -> bool:
    """Say whether a sentence may end with token ``i``."""
    while i > 0 and (doc[i].text in _CLOSING or doc[i].is_quote or doc[i].is_space):
        i -= 1
    text = doc[i].text
    if text[-1] in _FINAL:
        return True
    return False


def _opens(token: Token) -> bool:
    """Say whether a sentence may begin with this token, by its form alone."""
    text = token.text
    return not (text[0].islower() or text in _CLOSING or text in ",;:-–—")


@Language.component("para_sents")
def para_sents(doc: Doc) -> Doc:
    """Fix sentence bounds before the parser: a blank line begins a sentence; elsewhere one can only begin after a full stop.

    The parser decides what is left open. Abbreviations ("Sen.", "U.S." before a small letter) don't end a sentence.
    """
    open_quote = False
    for i, token in enumerate(doc):
        if i == 0:
            token.is_sent_start = True
            continue
        before = doc[i - 1]
        if before.is_space and before.text.count("\n") >= 2:
            token.is_sent_start = True
            open_quote = False
        elif token.is_space and not before.is_space:
            token.is_sent_start = False
        else:
            closes = token.text == '"' and open_quote or token.text in ("”", "»")
            last = before if not before.is_space or i < 2 else doc[i - 2]
            abbreviated = (
                last.text.endswith(".") and len(last.text) > 1 and last.text[:-1].lower() in _TITLE_ABBREVIATIONS
            )
            named = abbreviated and last.text[:-1].lower().count(".") == 0
            initials = last.text.endswith(".") and last.text[:-1].count(".") > 0 and token.lower_ not in _OPENERS
            if closes or initials or named or not _opens(token) or not _ends_sentence(doc, i - 1):
                token.is_sent_start = False
        if token.text == '"':
            open_quote = not open_quote
    return doc
