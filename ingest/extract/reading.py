"""One article under reading: everything that the extraction of meetings and positions may look at."""

import datetime as dt
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from graph_schema.model.article import Article
from ingest.clean.text import BlockKind, CleanText
from ingest.extract.cast import Cast


@dataclass(frozen=True, slots=True)
class Reading:
    """``doc`` was parsed from ``clean.text``; ``cast`` says who is who in it."""

    article: Article
    clean: CleanText
    doc: Doc
    cast: Cast

    @property
    def published(self) -> dt.date:
        """The day against which relative dates are resolved."""
        return self.article.published_at

    def raw(self, span: Span) -> tuple[int, int, str]:
        """Return ``(start, end, sentence)`` of a span in ``article.text``, without white space at its ends."""
        start, end = span.start_char, span.end_char
        while start < end and self.clean.text[start].isspace():
            start += 1
        while end > start and self.clean.text[end - 1].isspace():
            end -= 1
        first, last = self.clean.raw_span(start, end)
        return first, last, self.article.text[first:last]

    def block(self, span: Span) -> BlockKind:
        """Return the kind of block that the span stands in."""
        return self.clean.block_at(span.start_char).kind
