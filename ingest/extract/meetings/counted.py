"""Encounters counted in a row: "It was their third meeting this year" tells of the one told before, over a year."""

from spacy.tokens import Token

from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.words import word_class
from ingest.extract.when import DatePhrase, Form

_ORDINALS = word_class("ordinals")
_POINTING = word_class("pointing")
_BEHIND = 3
"""Words from a numbered encounter to the stretch in which it was one of several."""


def is_counted(token: Token) -> bool:
    """Return whether a numbered noun of encounter says of another one which one of several it is."""
    if not _is_numbered(token):
        return False
    if token.dep_ == "attr":
        subject = counted_of(token)
        return subject is not None and (subject.lower_ in _POINTING or subject.lemma_.lower() in lexicon().nouns)
    return token.dep_ in ("appos", "npadvmod")


def counted_of(token: Token) -> Token | None:
    """Return the subject of which a predicate noun tells: "Monday's talks" in "Monday's talks were the third"."""
    if token.dep_ != "attr" or token.head.lemma_ != "be":
        return None
    return next((c for c in token.head.children if c.dep_ == "nsubj" and c.i < token.head.i), None)


def counts_over(telling: Telling, phrase: DatePhrase, root: Token, rivals: int) -> bool:
    """Return whether the phrase is the stretch over which encounters were counted, not the day of this one.

    ``root`` is its root word, ``rivals`` how many other phrases may date the encounter: "their first meeting this year
    was in May".
    """
    if not _is_stretch(phrase):
        return False
    if not _is_numbered(telling.token):
        return telling.counted
    inside = rivals and any(t.i == root.i for t in telling.token.subtree)
    behind = phrase.form is Form.COUNTED and 0 < root.i - telling.token.i <= _BEHIND  # "a third meeting in two days"
    return bool(telling.counted or inside or behind)


def _is_numbered(noun: Token) -> bool:
    return any(c.dep_ in ("amod", "nummod") and c.lower_ in _ORDINALS for c in noun.children)


def _is_stretch(phrase: DatePhrase) -> bool:
    return phrase.form in (Form.STRETCH, Form.COUNTED) or (phrase.form is Form.ABSOLUTE and phrase.day is None)
