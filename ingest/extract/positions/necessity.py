"""Necessity in a clause: "must", "should", "has to", "needs to", "let us"."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.extract.positions.finding import Finding
from ingest.extract.positions.lexicon import cue
from ingest.extract.quotes import clause
from ingest.extract.quotes.self_reference import is_first_person

_VERBAL = frozenset({"VERB", "AUX"})
_ASIDE = frozenset({"relcl", "acl", "advcl"})
_NEAR = 2


def necessity(head: Token, tokens: list[Token]) -> Finding | None:
    """Return ``demands`` or ``calls_for`` where the clause, and not only an aside in it, says what has to be done."""
    for token in tokens:
        if not _governs(token, head):
            continue
        lower = token.lower_
        if lower == "must" and token.dep_ == "aux" and token.head.lemma_ != "have":
            return _by("cue.must", head)
        if lower in ("should", "ought") and token.dep_ == "aux" and token.i > token.sent.start:
            return _by("cue.should", head)
        if token.lemma_ in ("have", "need", "get") and token.pos_ in _VERBAL:
            if _takes_infinitive(token) and not any(c.dep_ == "neg" for c in token.children):
                mine = is_first_person(clause.own_subject(token))
                return _by("cue.should" if mine else "cue.must", head)
            if token.lemma_ == "need" and any(c.dep_ in ("dobj", "ccomp") for c in token.children):
                return _by("cue.need", head)
    text = f" {' '.join(t.lower_ for t in tokens)} "
    if any(f" {phrase} " in text for phrase in cue("cue.should").phrases):
        return _by("cue.should", head)
    return None


def _by(name: str, head: Token) -> Finding:
    found = cue(name)
    return Finding(found.stance, found.id, found.prior, head)


def _takes_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in verb.children)


def _governs(token: Token, head: Token) -> bool:
    steps = list(_up(token, head))
    return len(steps) <= _NEAR and not any(step.dep_ in _ASIDE for step in steps)


def _up(token: Token, head: Token) -> Iterator[Token]:
    for _ in range(_NEAR + 1):
        if token.i == head.i or token.head.i == token.i:
            return
        yield token
        token = token.head
