"""Paths through the dependency parse, as ``ingest/data/meetings/arguments.jsonl`` writes them.

A path is a row of steps: ``>prep[with|between]`` goes to the children with that label (only those words), ``<dobj``
to the head if the token itself bears that label. Words are compared with the lemma and with the word in lower case.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from graph_schema.model.vocabulary import ParticipantRole

_STEP = re.compile(r"([<>])(\w+)(?:\[([^\]]+)\])?")


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of the parse: down to children or up to the head."""

    down: bool
    label: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class ArgumentPattern:
    """A path from a trigger to a noun phrase whose actors take part, and in which role."""

    id: str
    of: str
    steps: tuple[Step, ...]
    role: ParticipantRole
    prior: float


def follow(token: Token, steps: tuple[Step, ...]) -> Iterator[Token]:
    """Yield the tokens at the end of the path."""
    if not steps:
        yield token
        return
    step, rest = steps[0], steps[1:]
    if step.down:
        for child in token.children:
            if child.dep_ == step.label and _allowed(child, step.words):
                yield from follow(child, rest)
    elif token.dep_ == step.label and token.head.i != token.i and _allowed(token.head, step.words):
        yield from follow(token.head, rest)


def parse_path(text: str) -> tuple[Step, ...]:
    """Return the steps of a written path; raises ValueError for anything that is no path."""
    parts = text.split()
    steps = []
    for part in parts:
        match = _STEP.fullmatch(part)
        if match is None:
            raise ValueError(f"not a step of a path: {part!r} in {text!r}")
        steps.append(Step(match[1] == ">", match[2], frozenset((match[3] or "").split("|")) - {""}))
    return tuple(steps)


def pattern_rows() -> list[Mapping[str, Any]]:
    """Return the rows of the pattern file with their examples."""
    text = (files("ingest.data") / "meetings" / "arguments.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


@cache
def argument_patterns() -> tuple[ArgumentPattern, ...]:
    """Return the patterns in the order of the file."""
    return tuple(
        ArgumentPattern(row["id"], row["of"], parse_path(row["path"]), ParticipantRole(row["role"]), row["prior"])
        for row in pattern_rows()
    )


def _allowed(token: Token, words: frozenset[str]) -> bool:
    return not words or token.lower_ in words or token.lemma_.lower() in words
