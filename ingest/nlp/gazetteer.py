"""Known names in the Doc: spans under ``doc.spans["known"]``, found before ``fix_ents`` corrects the entities."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.authority import NameKind, the_authority

KNOWN = "known"
"""Key of the span group: one span a known spelling, its label the weightiest kind that the spelling may have."""


@Language.component("gazetteer")
def gazetteer(doc: Doc) -> Doc:
    """Mark every spelling that the authority data know."""
    index = the_authority().index
    token_at = {token.idx: token.i for token in doc}
    spans: list[Span] = []
    for hit in index.find(doc.text):
        first = token_at.get(hit.start)
        if first is None:
            continue
        last = first
        while doc[last].idx + len(doc[last]) < hit.end:
            last += 1
        kinds = {name.kind for name in hit.names}
        label = next(kind.value for kind in NameKind if kind in kinds)
        if not spans or spans[-1].end <= first:
            spans.append(Span(doc, first, last + 1, label=label))
    other = {span.text for span in spans if _stands_for_another(doc, span, spans)}
    doc.spans[KNOWN] = [span for span in spans if span.text not in other]
    return doc


def _stands_for_another(doc: Doc, span: Span, spans: list[Span]) -> bool:
    """Whether the text explains an acronym in its own way: "the Indian Ocean Conference (IOC)"."""
    acronym, before = span.text, span.start - 1
    bracketed = before > 0 and doc[before].text == "(" and span.end < len(doc) and doc[span.end].text == ")"
    if not bracketed or len(span) != 1 or not (acronym.isalpha() and acronym.isupper()):
        return False
    if any(other.end == before for other in spans):
        return False  # a known name stands before the bracket: its own acronym
    capitals = [token.text[0] for token in doc[max(0, before - 3 * len(acronym)) : before] if token.text[0].isupper()]
    return capitals[-len(acronym) :] == list(acronym)
