"""Clauses that say when and where an encounter takes place, although the parse hangs them on another noun."""

from spacy.tokens import Token

from ingest.extract.meetings.syntax import VERBAL
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.words import word_class

_WORDS = word_class("taking_place")
_OPEN = frozenset(
    "noun." + name
    for name in ("summit", "talks", "meeting", "round", "conference", "negotiation", "visit", "session", "ceremony")
)


def happenings(tellings: list[Telling]) -> dict[int, Token]:
    """Return for such clauses ("…, set to take place in May") the noun of encounter before them that they speak of."""
    found: dict[int, Token] = {}
    if not tellings:
        return found
    nouns = [t.token for t in tellings if t.trigger.noun is not None and t.trigger.noun.id in _OPEN]
    for token in tellings[0].sentence:
        if token.dep_ not in ("acl", "amod", "advcl", "relcl") or token.lemma_.lower() not in _WORDS:
            continue
        if token.tag_ not in ("VBN", "JJ", "VBD") or (
            token.pos_ in VERBAL and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
        ):
            continue
        before = [noun for noun in nouns if noun.i < token.i]
        if (
            before
            and token.head.i != before[-1].i
            and (before[-1].i < token.head.i < token.i or token.head in before[-1].ancestors)
        ):
            found[token.i] = before[-1]
    return found
