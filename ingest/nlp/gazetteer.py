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
    doc.spans[KNOWN] = spans
    return doc
