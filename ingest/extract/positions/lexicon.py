"""The data of ``ingest/data/positions``, read once: stance words with their frames, cues, lists."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import yaml
from pydantic import Field

from graph_schema.model.base import Value
from graph_schema.model.vocabulary import Stance
from ingest.extract.quotes.lexicon import DATA, read_rows, speech_verbs, split_word

Verdict = Stance | Literal["none"]
"""A stance, or no position at all."""


class Frame(Value):
    """Where holder, addressee and content stand around a word, as paths (see ``paths.py``), best first.

    ``object`` is what a description is about ("called *the plan* a mistake"); ``needs`` names the part without which
    the word has another sense.
    """

    id: str
    holder: tuple[str, ...]
    addressee: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    needs: Literal["content"] | None = None
    example: str
    counterexample: str


class StanceWord(Value):
    """One sense of a verb, noun or adjective. ``stance`` is None where the reported content decides."""

    id: str
    lemma: str
    companion: frozenset[str] = frozenset()
    frame: str
    stance: Stance | None
    fallback: Stance = Stance.STATES
    negated: Verdict | None = None
    prior: float = Field(gt=0, le=1)
    only: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    needs_content: bool = False
    flags: frozenset[str] = frozenset()


class Cue(Value):
    """One way in which a reported view shows its stance."""

    id: str
    kind: str
    stance: Stance
    prior: float
    lemmas: frozenset[str]
    phrases: tuple[str, ...]


_FLAGS = (
    *("announced", "carrier", "clause_only", "described", "evaluated", "hostile", "nominal", "own", "owned", "reverse"),
    *("addressed", "joint"),
    *("only_actor", "only_clause_or_place", "only_political", "subjunctive", "weak"),
)
"""What an entry may say besides: see the head of ``verbs.yaml``."""


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """Return the named lists (``@agreements`` …) of ``facts.yaml``."""
    data = yaml.safe_load((DATA / "positions" / "facts.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data["lists"].items()}


@cache
def target_words(name: str) -> frozenset[str]:
    """Return one list of ``targets.yaml``; raises StopIteration for an id that the file does not have."""
    return frozenset(next(row for row in read_rows(DATA / "positions" / "targets.yaml") if row["id"] == name)["words"])


@cache
def plain_facts() -> frozenset[str]:
    """Return the verbs that report what happened and no view."""
    data = yaml.safe_load((DATA / "positions" / "facts.yaml").read_text(encoding="utf-8"))
    return frozenset(data["facts"])


@cache
def political_words() -> frozenset[str]:
    """Return the words that speak of diplomacy (``gate.yaml``)."""
    data = yaml.safe_load((DATA / "positions" / "gate.yaml").read_text(encoding="utf-8"))
    return frozenset(data["diplomacy"])


@cache
def agenda_verbs() -> frozenset[str]:
    """Return the verbs whose object is only on the agenda."""
    data = yaml.safe_load((DATA / "positions" / "facts.yaml").read_text(encoding="utf-8"))
    return frozenset(data["agenda"])


@cache
def frames() -> Mapping[str, Frame]:
    """Return the frames by id."""
    lines = (DATA / "positions" / "frames.jsonl").read_text(encoding="utf-8").splitlines()
    found = (Frame.model_validate(json.loads(line)) for line in lines if line.strip())
    return {frame.id: frame for frame in found}


@cache
def verbs() -> Mapping[str, tuple[StanceWord, ...]]:
    """Return the stance verbs by lemma, those with a companion ("call for") first."""
    return _by_lemma("verbs.yaml", None)


@cache
def nouns() -> Mapping[str, tuple[StanceWord, ...]]:
    """Return the stance nouns by lemma."""
    return _by_lemma("nouns.yaml", "noun")


@cache
def adjectives() -> Mapping[str, tuple[StanceWord, ...]]:
    """Return the stance adjectives by their written form; two-word phrases by the first word."""
    return _by_lemma("adjectives.yaml", "state_of_mind")


@cache
def telling_words() -> frozenset[str]:
    """Return every lemma and form that may begin a position, so that all other words are passed over at once."""
    idioms = {
        verb
        for row in read_rows(DATA / "positions" / "idioms.yaml")
        for w in row["words"]
        for verb in w.split()[0].split("|")
    }
    said = {"insistence", "behest", "urging", "prompting", "according", "for", "in", "from", "to"}
    return frozenset({*idioms, *verbs(), *nouns(), *adjectives(), *light_verbs(), *speech_verbs(), *said})


@cache
def light_verbs() -> Mapping[str, tuple[StanceWord, ...]]:
    """Return the verbs that hand the stance to their object, by lemma."""
    return _by_lemma("light_verbs.yaml", "object")


@cache
def cues() -> Mapping[str, Cue]:
    """Return the cues of ``cues.yaml`` by id."""
    return {found.id: found for found in map(_cue, read_rows(DATA / "positions" / "cues.yaml"))}


def cue(name: str) -> Cue:
    """Return one cue; raises KeyError for an id that the file does not have."""
    return cues()[name]


@cache
def evaluations() -> tuple[Cue, Cue]:
    """Return the words of blame and the words of praise."""
    blame, praise = map(_cue, read_rows(DATA / "positions" / "evaluations.yaml"))
    return blame, praise


def _cue(row: Mapping[str, Any]) -> Cue:
    return Cue(
        id=row["id"],
        kind=row.get("kind", "evaluation"),
        stance=row["stance"],
        prior=row["prior"],
        lemmas=frozenset(word for word in row["words"] if " " not in word),
        phrases=tuple(word for word in row["words"] if " " in word),
    )


@cache
def negated_stances() -> Mapping[Stance, Verdict]:
    """Return what negation makes of each stance."""
    rows = yaml.safe_load((DATA / "positions" / "stances.yaml").read_text(encoding="utf-8"))
    return {Stance(k): ("none" if v == "none" else Stance(v)) for k, v in rows["negated"].items()}


def _by_lemma(name: str, frame: str | None) -> Mapping[str, tuple[StanceWord, ...]]:
    found: dict[str, list[StanceWord]] = {}
    for row in read_rows(DATA / "positions" / name):
        for written in row["words"]:
            lemma, companion = split_word(written)
            found.setdefault(lemma, []).append(_word(row, lemma, companion, frame))
    return {lemma: tuple(sorted(words, key=lambda w: (not w.companion, not w.only))) for lemma, words in found.items()}


def _word(row: Mapping[str, Any], lemma: str, companion: frozenset[str], frame: str | None) -> StanceWord:
    stance = row.get("words_stance", {}).get(lemma, row.get("stance", "content"))
    return StanceWord(
        id=row["id"],
        lemma=lemma,
        companion=companion,
        frame=row.get("frame") or frame or "object",
        stance=None if stance == "content" else stance,
        fallback=row.get("fallback", Stance.STATES),
        negated=row.get("negated"),
        prior=row["prior"],
        only=_expanded(row.get("only", ())),
        excluded=_expanded(row.get("not", ())),
        needs_content=row.get("needs") == "content",
        flags=frozenset(flag for flag in _FLAGS if row.get(flag)),
    )


def _expanded(words: Any) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        found |= word_lists().get(word, frozenset({word}))
    return frozenset(found)
