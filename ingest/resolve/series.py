"""Which of a series of meetings a title names: the fourth round, the summit of 2024, the one of the G7."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from graph_schema.model.ids import named_actor_id
from graph_schema.model.names import fold
from ingest.authority.authority import the_authority
from ingest.authority.index import NameKind

_LONGEST = 6
"""Words of the longest name of an organisation that is looked for in a title."""


@dataclass(frozen=True, slots=True)
class Series:
    """``core``: the words of a title that tell it from others; ``bodies``: whose meeting it is, as actor ids."""

    core: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    ordinal: int | None = None
    year: int | None = None


@lru_cache(maxsize=10_000)
def read(title: str | None) -> Series:
    """Return what a title says; nothing where there is none."""
    words = fold(title or "").split()
    if not words:
        return Series()
    rules = _rules()
    bodies, used = _bodies(words)
    left = [word for i, word in enumerate(words) if i not in used]
    ordinals = [number for word in left if (number := _ordinal(word)) is not None]
    years = [int(word) for word in left if re.match(rules["years"]["pattern"], word)]
    core = {word for word in left if word not in rules["generic"]["words"] and _ordinal(word) is None}
    core = {word for word in core if not re.match(rules["years"]["pattern"], word)}
    return Series(frozenset(core), bodies, ordinals[0] if ordinals else None, years[0] if years else None)


def same(one: Series, other: Series) -> bool:
    """Return whether two titles name one series: a body in common, and the words of the one all in the other."""
    shared = one.bodies & other.bodies
    if one.bodies and other.bodies and not shared:
        return False
    smaller, larger = sorted((one.core, other.core), key=len)
    return smaller <= larger if smaller else bool(shared)


def other_edition(one: Series, other: Series) -> str | None:
    """Return in words how two titles of what may be one series tell two of it apart; None where they don't."""
    if one.core and other.core and not same(one, other):
        return None  # "third anniversary" and "fourth round" are not counted in one row
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        low, high = sorted((one.ordinal, other.ordinal))
        return f"number {low} and number {high} of a series"
    if one.year and other.year and one.year != other.year:
        low, high = sorted((one.year, other.year))
        return f"the one of {low} and the one of {high}"
    return None


def _ordinal(word: str) -> int | None:
    digits = re.fullmatch(r"(\d{1,3})(st|nd|rd|th)", word)
    return int(digits[1]) if digits else _rules()["ordinals"]["words"].get(word)


def _bodies(words: list[str]) -> tuple[frozenset[str], frozenset[int]]:
    """The organisations that the words name, the longest names first, and the places of those words."""
    authority = the_authority()
    found: set[str] = set()
    used: set[int] = set()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for i in range(len(words) - length + 1):
            if used.intersection(range(i, i + length)):
                continue
            for id_ in authority.named(" ".join(words[i : i + length]), NameKind.ORGANIZATION):
                found.add(named_actor_id("organization", authority.organizations[id_].name))
                used.update(range(i, i + length))
    return frozenset(found), frozenset(used)


@cache
def _rules() -> dict[str, Any]:
    rules = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    rules["generic"]["words"] = frozenset(rules["generic"]["words"])
    return dict(rules)
