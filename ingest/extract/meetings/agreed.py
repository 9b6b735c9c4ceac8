"""The day on which an agreement was reached, for its signing told of in a later sentence."""

import datetime as dt

from spacy.tokens import Span

from ingest.extract.meetings.event import Event
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.syntax import VERBAL, patient
from ingest.extract.meetings.words import word_class
from ingest.extract.reading import Reading
from ingest.extract.when import Direction, Form, find_dates, resolve

_AGREEING = word_class("agreeing")
_NEAR = 2
"""Sentences back to the one that tells of the agreement."""


def day_agreed(event: Event, reading: Reading) -> dt.date | None:
    """Return the day of "agreed" or "reached a deal" told just before "the agreement was signed"; None without one."""
    for telling in event.tellings:
        if telling.trigger.rule != "verb.sign":
            continue
        signed = patient(telling.token)
        if signed is None or not any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in signed.children):
            continue
        sentence = telling.sentence
        for _ in range(_NEAR):
            if not sentence.start:
                break
            sentence = reading.doc[sentence.start - 1].sent
            if (day := _day_of(sentence, reading)) is not None:
                return day
    return None


def _day_of(sentence: Span, reading: Reading) -> dt.date | None:
    verb = sentence.root
    if verb.pos_ not in VERBAL or verb.lemma_ not in _AGREEING:
        return None
    object_ = patient(verb)
    if verb.lemma_ != "agree" and (object_ is None or object_.lemma_.lower() not in lexicon().agreements):
        return None
    for phrase in find_dates(sentence.text):
        span = sentence.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if span is None or phrase.form not in (Form.WEEKDAY, Form.DAY, Form.ABSOLUTE):
            continue
        if span.root.head.i != verb.i and span.root.head.head.i != verb.i:
            continue
        date = resolve(phrase, reading.published, Direction.PAST)
        if date is not None and len(date.start) == 10:
            return dt.date.fromisoformat(date.start)
    return None
