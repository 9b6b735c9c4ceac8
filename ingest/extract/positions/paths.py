"""Paths through the dependency parse, as the frames of ``frames.jsonl`` write them.

A path is a chain of steps from the stance word to a part of its clause: ``>dobj`` the child with that relation,
``>prep[for|on]`` only if it is one of these words, ``[inf]`` only an infinitive with "to", ``[that]`` only a clause
with a subject, ``with`` the companion of the word (the "for" of "call for"). ``subject``, ``agent``, ``poss`` and
``nationality`` are looked up by grammar, not by one relation.
"""

import re
from functools import cache

from spacy.tokens import Token

from ingest.extract.quotes import clause

_STEP = re.compile(r">(?P<dep>\w+)(?:\[(?P<words>[\w|]+)\])?$")


@cache
def _steps(path: str) -> tuple[tuple[str, frozenset[str]], ...]:
    found = []
    for step in path.split():
        match = _STEP.match(step)
        if match:
            found.append((match["dep"], frozenset((match["words"] or "").split("|")) - {""}))
        else:
            found.append((f"@{step}", frozenset()))
    return tuple(found)


def follow(start: Token, path: str, companion: Token | None = None) -> Token | None:
    """Return the token at the end of the path; None where a step leads nowhere."""
    current: Token | None = start
    for dep, words in _steps(path):
        if current is None:
            return None
        current = _special(current, dep, companion) if dep[0] == "@" else _child(current, dep, words)
    return current


def first(start: Token, paths: tuple[str, ...], companion: Token | None = None) -> Token | None:
    """Return where the first of the paths that leads anywhere leads."""
    for path in paths:
        found = follow(start, path, companion)
        if found is not None and found.i != start.i:
            return found
    return None


def _child(token: Token, dep: str, words: frozenset[str]) -> Token | None:
    for child in token.children:
        if child.dep_ != dep:
            continue
        if not words or child.lower_ in words:
            return child
        if "inf" in words and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
            return child
        if "that" in words and any(c.dep_ in clause.SUBJECTS for c in child.children):
            return child
    return None


def _special(token: Token, name: str, companion: Token | None) -> Token | None:
    if name == "@subject":
        return clause.subject(token)
    if name == "@agent":
        return clause.agent(token)
    if name == "@with":
        return companion
    if name == "@poss":
        return _child(token, "poss", frozenset())
    if name == "@nationality":
        for child in token.children:
            if child.dep_ in ("amod", "compound", "nmod") and child.pos_ in ("ADJ", "PROPN"):
                return child
    return None
