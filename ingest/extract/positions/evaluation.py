"""Praise and blame in a stretch of text, by words weighed with their distance from its head."""

from functools import cache

import yaml
from spacy.tokens import Token

from graph_schema.model.base import Value
from ingest.extract.positions.finding import Finding
from ingest.extract.positions.lexicon import Cue, evaluations
from ingest.extract.quotes.lexicon import DATA

_DEEP = 4
"""How far below the head a word still colours the whole."""
_ASIDE = 0.4
_SKIPPED_POS = frozenset({"ADP", "PROPN", "SCONJ", "CCONJ", "DET", "PRON", "ADV", "AUX", "INTJ", "NUM"})
_OBJECTS = frozenset({"dobj", "acomp", "attr", "xcomp", "nsubjpass", "pobj"})
_LEAST = 0.34


class Turners(Value):
    """The lists of ``turners.yaml``."""

    beside: frozenset[str]
    above: frozenset[str]
    aside: frozenset[str]


@cache
def turners() -> Turners:
    """Return what turns an evaluation round."""
    return Turners.model_validate(yaml.safe_load((DATA / "positions" / "turners.yaml").read_text(encoding="utf-8")))


def weigh(head: Token, tokens: list[Token]) -> tuple[float, float]:
    """Return how much the tokens below ``head`` blame and how much they praise; 0 is nothing, 1 the head itself."""
    blame, praise = evaluations()
    bad = good = 0.0
    for token in tokens:
        is_bad = _in(token, blame)
        is_good = not is_bad and _in(token, praise)
        if token.lower_ == "thanks" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
            continue
        if not (is_bad or is_good) or token.pos_ in _SKIPPED_POS:
            continue
        weight = _weight(token, head)
        if is_turned(token) or _under_negation(token, head):
            is_bad, is_good, weight = is_good, is_bad, weight * 0.8
        bad += weight if is_bad else 0
        good += weight if is_good else 0
    text = f" {' '.join(t.lower_ for t in tokens)} "
    bad += sum(0.8 for phrase in blame.phrases if f" {phrase} " in text)
    good += sum(0.8 for phrase in praise.phrases if f" {phrase} " in text)
    return bad, good


def evaluate(head: Token, tokens: list[Token], least: float = _LEAST) -> Finding | None:
    """Return praise (supports) or blame (opposes), whichever weighs more by ``least``; None where neither does."""
    bad, good = weigh(head, tokens)
    if abs(bad - good) < least:
        return None
    blame, praise = evaluations()
    cue = blame if bad > good else praise
    return Finding(cue.stance, cue.id, cue.prior, head)


def is_turned(token: Token) -> bool:
    """Say whether a word is turned by a neighbour or its verb: "no progress", "did not help", "end the violence"."""
    words = turners()
    if any(c.lower_ in words.beside or c.dep_ == "neg" for c in token.children):
        return True
    head = token.head
    if head.i == token.i or token.dep_ in ("conj", "advcl"):
        return False
    if token.dep_ in _OBJECTS | {"amod"} and (head.lower_ in words.above or head.lemma_ in words.above):
        return True
    if token.dep_ not in _OBJECTS:
        return False
    return head.pos_ in ("VERB", "AUX") and any(c.dep_ == "neg" for c in head.children)


def _under_negation(token: Token, head: Token) -> bool:
    """ "We are not sure that the chance is historic": a negated verb above, up to the head."""
    current = token
    for _ in range(_DEEP):
        if current.i == head.i or current.head.i == current.i:
            return False
        clausal = current.dep_ in ("ccomp", "xcomp")
        current = current.head
        if clausal and any(c.dep_ == "neg" for c in current.children):
            return True
    return False


def _in(token: Token, cue: Cue) -> bool:
    return token.lemma_.lower() in cue.lemmas or token.lower_ in cue.lemmas


def _weight(token: Token, head: Token) -> float:
    """1 at the head, less with each step down; coordination and "of" ("a sign of hope") are no steps."""
    weight, current, depth = 1.0, token, 0
    while depth <= _DEEP and current.i != head.i:
        if current.head.i == current.i:
            return 0.0
        if current.dep_ in turners().aside:
            weight *= _ASIDE
        depth += not (current.dep_ == "conj" or (current.dep_ == "pobj" and current.head.lower_ == "of"))
        current = current.head
    return weight / (1 + depth) if current.i == head.i else 0.0
