"""Wire copy in capitals gets back its letter case, so that the models can read it. Length and offsets stay the same."""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.authority import NameKind, the_authority

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_MIN_WORDS = 4
_CAPITALS = 0.85
"""Share of capitals among the letters from which a paragraph counts as written in capitals."""

_NAMES = frozenset({"PERSON", "GPE", "NORP", "ORG", "LOC", "FAC"})
_LETTERED = frozenset({"u.s", "u.n", "u.k", "e.u", "u.s.s.r", "un", "uk", "eu", "uae", "nato", "i"})
_UNSURE = frozenset({NameKind.SURNAME, NameKind.MEDIA})
"""Known names that in capitals are too often a common word ("SAID", "MAY", "TIME")."""
_SENTENCE = re.compile(r"(?:^|(?<!\.[a-z])[.!?][\"')\]]*\s+|\n\s*\n\s*)[\"'(\[]*([a-z])")


def in_capitals(text: str) -> bool:
    """Say whether a paragraph is written in capitals: four words or more, nearly all letters upper case."""
    letters = [c for c in text if c.isalpha()]
    if len(text.split()) < _MIN_WORDS or not letters:
        return False
    return sum(c.isupper() for c in letters) >= _CAPITALS * len(letters)


def truecase(text: str, tag: Callable[[str], Doc]) -> str:
    """Return the text with its paragraphs in capitals put into ordinary letter case, character for character.

    ``tag`` tags a lower-case text (part of speech and entities): names get their capitals from it and from the
    known names. Text that is not in capitals comes back unchanged.
    """
    parts, at = [], 0
    for match in _PARAGRAPH.finditer(text):
        paragraph = match.group()
        if in_capitals(paragraph):
            parts += [text[at : match.start()], _lowered(paragraph, tag)]
            at = match.end()
    return "".join([*parts, text[at:]]) if parts else text


def _lowered(paragraph: str, tag: Callable[[str], Doc]) -> str:
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in paragraph)
    chars = list(lower)
    for token in tag(lower):
        if token.lower_.rstrip(".") in _LETTERED:
            chars[token.idx : token.idx + len(token)] = token.text.upper()
        elif _is_name(token):
            chars[token.idx] = chars[token.idx].upper()
    for hit in the_authority().index.find(paragraph):
        spelling = hit.names[0].spelling
        if hit.names[0].kind in _UNSURE or hit.end - hit.start < 4:
            continue
        if len(spelling) == hit.end - hit.start and spelling.lower() == lower[hit.start : hit.end]:
            chars[hit.start : hit.end] = spelling
    for match in _SENTENCE.finditer(lower):
        chars[match.start(1)] = chars[match.start(1)].upper()
    return "".join(chars)


def _is_name(token: Token) -> bool:
    if token.ent_type_ == "NORP" and token.tag_ == "NN":
        return False
    named = token.ent_type_ in _NAMES and token.pos_ in ("PROPN", "NOUN", "ADJ")
    return token.tag_ in ("NNP", "NNPS") or named


class CapitalsTokenizer:
    """The pipeline's tokenizer with ``truecase`` before it: its Docs have the length of the text that came in."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._tokenizer = nlp.tokenizer

    def __call__(self, text: str) -> Doc:
        """Return the tokens of the text in ordinary letter case."""
        return self._tokenizer(truecase(text, self._tag))

    def _tag(self, text: str) -> Doc:
        doc = self._tokenizer(text)
        for name in ("tok2vec", "tagger", "attribute_ruler", "ner"):
            if name in self._nlp.pipe_names:
                doc = self._nlp.get_pipe(name)(doc)
        return doc
