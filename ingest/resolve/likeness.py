"""Two names: are they one person's, or one organisation's, as far as the names alone can tell?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph_schema.model.names import fold
from graph_schema.model.vocabulary import ActorKind
from ingest.authority.people import PARTICLES
from ingest.nlp.lexicon import words as lexicon
from ingest.resolve.judgement import Judgement, Verdict
from ingest.resolve.spelling import pairs, spelled, words

TURNED = "names in turned order"
"""Tells hardly anything, but of people of some states."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart. ``family_first`` where the words show which of them is the family name.

    ``middle`` holds names and initials between the first and the last, ``patronymic`` says that there is a "bin".
    """

    first: str
    last: str
    middle: tuple[str, ...] = ()
    family_first: bool = False
    patronymic: bool = False
    generation: str | None = None

    @property
    def key(self) -> str:
        """What names that may be one person's have in common, in whatever order."""
        return " ".join(sorted({self.first, self.last}))


def name_key(kind: ActorKind, name: str) -> str:
    """Return the key under which names that may mean the same actor are found together."""
    if kind is ActorKind.PERSON:
        return f"{kind}:{person_name(fold(name)).key}"
    return f"{kind}:{' '.join(_organization_words(fold(name)))}"


def alike(kind: ActorKind, one: str, other: str) -> Judgement:
    """Say whether two folded names may be one actor's; ``UNSURE`` where more than the names must tell.

    Where a common state does not tell it either the score is 0.
    """
    if one == other:
        return Judgement(Verdict.SAME, "same name", 1.0)
    if kind is not ActorKind.PERSON:
        if _organization_words(one) == _organization_words(other):
            return Judgement(Verdict.SAME, "another spelling of one name", 0.9)
        return Judgement(Verdict.DIFFERENT, "another name")
    return _alike_people(person_name(one), person_name(other))


def _alike_people(one: PersonName, other: PersonName) -> Judgement:
    if one.key != other.key:
        return Judgement(Verdict.DIFFERENT, "another name")
    if one.generation != other.generation:
        both = one.generation and other.generation
        return Judgement(Verdict.DIFFERENT if both else Verdict.UNSURE, "maybe another generation of the family")
    middle = _middle(one.middle, other.middle)
    if middle.verdict is Verdict.DIFFERENT:
        return middle
    if one.patronymic != other.patronymic:
        return Judgement(Verdict.UNSURE, "a patronymic left out", 0.4)
    if (one.first, one.last) != (other.first, other.last) and not (one.family_first and other.family_first):
        return Judgement(Verdict.UNSURE, TURNED, 0.3)
    return middle


def _middle(one: Sequence[str], other: Sequence[str]) -> Judgement:
    """Compare what stands between the first and the last name."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer):
        if shorter == longer:
            return Judgement(Verdict.SAME, "another spelling of one name", 0.9)
        if all(_initial(a, b) for a, b in zip(shorter, longer, strict=True)):
            return Judgement(Verdict.SAME, "a middle name and its initial", 0.8)
        return Judgement(Verdict.DIFFERENT, "other middle names")
    if shorter and all(len(name) == 1 for name in longer):
        return Judgement(Verdict.DIFFERENT, "other initials")
    rest = list(longer)
    for name in shorter:
        found = next((i for i, mine in enumerate(rest) if _initial(name, mine)), None)
        if found is None:
            return Judgement(Verdict.DIFFERENT, "other middle names")
        del rest[: found + 1]
    if any(len(name) > 1 for name in longer if not any(_initial(name, held) for held in shorter)):
        return Judgement(Verdict.UNSURE, "a middle name left out", 0.5)
    return Judgement(Verdict.SAME, "a middle initial left out", 0.7)


def _initial(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


@lru_cache(maxsize=10_000)
def person_name(folded: str) -> PersonName:
    """Take a folded name apart."""
    parts = folded.split()
    while len(parts) > 2 and parts[0] in words("titles"):
        del parts[0]
    generation = None
    while len(parts) > 2 and parts[-1] in words("numbers"):
        generation = parts.pop()[:2] if parts[-1] in ("junior", "senior") else parts.pop()
    if generation in ("ju", "se"):
        generation = {"ju": "jr", "se": "sr"}[generation]
    if family := _family(parts):
        surname, given = family
        return PersonName(spelled("".join(given)), spelled(surname), (), True, False, generation)
    parts = _joined(parts)
    patronymic = len(parts) > 2 and any(part in words("patronymics") for part in parts[1:-1])
    parts = [part for i, part in enumerate(parts) if not (0 < i < len(parts) - 1 and part in PARTICLES)]
    if len(parts) > 2 and parts[0] in ("al", "el"):
        del parts[0]
    if len(parts) < 2:
        single = spelled(parts[0]) if parts else folded
        return PersonName(single, single, (), False, False, generation)
    middle = tuple(spelled(part) for part in parts[1:-1])
    return PersonName(spelled(parts[0]), spelled(parts[-1]), middle, False, patronymic, generation)


def _family(parts: Sequence[str]) -> tuple[str, list[str]] | None:
    """The family name and the given names of a name in which a Chinese, Korean or Vietnamese family name stands."""
    surnames = lexicon("names", "family_first")
    if not 2 <= len(parts) <= 4 or any(part in PARTICLES for part in parts[1:-1] if len(parts) == 4):
        return None
    if parts[0] in surnames and parts[0] not in PARTICLES:
        return parts[0], list(parts[1:])
    if parts[-1] in surnames and len(parts) < 4 and not any(len(part) == 1 for part in parts[:-1]):
        return parts[-1], list(parts[:-1])
    return None


def _joined(parts: Sequence[str]) -> list[str]:
    """Names with "servant of" as one word: ``abdel fattah``, ``abd al fattah`` and ``abdulfattah`` are one."""
    found: list[str] = []
    i = 0
    while i < len(parts):
        part = parts[i]
        if part in ("abdel", "abdul", "abdal", "abd", "abdoul", "abdur", "abdol") and i + 1 < len(parts):
            after = i + 2 if part == "abd" and parts[i + 1] in PARTICLES and i + 2 < len(parts) else i + 1
            found.append("abd" + spelled(parts[after]))
            i = after + 1
            continue
        for prefix in ("abdoul", "abdul", "abdel", "abdal", "abdol"):
            if part.startswith(prefix) and len(part) > len(prefix) + 3:
                part = "abd" + spelled(part[len(prefix) :])
                break
        found.append(part)
        i += 1
    return found


@lru_cache(maxsize=10_000)
def _organization_words(folded: str) -> tuple[str, ...]:
    parts = folded.split()
    if len(parts) > 1 and parts[0] in pairs("short"):
        parts[:1] = pairs("short")[parts[0]].split()
    kept = [part for part in parts if part not in words("joining")] or parts
    return tuple(pairs("british").get(part, part) for part in kept)
