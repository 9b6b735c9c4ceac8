"""Which day of a longer encounter is told of: "the second day of the talks", "wound up four days of talks"."""

import datetime as dt

from spacy.tokens import Span, Token

from graph_schema.model.vocabulary import MeetingStatus
from graph_schema.model.when import EventDate
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.syntax import VERBAL, ancestors
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.told import Told
from ingest.extract.meetings.words import word_class

_ENDING = word_class("ending")
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_LAST = frozenset({"final", "last", "closing", "concluding"})


def count_days(sentence: Span, tellings: list[Telling]) -> None:
    """Move the first day of an encounter back from the day told of, where the sentence counts its days.

    What is in its second day goes on, unless that is called the last one.
    """
    for day in sentence:
        number = _number(day)
        if number is None:
            continue
        last = any(c.lower_ in _LAST for c in day.children)
        for telling in tellings:
            date = telling.date
            linked = [telling, *telling.links]
            if not any(_is_day_of(day, one.token) for one in linked) or date is None or len(date.start) != 10:
                continue
            telling.date = _from(date, number)
            if not last and telling.status in (MeetingStatus.HELD, None):
                telling.told = Told(MeetingStatus.ONGOING)


def is_over(telling: Telling) -> bool:
    """Return whether the sentence tells of the end of the encounter, so that its date is the last day."""
    noun = telling.token
    verb = next((t for t in ancestors(noun) if t.pos_ in VERBAL), None)
    if telling.trigger.noun is None or verb is None or noun.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass"):
        return False
    return verb.lemma_.lower() in _ENDING and _between(noun, verb)


def first_day(date: EventDate, length: int) -> EventDate:
    """Return the date with the first day that an encounter of so many days had, if this was its last one."""
    return _from(date, length)


def _between(noun: Token, verb: Token) -> bool:
    """Whether only days and rounds stand between the verb and its encounter ("wound up four days of talks")."""
    above = [t for t in ancestors(noun) if verb.i < t.i < noun.i or noun.i < t.i < verb.i]
    words = lexicon()
    return all(t.pos_ == "ADP" or t.lemma_ in ("day", "round", "week") or t.lemma_ in words.nouns for t in above)


def _number(day: Token) -> int | None:
    if day.lemma_.lower() != "day":
        return None
    for child in day.children:
        if child.dep_ == "amod" and child.lower_ in _ORDINALS:
            return _ORDINALS[child.lower_]
        if child.dep_ == "nummod" and child.i == day.i + 1 and child.lower_ in _NUMBERS:
            return _NUMBERS[child.lower_]  # "on day two of"
    return None


def _is_day_of(day: Token, noun: Token) -> bool:
    """Whether the day is one of the encounter ("the second day of the talks", "the talks entered a third day")."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.i == day.i:
        return True
    entered = day.head if day.dep_ in ("dobj", "pobj") else None
    entered = entered.head if entered is not None and entered.pos_ == "ADP" else entered
    return entered is not None and noun.dep_ == "nsubj" and noun.head.i == entered.i


def _from(date: EventDate, days: int) -> EventDate:
    start = dt.date.fromisoformat(date.start) - dt.timedelta(days - 1)
    return date.model_copy(update={"start": start.isoformat(), "end": date.end or date.start})
