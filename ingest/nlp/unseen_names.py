"""Persons whom the model takes for something else, or for nothing: found by how the text speaks of them."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from ingest.nlp.bounds import Bounds, is_title, person_bounds
from ingest.nlp.gazetteer import KNOWN
from ingest.nlp.lexicon import words
from ingest.nlp.titles import heads, modifiers

_MISTAKEN = frozenset({"ORG", "FAC", "NORP", "LOC", "GPE", "PRODUCT", "WORK_OF_ART", "EVENT"})
"""Labels that the model gives to persons with names that it has never seen."""
_OWNED = frozenset({"state", "demonym", "organization", "capital"})
_LONGEST = 4
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def unseen_names(doc: Doc, bounds: Bounds, persons: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the bounds of names that are persons' although the model does not say so; ``persons`` are found already.

    Two capitalised words or more, none of them known and none that ends the name of a body or a place, are a person's
    name behind "the president of Chile"; they are one, too, where their last word alone, or the same words, name a
    person elsewhere in the text, and behind "Chile's" where they do what people do or stand beside "Peru's Ruth Gale".
    """
    found = list(_behind_offices(doc, bounds))
    whole = {doc[start:end].text for start, end in (*persons, *found)}
    last = {doc[end - 1].text for start, end in persons if end - start == 1 or _spoken_of(doc, start)}
    last |= {doc[end - 1].text for start, end in found}
    beside = {doc[start].sent.start for start, _ in persons if _owner_before(doc, bounds, start)}
    for start, end in _candidates(doc, bounds):
        named = doc[start:end].text in whole or (doc[end - 1].text in last and end - start > 1)
        owned = _owner_before(doc, bounds, start)
        if named or (owned and (doc[start].sent.start in beside or _does_as_people(doc, start, end))):
            found.append((start, end))
    return found


def _candidates(doc: Doc, bounds: Bounds) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that may be a name: mistaken entities, and what stands behind a state's 's."""
    starts = {ent.start for ent in doc.ents if ent.label_ in _MISTAKEN and len(ent) <= _LONGEST}
    known: list[Span] = list(doc.spans.get(KNOWN, ()))
    starts |= {span.end + 1 for span in known if span.label_ in _OWNED and span.end + 2 < len(doc)}
    for start in sorted(starts):
        end = _run(doc, bounds, start)
        if end - start > 1 or (end > start and "-" in doc[start : end + 1].text):
            yield start, end


def _run(doc: Doc, bounds: Bounds, start: int) -> int:
    """The end of the capitalised words from ``start`` on; ``start`` itself where they can't be a person's name."""
    end = start
    while end < len(doc) and end - start <= _LONGEST:
        token = doc[end]
        hyphen = token.text == "-" and not token.whitespace_ and end > start
        if not (hyphen or _capitalised(token)) or bounds.blocks(end):
            break
        end += 1
    while end > start and doc[end - 1].text == "-":
        end -= 1
    if end < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_:
        return start  # "Nova Terra-based"
    named = {token.lower_ for token in doc[start:end]}
    return start if end - start > _LONGEST or named & _no_persons() else end


def _capitalised(token: Token) -> bool:
    word = token.text
    return word[:1].isupper() and word.replace("'", "").replace("’", "").isalpha() and not (
        (word.isupper() and len(word) > 1) or is_title(token) or token.pos_ in ("DET", "PRON", "ADP", "CCONJ")
    )  # fmt: skip


def _no_persons() -> frozenset[str]:
    return (
        words("bodies", "heads", "business")
        | words("events", "heads", "encounters")
        | words("media", "nouns")
        | words("names", "landscape")
    )


def _owner_before(doc: Doc, bounds: Bounds, start: int) -> bool:
    """Whether a state's or an organisation's name stands before in the possessive ("Chile's NAME")."""
    if start < 2 or doc[start - 1].lower_ not in _POSSESSIVE:
        return False
    owner = bounds.known[start - 2]
    return owner is not None and owner.label_ in _OWNED


def _spoken_of(doc: Doc, start: int) -> bool:
    """Whether a title or a form of address stands before the name, or it is a subject: no mere label of the model."""
    return start > 0 and is_title(doc[start - 1])


def _does_as_people(doc: Doc, start: int, end: int) -> bool:
    """Whether the name is subject, agent or object of what people do to each other ("was joined by Chile's NAME")."""
    root = doc[start:end].root
    for _ in range(3):
        if root.dep_ not in ("conj", "appos", "pobj", "compound", "nmod"):
            break
        if root.dep_ == "pobj" and root.head.lower_ not in ("by", "with"):
            return False
        root = root.head.head if root.dep_ == "pobj" else root.head
        if root.pos_ == "VERB":
            return root.lemma_.lower() in words("names", "doings")
    return root.dep_ in ("nsubj", "nsubjpass", "dobj") and root.head.lemma_.lower() in words("names", "doings")


def _behind_offices(doc: Doc, bounds: Bounds) -> Iterator[tuple[int, int]]:
    """Names right behind a whole office: "President of the Republic of Chile NAME", "Minister of Trade NAME"."""
    for i in range(len(doc) - 4):
        token = doc[i]
        if token.lower_ not in heads() or doc[i + 1].lower_ not in ("of", "for") or not token.text[:1].isupper():
            continue
        start = _behind(doc, bounds, i + 2)
        if start is None or doc[start - 1].text == ",":
            continue
        end = _run(doc, bounds, start)
        if end - start > 1 and not any(t.ent_type_ in ("DATE", "TIME") for t in doc[start:end]):
            yield person_bounds(doc, bounds, start, end)


def _behind(doc: Doc, bounds: Bounds, i: int) -> int | None:
    """Where the words end that tell what an office is for; None where none of them do."""
    first = i
    while i < len(doc) - 1 and i - first < 12:
        token, known = doc[i], bounds.known[i]
        if known is not None and known.label_ in _OWNED and known.start == i:
            i = known.end
        elif token.lower_ in ("the", "of", "and", "&", "for") or token.lower_ in modifiers() | _parts():
            i += 1
        else:
            break
    before = doc[i - 1] if i > first else None
    ends = before is not None and (bounds.known[i - 1] is not None or before.lower_ in modifiers() | _parts())
    return i if ends else None


def _parts() -> frozenset[str]:
    return words("names", "portfolios")
