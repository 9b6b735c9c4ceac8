"""The word lists of ``ingest/data/quotes``, read once: verbs of saying, media, and who may speak."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph_schema.model.base import Value

DATA = Path(__file__).resolve().parents[2] / "data"
"""The folder of all data files of ingest."""


class SpeechVerb(Value):
    """One sense of a verb of saying. ``companion`` is its particle; ``direct``: it attributes direct quotations."""

    id: str
    lemma: str
    companion: frozenset[str] = frozenset()
    prior: float
    direct: bool = True


class Voices(Value):
    """Which nouns never hold a position, which speak for the actor beside them, which stand for all who
    met (those of ``whole`` without an article as well), at what they met (``gatherings``), which words in the name of
    an unknown organisation make it a private one, and which words before a demonym make it mean people."""

    never_heads: frozenset[str]
    speaks_for: frozenset[str]
    documents: frozenset[str]
    all_of_them: frozenset[str]
    private_bodies: frozenset[str]
    some_of_the_people: frozenset[str]
    whole: frozenset[str]
    other_camps: frozenset[str]
    gatherings: frozenset[str]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the entries of a YAML file that holds a list of mappings."""
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))


def split_word(word: str) -> tuple[str, frozenset[str]]:
    """Return lemma and companions of a notation such as ``call +for|upon`` (no companion: empty set)."""
    lemma, _, rest = word.partition(" +")
    return lemma, frozenset(rest.split("|")) if rest else frozenset()


@cache
def speech_verbs() -> Mapping[str, tuple[SpeechVerb, ...]]:
    """Return the verbs of saying by lemma."""
    found: dict[str, list[SpeechVerb]] = {}
    for row in read_rows(DATA / "quotes" / "speech_verbs.yaml"):
        for word in row["words"]:
            lemma, companion = split_word(word)
            verb = SpeechVerb(
                id=row["id"], lemma=lemma, companion=companion, prior=row["prior"], direct=row.get("direct", True)
            )
            found.setdefault(lemma, []).append(verb)
    return {lemma: tuple(verbs) for lemma, verbs in found.items()}


@cache
def voices() -> Voices:
    """Return the lists of ``voices.yaml``."""
    rows = yaml.safe_load((DATA / "quotes" / "voices.yaml").read_text(encoding="utf-8"))
    return Voices.model_validate(rows)


@cache
def grammar(name: str) -> frozenset[str]:
    """Return one list of ``grammar.yaml``; raises StopIteration for an id that the file does not have."""
    return frozenset(next(row for row in read_rows(DATA / "quotes" / "grammar.yaml") if row["id"] == name)["words"])


@cache
def state_participles() -> frozenset[str]:
    """Return the adjectives of ``positions/adjectives.yaml``: as participles they are no passives."""
    return frozenset(word for row in read_rows(DATA / "positions" / "adjectives.yaml") for word in row["words"])


@cache
def media() -> tuple[tuple[str, str], ...]:
    """Return pairs (wording, medium), the longest wording first."""
    pairs: Iterable[tuple[str, str]] = (
        (word, row["name"]) for row in read_rows(DATA / "quotes" / "media.yaml") for word in row["words"]
    )
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
