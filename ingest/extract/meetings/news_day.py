"""The day of the news: an article may appear days after the day from which its "on Sunday" counts."""

import datetime as dt
from collections.abc import Sequence

from spacy.tokens import Token

from ingest.clean.text import BlockKind
from ingest.extract.meetings.syntax import VERBAL
from ingest.extract.meetings.telling import Telling
from ingest.extract.reading import Reading
from ingest.extract.when import DatePhrase, Direction, Form, find_dates, resolve
from ingest.extract.when.expressions import Unit

_LEAD = 2
"""Sentences of the body in which the day of the news is told."""
_LATEST = dt.timedelta(3)
"""How long after its news an agency's text appears; beyond it the lead looks back on something older."""


def news_day(reading: Reading) -> dt.date:
    """Return the day of the dateline, or the one on which the lead says something happened ("said on Wednesday"), if it
    is only just past; else that of publication."""
    published, seen = reading.published, 0
    if reading.clean.dateline is not None and (written := _of_dateline(reading.clean.dateline, published)):
        return written
    for sentence in reading.doc.sents:
        if reading.block(sentence) is not BlockKind.BODY:
            continue
        seen += 1
        if seen > _LEAD:
            break
        for phrase in find_dates(sentence.text):
            if phrase.form is Form.DAY and phrase.count == 0:
                return published
            if phrase.form is not Form.WEEKDAY or phrase.unit is not Unit.DAY or phrase.shift is not None:
                continue
            span = sentence.char_span(phrase.start, phrase.end, alignment_mode="expand")
            if span is None or not _past(span.root):
                continue
            date = resolve(phrase, published, Direction.PAST)
            if date is not None and len(date.start) == 10:
                day = dt.date.fromisoformat(date.start)
                return day if published - day <= _LATEST else published
    return published


def _of_dateline(wording: str, published: dt.date) -> dt.date | None:
    """The day that a dateline gives ("LIMA, Oct. 18")."""
    for phrase in find_dates(wording):
        date = resolve(phrase, published, Direction.PAST) if phrase.form is Form.ABSOLUTE else None
        if date is not None and len(date.start) == 10:
            day = dt.date.fromisoformat(date.start)
            return day if dt.timedelta(0) <= published - day <= _LATEST else None
    return None


def day_of_speaking(phrase: DatePhrase, direction: Direction, published: dt.date, news: dt.date) -> dt.date:
    """Return the day from which the phrase counts: a weekday ahead follows the news, all else the publication."""
    ahead = direction is Direction.FUTURE and phrase.form is Form.WEEKDAY and phrase.shift is None
    return news if ahead else published


def anchor_of(phrase: DatePhrase, tellings: Sequence[Telling], published: dt.date, news: dt.date) -> dt.date | None:
    """Return the day from which "three days after his summit" counts: the one that the sentence tells before it.

    None for a phrase that counts from no other day, and where the sentence tells none; then publication serves.
    """
    if phrase.form is not Form.ANCHORED or not tellings:
        return None
    directions = {one.told_date.phrase: one.told_date.direction for one in tellings if one.told_date is not None}
    before = [
        other for _, other in tellings[0].phrases if other.start < phrase.start and other.form is not Form.ANCHORED
    ]
    for other in reversed(before):
        direction = directions.get(other, Direction.PAST)
        date = resolve(other, day_of_speaking(other, direction, published, news), direction)
        if date is not None and len(date.start) == 10:
            return dt.date.fromisoformat(date.start)
    return None


def _past(token: Token) -> bool:
    """Whether the verb over the token tells the past."""
    verb = next((t for t in token.ancestors if t.pos_ in VERBAL), None)
    if verb is None or any(c.tag_ == "MD" or (c.dep_ == "aux" and c.lower_ == "to") for c in verb.children):
        return False
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in ("aux", "auxpass") for c in verb.children)
