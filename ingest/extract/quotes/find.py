"""All quotations of an article, with speakers, in the order of the text."""

import bisect
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from graph_schema.model.vocabulary import ActorKind
from ingest.clean.text import BlockKind
from ingest.extract.cast import Form
from ingest.extract.quotes import clause
from ingest.extract.quotes.attribution import Attribution
from ingest.extract.quotes.marks import Stretch, find_stretches
from ingest.extract.quotes.quotation import Quotation
from ingest.extract.quotes.turns import find_turns
from ingest.extract.quotes.voice import Voice, voices_of
from ingest.extract.reading import Reading

_SPILL_OVER = 0.8
"""How sure a speaker is who was taken over from the quotation before."""


def find_quotations(reading: Reading) -> tuple[Quotation, ...]:
    """Return every quotation of the body, attributed where the text tells; never raises on unbalanced marks.

    A paragraph that goes on an open quotation, and a second quotation of a paragraph without a verb of saying of its
    own, keep the speaker before; a paragraph that is nothing but a quotation keeps the speaker of the paragraph before.
    """
    doc = reading.doc
    starts = [token.idx for token in doc]
    spans = []
    for stretch in find_stretches(reading.clean, reading.article.text):
        if reading.clean.blocks[stretch.paragraph].kind is BlockKind.CAPTION:
            continue
        start = bisect.bisect_left(starts, stretch.start)
        if start and starts[start - 1] + len(doc[start - 1]) > stretch.start:
            start -= 1
        end = bisect.bisect_left(starts, stretch.end)
        if end > start:
            spans.append((stretch, start, end))
    inside = frozenset(i for _, start, end in spans for i in range(start, end))
    attribution = Attribution(doc, reading.cast, inside)
    found: list[Quotation] = []
    last: tuple[Stretch, Quotation] | None = None
    for stretch, start, end in spans:
        block = reading.clean.blocks[stretch.paragraph]
        first = bisect.bisect_left(starts, block.start)
        after = bisect.bisect_left(starts, block.end)
        text = reading.clean.text[stretch.start : stretch.end].strip()
        clausal = _is_clausal(doc, start, end)
        quotation = None if stretch.continues else attribution.around(start, end, first, after)
        if quotation is None and last is not None and last[1].speakers and clausal:
            quotation = _carried(reading, last, stretch, start, end, first)
        if quotation is None:
            quotation = Quotation(start, end, clausal)
        if clausal and not any(t.pos_ in ("VERB", "AUX") for t in doc[start:end]):
            clausal = quotation.cue is not None
        quotation = replace(quotation, clausal=clausal, text=_raw_words(reading, start, end) or text)
        found.append(quotation)
        if clausal:
            last = (stretch, quotation)
    return tuple(sorted((*found, *_turns(reading, starts)), key=lambda q: q.start))


def _turns(reading: Reading, starts: list[int]) -> Iterator[Quotation]:
    """What is said in a transcript, as quotations without marks."""
    asked: tuple[Voice, ...] | None = None
    for turn in find_turns(reading.clean):
        asked = _interviewee(reading, bisect.bisect_left(starts, turn.name_start)) if asked is None else asked
        first = bisect.bisect_left(starts, turn.name_start)
        last = bisect.bisect_left(starts, turn.name_end)
        speakers = next(
            (found for i in range(last - 1, first - 1, -1) if (found := voices_of(reading.cast, reading.doc[i]))), ()
        )
        if not speakers and reading.clean.text[turn.name_start : turn.name_end].strip().upper() in ("A", "ANSWER"):
            speakers = asked
        start, end = bisect.bisect_left(starts, turn.start), bisect.bisect_left(starts, turn.end)
        if end > start:
            yield Quotation(start, end, True, speakers, None, "quote.turn", 0.9, turn=True)


def _interviewee(reading: Reading, first: int) -> tuple[Voice, ...]:
    """Who answers where the text only says "A:": the person whom the lines before the first turn name first."""
    for mention in reading.cast.within(0, first):
        person = mention.actors and reading.cast.members[mention.actors[0]].kind is ActorKind.PERSON
        if person and mention.form is Form.NAME:
            return (Voice(mention.actors, mention.start, mention.confidence),)
    return ()


def _is_clausal(doc: Doc, start: int, end: int) -> bool:
    """A clause of its own: begins like a sentence and has a verb, or is long and has a verb with a subject."""
    tokens = doc[start:end]
    verbs = [t for t in tokens if t.pos_ in ("VERB", "AUX")]
    if not verbs:
        return len(tokens) >= 3 and tokens[-1].text in ".!?" and tokens[0].text[:1].isupper()
    begins = tokens[0].text[:1].isupper() and (start == 0 or doc[start - 1].is_quote)
    subjects = any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in tokens)
    return (begins and len(tokens) >= 3) or (
        len(tokens) >= 6 and subjects and tokens[0].pos_ != "VERB" and tokens[0].pos_ != "AUX"
    )


def _introduced(reading: Reading, last: Quotation, first: int) -> tuple[Voice, ...]:
    """Who the sentence before the paragraph spoke of, where it stands behind the last quotation: "X was blunter."."""
    i = first - 1
    while i > last.end and reading.doc[i].is_space:
        i -= 1
    if i <= last.end:
        return ()
    sentence = reading.doc[i].sent
    if sentence.start <= last.end + 1:
        return ()
    subject = clause.own_subject(sentence.root)
    found = voices_of(reading.cast, subject) if subject is not None else ()
    people = [v for v in found if len(v.keys) == 1 and reading.cast.members[v.keys[0]].kind is ActorKind.PERSON]
    return tuple(people[:1])


def _carried(
    reading: Reading, last: tuple[Stretch, Quotation], stretch: Stretch, start: int, end: int, first: int
) -> Quotation | None:
    """Take over the speaker of the last quotation where the text goes on with it."""
    before, quotation = last
    doc = reading.doc
    same = before.paragraph == stretch.paragraph
    leads = all(doc[i].is_quote or doc[i].is_space for i in range(first, start))
    if stretch.continues:
        return Quotation(start, end, True, quotation.speakers, None, "quote.continued", 0.95 * quotation.confidence)
    between = doc[quotation.end : start] if same else None
    if same and between is not None and len(between) <= 40:
        return Quotation(
            start, end, True, quotation.speakers, None, "quote.same_paragraph", 0.92 * quotation.confidence
        )
    if leads and before.paragraph == stretch.paragraph - 1:
        introduced = _introduced(reading, quotation, first)
        if introduced:
            return Quotation(start, end, True, introduced, None, "quote.introduced", 0.75)
        return Quotation(
            start, end, True, quotation.speakers, None, "quote.next_paragraph", _SPILL_OVER * quotation.confidence
        )
    return None


def _raw_words(reading: Reading, start: int, end: int) -> str:
    _, _, words = reading.raw(reading.doc[start:end])
    return words
