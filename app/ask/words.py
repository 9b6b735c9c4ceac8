"""The word lists of questions, read once from the YAML files beside this one."""

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from graph_schema.model.names import fold

_HERE = Path(__file__).parent


@cache
def read(name: str) -> Any:
    """The content of a data file of this package."""
    return yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))


@cache
def classes() -> dict[str, str]:
    """Regular expressions by the name that forms give them in braces; folded lines are joined again."""
    return {name: re.sub(r"\|\s+", "|", text).strip("\n") for name, text in read("words.yaml")["classes"].items()}


@cache
def listed(name: str) -> frozenset[str]:
    """One of the plain lists of words.yaml."""
    return frozenset(read("words.yaml")[name])


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """Kinds of meetings by the noun of a question; an empty tuple is a meeting of any kind."""
    return {noun: tuple(found) for noun, found in read("words.yaml")["kinds"].items()}


@cache
def only(noun: str) -> str | None:
    """The kind of actor that a question asks for by its noun ("which countries"); None where it may be any."""
    words = set(noun.lower().split())
    return next((kind for kind, nouns in read("words.yaml")["only"].items() if words & set(nouns)), None)


@cache
def _organizations() -> dict[str, str]:
    return {fold(known): name for name, names in read("organizations.yaml").items() for known in names}


def organization_named(words: str) -> str | None:
    """The full name of the organisation that is called so ("APEC"); None where the words are no short name of one."""
    return _organizations().get(fold(words))


@cache
def near_words() -> dict[str, tuple[str, ...]]:
    """Words that mean the same in the topic of a position or a meeting: "trip" and "visit"."""
    return {word: tuple(group) for group in read("words.yaml")["near"] for word in group}


@cache
def speaks_for(body: str) -> str | None:
    """The larger body for which a body's people speak."""
    found: str | None = read("words.yaml")["speaks_for"].get(body)
    return found


class StanceVerb(NamedTuple):
    """A verb of a question and the stances that it asks for, the one that is meant first."""

    pattern: re.Pattern[str]
    stances: tuple[str, ...]


@cache
def stance_verbs() -> tuple[StanceVerb, ...]:
    """Verbs of stances.yaml, in their order."""
    return tuple(
        StanceVerb(re.compile(f"(?:{row['verb']})", re.IGNORECASE), tuple(row["stances"]))
        for row in read("stances.yaml")
    )


def stances_of(verb: str) -> tuple[str, ...]:
    """The stances that a verb means; empty for verbs of mere saying."""
    return next((found.stances for found in stance_verbs() if found.pattern.fullmatch(verb.strip())), ())


class State(NamedTuple):
    """A state as people call it. ``people`` are demonyms, ``seats`` what stands for its government."""

    iso3: str
    name: str
    names: frozenset[str]
    people: frozenset[str]
    seats: frozenset[str]

    @property
    def id(self) -> str:
        """The id of the state in the graph."""
        return f"state:{self.iso3}"


@cache
def _states() -> tuple[State, ...]:
    rows = read("states.yaml")
    return tuple(
        State(
            iso3,
            row["name"],
            frozenset(map(fold, (row["name"], *row["names"]))),
            frozenset(map(fold, row["people"])),
            frozenset(map(fold, row["seats"])),
        )
        for iso3, row in rows.items()
    )


@cache
def _by_word() -> tuple[dict[str, State], dict[str, State], dict[str, State]]:
    names = {word: state for state in _states() for word in state.names}
    people = {word: state for state in _states() for word in state.people}
    seats = {word: state for state in _states() for word in state.seats}
    return names, people, seats


def state_named(words: str, *, people: bool = True, seats: bool = False) -> State | None:
    """The state that is called so: by name, by its people ("Russian", "Russians"), by its capital where asked."""
    key = fold(words)
    names, demonyms, capitals = _by_word()
    return names.get(key) or (demonyms.get(key) if people else None) or (capitals.get(key) if seats else None)
