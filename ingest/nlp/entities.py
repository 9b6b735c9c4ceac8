"""Entities after correction: known names win, titles are cut off names, names are completed."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.nlp.bounds import Bounds, is_title, name_like, person_bounds
from ingest.nlp.gazetteer import KNOWN
from ingest.nlp.titles import heads, honorifics, modifiers
from ingest.nlp.unseen_names import unseen_names

_LABEL = {
    "person": "PERSON",
    "state": "GPE",
    "demonym": "NORP",
    "organization": "ORG",
    "capital": "GPE",
    "metonym": "ORG",
    "place": "GPE",
    "region": "GPE",
    "media": "ORG",
    "feature": "LOC",
}
"""Entity labels of known names."""

_KEEPS_PARTS = frozenset({"ORG", "EVENT", "LAW", "WORK_OF_ART", "FAC", "PRODUCT"})
"""Labels of entities that a known name may be a part of ("Bank of China")."""

_HEADLINE = 40
"""Tokens of the longest headline."""
_LONG_WORD = 4
"""Letters from which a word of a headline in capitals has one."""

_EDGES = frozenset({"'s", "’s", "of", "'", "and", "-"})
_ARTICLES = frozenset({"the", "a", "an"})


class _Choice:
    """The entities chosen so far; none overlaps another, the first that is taken stays."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.taken = bytearray(len(doc))
        self.spans: list[Span] = []

    def take(self, start: int, end: int, label: str) -> None:
        if end > start and not any(self.taken[start:end]):
            self.taken[start:end] = b"\x01" * (end - start)
            self.spans.append(Span(self.doc, start, end, label=label))


@Language.component("fix_ents")
def fix_ents(doc: Doc) -> Doc:
    """Correct the model's entities by the known names and by titles; the result is ``doc.ents`` without overlap.

    The order of trust: known persons, persons of the model, capitalised words behind a title, longer names that hold
    known ones, known names, the rest of the model's entities.
    """
    bounds, choice, headline = Bounds(doc), _Choice(doc), _capital_headline(doc)
    known, model = list(doc.spans.get(KNOWN, ())), list(doc.ents)
    for span in known:
        if span.label_ == "person":
            choice.take(*person_bounds(doc, bounds, span.start, span.end), "PERSON")
    for ent in model:
        if ent.label_ == "PERSON" and not _is_known_name(bounds, ent) and not _is_rank(ent):
            if ent.end <= headline and (surname := _surname_in_headline(doc, bounds, ent, headline)):
                choice.take(*surname, "PERSON")
            else:
                choice.take(*person_bounds(doc, bounds, ent.start, ent.end), "PERSON")
    for start, end in _titled_names(doc, bounds, choice.taken):
        choice.take(start, end, "PERSON")
    persons = [(span.start, span.end) for span in choice.spans]
    for start, end in unseen_names(doc, bounds, persons):
        choice.take(start, end, "PERSON")
    for ent in model:
        if ent.label_ in _KEEPS_PARTS:
            start, end = _trimmed(doc, ent)
            if not _is_title_word(doc, start, end) and not _cuts_known(bounds, start, end):
                choice.take(start, end, ent.label_)
    for span in known:
        if span.label_ in _LABEL and span.label_ != "person":
            choice.take(span.start, span.end, _LABEL[span.label_])
    for ent in model:
        if ent.label_ not in _KEEPS_PARTS and ent.label_ != "PERSON":
            choice.take(ent.start, ent.end, ent.label_)
    doc.ents = tuple(sorted(choice.spans, key=lambda span: span.start))
    return doc


def _capital_headline(doc: Doc) -> int:
    """Return where a headline ends in which all longer words have a capital; 0 where there is none."""
    end = next((i for i in range(min(len(doc), _HEADLINE)) if doc[i].is_space and "\n" in doc[i].text), 0)
    words = [token for token in doc[:end] if token.is_alpha and len(token) >= _LONG_WORD]
    return end if words and all(token.text[0].isupper() for token in words) else 0


