"""The pieces of text that are read one by one: sentences, and the sentences inside a long quotation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

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

    def cue_of(self, words: tuple[int, int] | None) -> int | None:
        """Return the verb of saying of the quoted clause that begins at ``words``; None where there is none."""
        quotation = self.quoted(words[0]) if words is not None else None
        return quotation.cue if quotation is not None else None

    def below(self, head: Token) -> frozenset[int]:
        """Return the tokens of the phrase or clause at ``head``, within the sentence.

        A tensed verb that the parser coordinated with an infinitive below belongs to the clause above: "agreed to
        meet and called for …".
        """
        found: set[int] = set()
        stack = [head]
        while stack:
            token = stack.pop()
            if self.span.start <= token.i < self.span.end:
                found.add(token.i)
            untensed = token.tag_ in ("VB", "VBG") and not any(c.tag_ == "MD" for c in token.children)
            for child in token.children:
                if untensed and child.dep_ == "conj" and child.tag_ in ("VBD", "VBZ", "VBP"):
                    continue
                stack.append(child)
        return frozenset(found)

    def words_in(self, region: frozenset[int]) -> tuple[int, int] | None:
        """Return the tokens of the quotation that mostly lies in the region; None where nothing is quoted.

        Of several a clause goes before bits of one, and the first before those that follow; a single word in marks
        ("the so-called \"plan\"") only stands where nothing longer is quoted.
        """
        best: tuple[bool, bool, tuple[int, int]] | None = None
        for quotation in self.quotations:
            start, end = max(quotation.start, self.span.start), min(quotation.end, self.span.end)
            inside = sum(i in region for i in range(start, end))
            if not inside or 2 * inside < end - start:
                continue
            phrase = sum(self.span.doc[i].is_alpha for i in range(start, end)) > 1
            if best is None or (quotation.clausal, phrase) > best[:2]:
                best = quotation.clausal, phrase, (start, end)
        return best[2] if best is not None else None


def units(doc: Doc, quotations: Sequence[Quotation]) -> Iterator[Unit]:
    """Yield every sentence of the text, quotations of several sentences cut into their sentences."""
    n = 0
    for sentence in doc.sents:
        while n < len(quotations) and quotations[n].end <= sentence.start:
            n += 1
        here = []
        for quotation in quotations[n:]:
            if quotation.start >= sentence.end:
                break
            here.append(quotation)
        for start, end in _cuts(sentence, here):
            while start < end and doc[start].is_space:
                start += 1
            while end > start and doc[end - 1].is_space:
                end -= 1
            if end > start:
                yield Unit(doc[start:end], tuple(q for q in here if q.start < end and q.end > start))


def _cuts(sentence: Span, quotations: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Cut behind each full stop inside a quotation, and where a sentence ended before its opening mark."""
    doc, start = sentence.doc, sentence.start
    for quotation in quotations:
        mark = quotation.start - 1
        if quotation.clausal and start < mark and doc[mark].is_quote and doc[mark - 1].text in _FINAL:
            yield start, mark
            start = mark
        for i in range(max(quotation.start, sentence.start), min(quotation.end, sentence.end) - 1):
            if doc[i].text in _FINAL and doc[i + 1].text[:1].isupper() and i + 1 > start:
                yield start, i + 1
                start = i + 1
        after = quotation.end + 1
        if (
            quotation.end < sentence.end
            and after < sentence.end
            and doc[quotation.end].is_quote
            and doc[quotation.end - 1].text in _FINAL
            and doc[quotation.end - 1].text == "."
            and doc[after].text[:1].isupper()
            and after > start
        ):
            yield start, after
            start = after
    if start < sentence.end:
        yield start, sentence.end
