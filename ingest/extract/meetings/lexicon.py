"""The lexicons of ``ingest/data/meetings``, read once and indexed by lemma."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph_schema.model.vocabulary import MeetingKind, MeetingStatus


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A noun of encounter. ``kind`` is None where the form is open ("meeting")."""

    id: str
    kind: MeetingKind | None
    prior: float
    plural: bool = False
    travel: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """A verb of encounter; ``slots`` maps a path from the verb to what stands there."""

    id: str
    kind: MeetingKind | None
    prior: float
    slots: Mapping[str, str]
    needs: tuple[tuple[str, ...], ...]
    travel: bool = False
    purpose: bool = False
    status: MeetingStatus | None = None


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb over a noun or infinitive of encounter: what it makes of it, and what its subject and object are to it."""

    id: str
    status: MeetingStatus | None
    subject: str
    object: str | None = None
    particle: str | None = None


@dataclass(frozen=True, slots=True)
class FormEntry:
    """Words before a noun of encounter that change its kind; ``kind`` None: it is no diplomatic encounter at all."""

    id: str
    kind: MeetingKind | None
    words: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Series:
    """Meetings known by name, with the ISO 3166 codes of the states that belong to them."""

    id: str
    kind: MeetingKind
    words: frozenset[str]
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the extraction of meetings knows about words."""

    nouns: Mapping[str, NounEntry]
    verbs: Mapping[str, VerbEntry]
    forms: tuple[FormEntry, ...]
    followed_by: tuple[tuple[frozenset[str], tuple[str, ...]], ...]
    means: tuple[tuple[MeetingKind, frozenset[str]], ...]
    agreements: frozenset[str]
    governors: Mapping[str, tuple[Governor, ...]]
    lemmas: Mapping[str, str]
    adjectives: Mapping[str, MeetingStatus]
    before: Mapping[str, str]
    predicates: Mapping[str, MeetingStatus]
    modals: Mapping[str, MeetingStatus]
    status_nouns: Mapping[str, MeetingStatus]
    partners: Mapping[str, str]
    topics: frozenset[str]
    domestic_bodies: frozenset[str]
    representatives: frozenset[str]
    conflict: frozenset[str]
    series: tuple[Series, ...]
    offices: frozenset[str]
    vague: frozenset[str]
    delegates: frozenset[str]
    triggers: frozenset[str] = field(default=frozenset())

    def lemma(self, word: str, lemma: str) -> str:
        """Return the lemma of a word, put right where the model is known to be wrong."""
        return self.lemmas.get(word.lower(), lemma.lower())

    def governor(self, lemma: str, particles: Iterable[str] = ()) -> Governor | None:
        """Return the entry of a governing verb; one with a particle ("call off") only if the particle stands there."""
        options = self.governors.get(lemma, ())
        there = frozenset(particles)
        return next((g for g in options if g.particle and g.particle in there), None) or next(
            (g for g in options if not g.particle), None
        )


def load(name: str) -> Any:
    """Return a YAML file of ``ingest/data/meetings``."""
    return yaml.safe_load((files("ingest.data") / "meetings" / name).read_text(encoding="utf-8"))


@cache
def lexicon() -> Lexicon:
    """Return the lexicons, read once."""
    nouns, verbs, governors, gate = load("nouns.yaml"), load("verbs.yaml"), load("governors.yaml"), load("gate.yaml")
    by_noun = {lemma: _noun(row) for row in nouns["nouns"] for lemma in row["lemmas"]}
    by_verb = {lemma: _verb(row) for row in verbs["verbs"] for lemma in row["lemmas"]}
    return Lexicon(
        nouns=by_noun,
        verbs=by_verb,
        forms=tuple(_form(row) for row in nouns["forms"]),
        followed_by=tuple((frozenset(row["nouns"]), tuple(row["words"])) for row in nouns["followed_by"]),
        means=tuple((MeetingKind(row["kind"]), frozenset(row["words"])) for row in verbs["means"]),
        agreements=frozenset(verbs["agreements"]),
        governors=_governors(governors["governors"]),
        lemmas=governors["lemmas"],
        adjectives=_statuses(governors["adjectives"]),
        before={word: key for key, words in governors["prepositions"].items() for word in words},
        predicates=_statuses(governors["predicates"]),
        modals=_statuses(governors["modals"]),
        status_nouns=_statuses(governors["nouns"]),
        partners={word: row["id"] for row in gate["partners"] for word in row["words"]},
        topics=frozenset(word for row in gate["topics"] for word in row["words"]),
        domestic_bodies=frozenset(gate["domestic_bodies"]),
        representatives=frozenset(gate["representatives"]),
        conflict=frozenset(gate["conflict"]),
        offices=frozenset(gate["offices"]),
        vague=frozenset(gate["vague"]),
        delegates=frozenset(gate["delegates"]),
        series=tuple(
            Series(row["id"], MeetingKind(row["kind"]), frozenset(row["words"]), frozenset(row["members"]))
            for row in load("series.yaml")["series"]
        ),
        triggers=frozenset(by_noun) | frozenset(lemma.split()[0] for lemma in by_verb),
    )


def _kind(word: str) -> MeetingKind | None:
    return None if word in ("encounter", "none") else MeetingKind(word)


def _noun(row: Mapping[str, Any]) -> NounEntry:
    return NounEntry(
        id=row["id"],
        kind=_kind(row["kind"]),
        prior=row["prior"],
        plural=row.get("number") == "plural",
        travel=row.get("travel", False),
        weak=row.get("weak", False),
    )


def _verb(row: Mapping[str, Any]) -> VerbEntry:
    return VerbEntry(
        id=row["id"],
        kind=_kind(row["kind"]),
        prior=row["prior"],
        slots=dict(row["slots"]),
        needs=tuple(tuple(group) for group in row["needs"]),
        travel=row.get("travel", False),
        purpose=row.get("purpose", False),
        status=MeetingStatus(row["status"]) if "status" in row else None,
    )


def _form(row: Mapping[str, Any]) -> FormEntry:
    return FormEntry(row["id"], _kind(row["kind"]), frozenset(row["words"]), frozenset(row.get("nouns", ())))


def _governors(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Governor, ...]]:
    table: dict[str, tuple[Governor, ...]] = {}
    for row in rows:
        status = MeetingStatus(row["status"]) if "status" in row else None
        entry = Governor(row["id"], status, row.get("subject", "none"), row.get("object"), row.get("particle"))
        for verb in row["verbs"]:
            table[verb] = (*table.get(verb, ()), entry)
    return table


def _statuses(table: Mapping[str, Iterable[str]]) -> dict[str, MeetingStatus]:
    return {word: MeetingStatus(status) for status, words in table.items() for word in words}