def _surname_in_headline(doc: Doc, bounds: Bounds, ent: Span, headline: int) -> tuple[int, int] | None:
    """Return the surname alone where the model took the next words for names, too ("Chirac Trade Barbs")."""
    known = bounds.known[ent.start]
    if known is None or known.label_ != "surname" or known.start != ent.start or known.end >= ent.end:
        return None
    following = {token.text for token in doc[known.end : ent.end]}
    return None if any(token.text in following for token in doc[headline:]) else (known.start, known.end)


def _is_known_name(bounds: Bounds, ent: Span) -> bool:
    """Say whether all of the entity lies in a known name that is no person ("Jordan")."""
    inside = next((bounds.known[i] for i in range(ent.start, ent.end) if bounds.blocks(i)), None)
    return inside is not None and inside.start <= ent.start and inside.end >= ent.end


def _is_rank(ent: Span) -> bool:
    """Say whether the model took the last word of a title for a name ("Crown Prince and Minister of Defence")."""
    if len(ent) > 1 or not is_title(ent[0]) or ent.start == 0:
        return False
    return ent.doc[ent.start - 1].lower_ in modifiers() and ent.doc[ent.start - 1].text[0].isupper()


def _titled_names(doc: Doc, bounds: Bounds, taken: bytearray) -> list[tuple[int, int]]:
    """Return names that no model found but a title announces: "Foreign Minister" + capitalised words."""
    found = []
    i = 0
    while i < len(doc) - 1:
        token, following = doc[i], doc[i + 1]
        word = token.lower_.rstrip(".")
        announces = word in honorifics() or (word in heads() and (token.text[0].isupper() or token.pos_ == "PROPN"))
        if (
            announces
            and not taken[i + 1]
            and following.pos_ == "PROPN"
            and name_like(following)
            and not bounds.blocks(i + 1)
            and following.ent_type_ not in ("GPE", "NORP", "DATE")
        ):
            start, end = person_bounds(doc, bounds, i + 1, i + 2)
            if end > start:
                found.append((start, end))
                i = end
                continue
        elif word in heads() and following.lower_ in ("of", "for"):
            j = _behind_portfolio(doc, i + 2)
            if j and not any(taken[j : j + 2]) and not bounds.blocks(j) and not bounds.blocks(j + 1):
                found.append(person_bounds(doc, bounds, j, j + 2))
        i += 1
    return found


def _behind_portfolio(doc: Doc, i: int) -> int | None:
    """Return where a name of two words begins behind "Minister of Trade,"; ``i`` is the portfolio's start."""
    while i < len(doc) - 2 and (doc[i].text[:1].isupper() or doc[i].lower_ in ("and", "the", "&")):
        i += 1
    if i >= len(doc) - 2 or doc[i].text != ",":
        return None
    first, second = doc[i + 1], doc[i + 2]
    both = name_like(first) and name_like(second) and first.pos_ == second.pos_ == "PROPN"
    return i + 1 if both and first.ent_type_ in ("", "PERSON", "ORG") else None


def _trimmed(doc: Doc, ent: Span) -> tuple[int, int]:
    """Return the bounds of an entity without an article before and a preposition or possessive behind."""
    start, end = ent.start, ent.end
    while start < end and (doc[start].lower_ in _ARTICLES or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].lower_ in _EDGES or doc[end - 1].is_space):
        end -= 1
    return start, end


def _is_title_word(doc: Doc, start: int, end: int) -> bool:
    """Say whether the entity is a piece of a title: "State" of "Secretary of State"."""
    return end - start < 4 and all(
        doc[i].lower_ in modifiers() or is_title(doc[i]) or doc[i].lower_ in ("and", "&", "of")
        for i in range(start, end)
    )


def _cuts_known(bounds: Bounds, start: int, end: int) -> bool:
    """Say whether a known name is the same as the entity or runs over its edge: then the known name counts."""
    hits = {
        (span.start, span.end)
        for i in range(start, end)
        if (span := bounds.known[i]) is not None and span.label_ != "surname"
    }
    return any(first < start or last > end or (first, last) == (start, end) for first, last in hits)
