"""Known persons and the offices that they hold on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_schema.model.names import fold
from ingest.authority.entries import OfficeEntry, OfficeRole

PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la"}
    | {"le", "ter", "ten", "zu", "abu", "abd", "ad", "as", "ash", "ar", "at", "an"}
    | {"af", "av", "bint", "das", "do", "na", "ole", "wa", "zum", "zur", "vom", "ould", "uld", "ag", "ait"}
)
"""Words inside names that belong to the surname that follows; written without capitals in many spellings."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

LEADING = (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT)


@dataclass(slots=True)
class KnownPerson:
    """A person of the authority data with all offices, in the order of their beginning."""

    key: str
    name: str
    wikidata_id: str | None = None
    aliases: tuple[str, ...] = ()
    offices: list[OfficeEntry] = field(default_factory=list)

    def office_on(self, day: dt.date) -> OfficeEntry | None:
        """Return the weightiest office held on the day (state before government before foreign minister …)."""
        held = [office for office in self.offices if office.covers(day)]
        return min(held, key=lambda o: list(OfficeRole).index(o.role)) if held else None

    def last_office(self, day: dt.date) -> OfficeEntry | None:
        """Return the latest office that had begun by the day, whether or not it had ended."""
        begun = [office for office in self.offices if office.start <= day.isoformat()]
        return max(begun, key=lambda o: o.start) if begun else None


def surnames(name: str) -> set[str]:
    """Return the spellings by which a full name is taken up: the last word, with and without its particles.

    >>> sorted(surnames("Ursula von der Leyen"))
    ['Leyen', 'der Leyen', 'von der Leyen']
    """
    words = name.split()
    while len(words) > 2 and words[-1].rstrip(".").lower() in _SUFFIXES:
        words.pop()
    if len(words) < 2:
        return set()
    tail = words[-1]
    found = {tail}
    if fold(tail.partition("-")[0]) in PARTICLES:
        found.add(tail.partition("-")[2])
    for word in reversed(words[1:-1]):
        if fold(word) not in PARTICLES:
            break
        tail = f"{word} {tail}"
        found.add(tail)
    return {spelling for spelling in found if len(fold(spelling)) > 1}


def gather(offices: Iterable[OfficeEntry]) -> dict[str, KnownPerson]:
    """Return the persons of the office rows by key; rows with the same name speak of one person."""
    people: dict[str, KnownPerson] = {}
    for office in offices:
        key = fold(office.person)
        person = people.setdefault(key, KnownPerson(key, office.person))
        person.wikidata_id = person.wikidata_id or office.wikidata_id
        person.aliases = tuple(dict.fromkeys((*person.aliases, *office.aliases)))
        person.offices.append(office)
    for person in people.values():
        person.offices.sort(key=lambda o: (o.start, o.principal, o.title))
    return people
