"""Finding known names in a text: the longest name wins, in one pass."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.authority.words import folded_words, joins, name_words


class NameKind(StrEnum):
    """What a known spelling stands for, the weightiest first."""

    PERSON = "person"
    STATE = "state"
    DEMONYM = "demonym"
    ORGANIZATION = "organization"
    CAPITAL = "capital"
    METONYM = "metonym"
    PLACE = "place"
    REGION = "region"
    FEATURE = "feature"
    MEDIA = "media"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one thing: ``key`` is an ISO code, an organisation's id, a person's key or a place's name."""

    kind: NameKind
    key: str
    spelling: str


@dataclass(frozen=True, slots=True)
class Hit:
    """``text[start:end]`` is a known spelling; several names where it is ambiguous ("Bush", "Georgia")."""

    start: int
    end: int
    names: tuple[Name, ...]


def _is_acronym(spelling: str) -> bool:
    letters = spelling.replace(".", "")
    return len(letters) <= 6 and letters.isupper() and letters.isalnum()


def _fits(name: Name, seen: str) -> bool:
    """Say whether a spelling met in a text may be this one, letter case considered.

    Acronyms must stand in capitals ("US", not "us"); where a name has a capital, the text must have one. States of two
    words are known in small letters too, as transcripts write them ("united states").
    """
    spelling = name.spelling
    if name.kind is NameKind.STATE and len(name_words(spelling)) > 1:
        return True
    if _is_acronym(spelling):
        return seen.isupper() or seen == spelling
    bare = spelling.removeprefix("the ").removeprefix("The ")
    return not bare[:1].isupper() or seen[:1].isupper()


class NameIndex:
    """All known spellings, looked up by folded words."""

    def __init__(self, names: Iterable[Name]) -> None:
        found: dict[tuple[str, ...], dict[Name, None]] = {}
        for name in names:
            words = name_words(name.spelling)
            if words:
                found.setdefault(words, {})[name] = None
        self._names = {words: tuple(entries) for words, entries in found.items()}
        lengths: dict[str, set[int]] = {}
        for words in self._names:
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}

    def lookup(self, spelling: str) -> tuple[Name, ...]:
        """Return every name that is spelt like this, whatever its case."""
        return self._names.get(name_words(spelling), ())

    def names_in(self, seen: str) -> tuple[Name, ...]:
        """Return the names that a stretch of text as it stands may be, the weightiest kind first."""
        order = list(NameKind)
        found = [name for name in self.lookup(seen) if _fits(name, seen)]
        return tuple(sorted(found, key=lambda name: order.index(name.kind)))

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the known names of a text from left to right, without overlap, the longest first."""
        words = folded_words(text)
        at = 0
        while at < len(words):
            hit = self._longest(text, words, at)
            if hit is None:
                at += 1
                continue
            size, found = hit
            yield found
            at += size

    def _longest(self, text: str, words: list[tuple[str, int, int]], at: int) -> tuple[int, Hit] | None:
        for size in self._lengths.get(words[at][0], ()):
            if at + size > len(words):
                continue
            entries = self._names.get(tuple(word for word, _, _ in words[at : at + size]))
            if entries is None:
                continue
            if any(not joins(words[i][0], text[words[i][2] : words[i + 1][1]]) for i in range(at, at + size - 1)):
                continue
            start, end = words[at][1], words[at + size - 1][2]
            fitting = tuple(entry for entry in entries if _fits(entry, text[start:end]))
            if fitting:
                return size, Hit(start, end, fitting)
        return None
