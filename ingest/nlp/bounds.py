"""Where a person's name begins and ends: titles cut off, particles and hyphened parts joined."""

from spacy.tokens import Doc, Span, Token

from ingest.authority.people import PARTICLES
from ingest.nlp.gazetteer import KNOWN
from ingest.nlp.lexicon import words
from ingest.nlp.titles import heads, honorifics, modifiers, plural_heads

_POSSESSIVE = frozenset({"'s", "’s"})
_STOPS = frozenset(',;:()"“”/')
_ENGLISH = frozenset({"an", "as", "at", "ad", "do"})
"""Particles that are words of English, too: the parse decides."""

_SUFFIXED = frozenset({"led", "backed", "brokered", "style", "era"})
"""Words behind a hyphen that end the name: "Ruiz-backed"."""


class Bounds:
    """Which known name covers each token."""

    def __init__(self, doc: Doc) -> None:
        self.known: list[Span | None] = [None] * len(doc)
        for span in doc.spans.get(KNOWN, ()):
            for i in range(span.start, span.end):
                self.known[i] = span

    def blocks(self, i: int) -> bool:
        """Say whether the token is part of a known name that is no person's."""
        span = self.known[i]
        return span is not None and span.label_ not in ("person", "surname")


def is_title(token: Token) -> bool:
    """Say whether the token is a word of an office title or a form of address."""
    word = token.lower_.rstrip(".")
    return word in heads() or word in modifiers() or word in honorifics() or word in plural_heads()


def name_like(token: Token) -> bool:
    """Say whether the token may be a part of a name: it has a capital and is no title."""
    capital = token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
    return capital and not is_title(token) and token.lower_ not in words("counterparts")


def person_bounds(doc: Doc, bounds: Bounds, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the person's name at ``start:end``; an empty span where nothing of it is a name."""
    start, end = _trimmed(doc, start, end)
    if end <= start:
        return start, start
    return _extended_left(doc, bounds, start), _extended_right(doc, bounds, end)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        (is_title(doc[start]) and end - start > 1) or doc[start].is_space or not doc[start].text[0].isalnum()
    ):
        start += 1
    for i in range(start, end):
        if doc[i].is_space or doc[i].text in _STOPS or doc[i].lower_ in _POSSESSIVE or _ends_name(doc, start, i):
            end = i
            break
    while end > start:
        last = doc[end - 1]
        if last.text == "Will" and end - start > 1 and end < len(doc) and doc[end].is_title:
            end -= 1  # "Daems Will Visit Moscow": a headline in capitals
            continue
        initial = last.text.endswith(".") and len(last.text) <= 4
        if initial or (last.text[-1].isalnum() and last.lower_ not in ("and", *_POSSESSIVE)):
            break
        end -= 1
    return start, end


def _ends_name(doc: Doc, start: int, i: int) -> bool:
    """Whether a word behind the name was taken into it ("Anna Berg as"): a small one that no name holds."""
    token = doc[i]
    alone = i > start and doc[i - 1].whitespace_ != ""
    small = alone and token.is_lower and token.is_alpha and token.pos_ in ("SCONJ", "VERB", "AUX", "ADV", "PRON")
    return small and (token.lower_ not in PARTICLES or token.dep_ == "mark")


def _extended_right(doc: Doc, bounds: Bounds, end: int) -> int:
    while end < len(doc):
        token = doc[end]
        if token.text == "-" and end + 1 < len(doc) and not token.whitespace_ and not doc[end - 1].whitespace_:
            tail = doc[end + 1]
            if not tail.text[:1].isalpha() or bounds.blocks(end + 1) or tail.lower_ in _SUFFIXED:
                return end
            end += 2
        elif token.is_space or token.is_sent_start or bounds.blocks(end):
            return end
        elif _opens_surname(doc[end - 1]) and token.text[:1].isupper():
            end += 1
        elif _is_particle(token) and end + 1 < len(doc) and _may_follow_particle(doc[end + 1]):
            end += 1
            while end < len(doc) and doc[end].lower_ in PARTICLES:
                end += 1
            if end < len(doc) and doc[end].text[:1].isupper():
                end += 1
        elif token.pos_ == "PROPN" and name_like(token) and token.ent_type_ in ("", "PERSON"):
            end += 1
        else:
            return end
    return end


def _extended_left(doc: Doc, bounds: Bounds, start: int) -> int:
    while start > 0 and not doc[start].is_sent_start:
        token = doc[start - 1]
        if token.text == "-" and start > 1 and not token.whitespace_ and not doc[start - 2].whitespace_:
            head = doc[start - 2]
            if head.lower_ not in PARTICLES and (head.pos_ != "PROPN" or bounds.blocks(start - 2)):
                return start
            start -= 2
        elif token.is_space or bounds.blocks(start - 1):
            return start
        elif token.lower_ in PARTICLES and token.pos_ not in ("ADP", "DET", "SCONJ"):
            if not token.text[0].isupper() and not (start > 1 and doc[start - 2].text[:1].isupper()):
                return start
            start -= 1
        elif (token.pos_ == "PROPN" and name_like(token) and token.ent_type_ in ("", "PERSON")) or _behind_title(token):
            start -= 1
        else:
            return start
    return start


def _behind_title(token: Token) -> bool:
    """ "Gergely" of "Ambassador Gergely Nagy", which the tagger takes for an adverb: a capital right behind a title."""
    capital = token.text[:1].isupper() and token.text.isalpha() and not token.text.isupper() and not is_title(token)
    before = token.nbor(-1) if token.i else token
    return capital and before.lower_ in heads() and before.text[:1].isupper() and token.ent_type_ in ("", "PERSON")


def _opens_surname(token: Token) -> bool:
    """ "van der" of "Jan van der Berg" where the model stopped before the name itself."""
    return token.is_lower and token.lower_ in PARTICLES and token.lower_ not in _ENGLISH


def _is_particle(token: Token) -> bool:
    free = token.pos_ not in ("ADP", "DET", "SCONJ") and token.dep_ != "mark"
    return token.lower_ in PARTICLES and (free or token.lower_ not in _ENGLISH or _between_names(token))


def _between_names(token: Token) -> bool:
    """ "Tiago do Carmo": small between two capitals, where no verb can stand."""
    if token.lower_ != "do" or not token.is_lower or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    return token.nbor(-1).text[:1].isupper() and token.nbor(1).text[:1].isupper() and token.dep_ != "ROOT"


def _may_follow_particle(token: Token) -> bool:
    return token.text[:1].isupper() or token.text == "-" or token.lower_ in PARTICLES
