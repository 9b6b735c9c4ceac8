"""Entities after correction: known names win, titles are cut off names, names are completed."""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from ingest.authority.people import PARTICLES
from ingest.nlp.gazetteer import KNOWN
from ingest.nlp.titles import heads, honorifics, modifiers

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
_KEEPS_PARTS = frozenset({"ORG", "EVENT", "LAW", "WORK_OF_ART", "FAC", "PRODUCT"})
"""Labels of entities that a known name may be a part of ("Bank of China")."""


def _is_title(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    return word in heads() or word in modifiers() or word in honorifics()


def _name_like(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and not _is_title(token)


class _Bounds:
    """Where known names lie, token by token."""

    def __init__(self, doc: Doc) -> None:
        self.known: list[Span | None] = [None] * len(doc)
        for span in doc.spans.get(KNOWN, ()):
            for i in range(span.start, span.end):
                self.known[i] = span

    def blocks(self, i: int) -> bool:
        """Say whether the token is part of a known name that is no person."""
        span = self.known[i]
        return span is not None and span.label_ not in ("person", "surname")


def _person(doc: Doc, bounds: _Bounds, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a person's name: without titles and possessives, with particles and hyphened parts."""
    while start < end and (
        _is_title(doc[start]) and end - start > 1 or doc[start].is_space or not doc[start].text[0].isalnum()
    ):
        start += 1
    for i in range(start, end):
        if doc[i].is_space or doc[i].text in ',;:()"“”/' or doc[i].lower_ in ("'s", "’s"):
            end = i
            break
    while end > start and (doc[end - 1].lower_ in ("'s", "’s", "'", "-", "and") or not doc[end - 1].text[-1].isalnum()):
        if doc[end - 1].text.endswith(".") and len(doc[end - 1].text) <= 4:
            break
        end -= 1
    if end <= start:
        return start, start
    while end < len(doc):  # complete to the right: "Kim Jong" + "-" + "il", "bin Salman"
        nxt = doc[end]
        if nxt.text == "-" and end + 1 < len(doc) and not nxt.whitespace_ and not doc[end - 1].whitespace_:
            if (
                doc[end + 1].text[:1].isalpha()
                and not bounds.blocks(end + 1)
                and doc[end + 1].lower_ not in ("led", "backed")
            ):
                end += 2
                continue
            break
        if nxt.is_space or bounds.blocks(end) or nxt.is_sent_start:
            break
        particle = (
            nxt.lower_ in PARTICLES
            and nxt.pos_ not in ("ADP", "DET")
            or nxt.lower_ in ("bin", "ibn", "al", "von", "van")
        )
        if (
            particle
            and end + 1 < len(doc)
            and (doc[end + 1].text[:1].isupper() or doc[end + 1].text == "-" or doc[end + 1].lower_ in PARTICLES)
        ):
            end += 1
            while end < len(doc) and doc[end].lower_ in PARTICLES:
                end += 1
            if end < len(doc) and doc[end].text[:1].isupper():
                end += 1
            continue
        if nxt.pos_ == "PROPN" and _name_like(nxt) and nxt.ent_type_ in ("", "PERSON"):
            end += 1
            continue
        break
    while start > 0 and not doc[start].is_sent_start:
        prev = doc[start - 1]
        if prev.text == "-" and start > 1 and not prev.whitespace_ and not doc[start - 2].whitespace_:
            if doc[start - 2].lower_ in PARTICLES or doc[start - 2].pos_ == "PROPN" and not bounds.blocks(start - 2):
                start -= 2
                continue
            break
        if prev.is_space or bounds.blocks(start - 1):
            break
        if (
            prev.lower_ in PARTICLES
            and prev.pos_ not in ("ADP", "DET")
            and (prev.text[0].isupper() or start > 1 and doc[start - 2].text[:1].isupper())
        ):
            start -= 1
            continue
        if prev.pos_ == "PROPN" and _name_like(prev) and prev.ent_type_ in ("", "PERSON"):
            start -= 1
            continue
        break
    return start, end


def _titled_names(doc: Doc, bounds: _Bounds, taken: bytearray) -> list[tuple[int, int]]:
    """Return names that no model found but a title announces: ``Foreign Minister`` + capitalised words."""
    found = []
    n = len(doc)
    i = 0
    while i < n - 1:
        token = doc[i]
        word = token.lower_.rstrip(".")
        j = i + 1
        if (
            word in honorifics()
            or word in heads()
            and token.text[0].isupper()
            or word in heads()
            and token.pos_ == "PROPN"
        ) and not taken[j]:
            nxt = doc[j]
            if (
                nxt.pos_ == "PROPN"
                and _name_like(nxt)
                and not bounds.blocks(j)
                and nxt.ent_type_ not in ("GPE", "NORP", "DATE")
            ):
                start, end = _person(doc, bounds, j, j + 1)
                if end > start:
                    found.append((start, end))
                    i = end
                    continue
        i += 1
    return found


@Language.component("fix_ents")
def fix_ents(doc: Doc) -> Doc:
    """Correct the model's entities by the known names and by titles; the result is ``doc.ents`` without overlap."""
    bounds = _Bounds(doc)
    taken = bytearray(len(doc))
    chosen: list[Span] = []

    def take(start: int, end: int, label: str) -> None:
        if end > start and not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(Span(doc, start, end, label=label))

    known = list(doc.spans.get(KNOWN, ()))
    for span in known:
        if span.label_ == "person":
            take(*_person(doc, bounds, span.start, span.end), "PERSON")
    model = list(doc.ents)
    for ent in model:
        if ent.label_ == "PERSON":
            inside = [bounds.known[i] for i in range(ent.start, ent.end) if bounds.blocks(i)]
            whole = inside and inside[0] is not None and inside[0].start <= ent.start and inside[0].end >= ent.end
            if not whole:
                take(*_person(doc, bounds, ent.start, ent.end), "PERSON")
    for start, end in _titled_names(doc, bounds, taken):
        take(start, end, "PERSON")
    for ent in model:
        if ent.label_ in _KEEPS_PARTS:
            start, end = ent.start, ent.end
            while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_space):
                start += 1
            while end > start and (doc[end - 1].lower_ in ("'s", "’s", "of", "'", "and", "-") or doc[end - 1].is_space):
                end -= 1
            hits = {
                (s.start, s.end)
                for i in range(start, end)
                if (s := bounds.known[i]) is not None and s.label_ != "surname"
            }
            if all(doc[i].lower_ in modifiers() for i in range(start, end)) and end - start < 3:
                continue  # "State" of "Secretary of State"
            longer = any(s < start or e > end or (s, e) == (start, end) for s, e in hits)
            if not longer:
                take(start, end, ent.label_)
    for span in known:
        if span.label_ in _LABEL and span.label_ != "person":
            take(span.start, span.end, _LABEL[span.label_])
    for ent in model:
        if ent.label_ not in _KEEPS_PARTS and ent.label_ != "PERSON":
            take(ent.start, ent.end, ent.label_)
    doc.ents = sorted(chosen, key=lambda s: s.start)  # type: ignore[assignment]
    return doc
