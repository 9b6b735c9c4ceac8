"""Where a quotation of the model stands in the article: the whole sentence around it, or nothing."""

import re
from dataclasses import dataclass

from spacy.tokens import Span

from ingest.extract.reading import Reading

NOT_VERBATIM = "the quote does not stand in the article"
TOO_SHORT = "the quote is too short to say anything"
TOO_LONG = "the quote runs over several sentences"

_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence with its span in the article's raw text, and the tokens in which its people may be named."""

    span: Span
    start: int
    end: int
    sentence: str
    around: tuple[int, int]


def find_passage(quote: str, reading: Reading) -> Passage | str:
    """Return the passage of a quotation, or the reason why there is none.

    Verbatim means letter for letter; only runs of white space may differ, as line breaks do not survive copying.
    """
    words = quote.split()
    if len(words) < _FEWEST_WORDS:
        return TOO_SHORT
    found = re.search(r"\s+".join(map(re.escape, words)), reading.clean.text)
    span = reading.doc.char_span(*found.span(), alignment_mode="expand") if found else None
    if span is None:
        return NOT_VERBATIM
    first, last = span[0].sent, span[-1].sent
    whole = reading.doc[first.start : last.end]
    # One sentence, or one more: the parser may see an end where a reader sees none.
    if first.end < last.start:
        return TOO_LONG
    start, end, sentence = reading.raw(whole)
    if "".join(sentence.split()) != "".join(whole.text.split()):
        return NOT_VERBATIM  # something that was left out by the cleaning stands in the middle of it
    before = reading.doc[whole.start - 1].sent.start if whole.start else 0
    after = reading.doc[whole.end].sent.end if whole.end < len(reading.doc) else whole.end
    return Passage(whole, start, end, sentence, (before, after))


def spans_of(wording: str, reading: Reading) -> list[Span]:
    """Return where a wording stands in the article as whole words; only runs of white space may differ."""
    if not wording.split():
        return []
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, wording.split())) + r"(?!\w)"
    spans = (reading.doc.char_span(*match.span()) for match in re.finditer(pattern, reading.clean.text))
    return [span for span in spans if span is not None]
