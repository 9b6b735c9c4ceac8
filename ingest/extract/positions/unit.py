"""The pieces of text that are read one by one: sentences, and the sentences inside a long quotation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from ingest.extract.quotes import Quotation

_FINAL = frozenset(".?!")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence; ``quotations`` are those that overlap it."""

    span: Span
    quotations: tuple[Quotation, ...]

    def quoted(self, token: int) -> Quotation | None:
        """Return the clausal quotation that the token stands in."""
        for quotation in self.quotations:
            if quotation.clausal and quotation.start <= token < quotation.end:
                return quotation
        return None


def units(doc: Doc, quotations: Sequence[Quotation]) -> Iterator[Unit]:
    """Yield every sentence of the text, quotations of several sentences cut into their sentences."""
    n = 0
    for sentence in doc.sents:
        for start, end in _cuts(sentence, quotations):
            while n < len(quotations) and quotations[n].end <= start:
                n += 1
            here = []
            for quotation in quotations[n:]:
                if quotation.start >= end:
                    break
                here.append(quotation)
            while start < end and doc[start].is_space:
                start += 1
            while end > start and doc[end - 1].is_space:
                end -= 1
            if end > start:
                yield Unit(doc[start:end], tuple(here))


def _cuts(sentence: Span, quotations: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    doc, start = sentence.doc, sentence.start
    for quotation in quotations:
        if quotation.start >= sentence.end:
            break
        if quotation.end <= sentence.start:
            continue
        last = min(quotation.end, sentence.end) - 1
        for i in range(max(quotation.start, sentence.start), last):
            follows = doc[i + 1]
            if doc[i].text in _FINAL and follows.text[:1].isupper() and i + 1 > start:
                yield start, i + 1
                start = i + 1
    if start < sentence.end:
        yield start, sentence.end
