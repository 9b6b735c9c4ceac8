"""What a position is about as far as shifts go: the question at issue, the answer, and for or against it.

The words are data: ``matters.yaml``.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from graph_schema.model.base import Value
from graph_schema.model.names import fold
from graph_schema.model.vocabulary import Side, Stance


class Answer(Value):
    """One of several answers to a question, with the words that a topic has for it."""

    words: tuple[str, ...]
    example: str


class Matters(Value):
    """The whole file; ``matters`` are the answers by question and name."""

    sides: dict[Stance, Side]
    empty: frozenset[str]
    joining: frozenset[str]
    matters: dict[str, dict[str, Answer]]


class Matter(NamedTuple):
    """``question`` is what is at issue, ``option`` which answer the topic is, ``regarding`` whom or what it concerns.

    A topic that is no known answer is a question by itself: its words, sorted, without empty ones.
    """

    question: str
    option: str | None
    regarding: str | None


@lru_cache(maxsize=10_000)
def matter_of(topic: str) -> Matter:
    """Return what the topic is about: ``an immediate ceasefire in Ukraine`` -> ending a war, ceasefire, ukraine.

    The phrase of an answer must be the topic's head: before it stand only empty words and names, after it nothing or
    whom it concerns ("violations of the ceasefire" and "peace talks" are no answers).
    """
    words = fold(topic.replace("-", " ")).split()
    for phrase, question, option in _phrases():
        at = _find(phrase, words)
        if at is None:
            continue
        before, after = words[:at], words[at + len(phrase) :]
        if _are_names(before, topic) and (not after or after[0] in the_matters().joining):
            return Matter(question, option, _content([*before, *after]) or None)
    return Matter(_content(words) or " ".join(words) or topic, None, None)


def side_of(stance: Stance) -> Side | None:
    """Return whether the stance is for its topic or against it; None for neither."""
    return the_matters().sides.get(stance)


@cache
def the_matters() -> Matters:
    """Return what the file says."""
    return Matters.model_validate(yaml.safe_load((Path(__file__).with_suffix(".yaml")).read_text(encoding="utf-8")))


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """Every phrase with its question and option, the longest first."""
    found = [
        (tuple(phrase.split()), question, option)
        for question, answers in the_matters().matters.items()
        for option, answer in answers.items()
        for phrase in answer.words
    ]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row)))


def _find(phrase: tuple[str, ...], words: list[str]) -> int | None:
    size = len(phrase)
    return next((i for i in range(len(words) - size + 1) if tuple(words[i : i + size]) == phrase), None)


def _are_names(words: list[str], topic: str) -> bool:
    names = {
        word for written in topic.replace("-", " ").split() if written[:1].isupper() for word in fold(written).split()
    }
    return all(word in names for word in words if word not in the_matters().empty)


def _content(words: list[str]) -> str:
    return " ".join(sorted({word for word in words if word not in the_matters().empty | the_matters().joining}))
