"""Persons whom the authority data know, found by the names and titles of a text."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from graph_schema.model.names import fold
from ingest.authority import NameKind
from ingest.authority.entries import OfficeRole
from ingest.authority.people import LEADING, KnownPerson
from ingest.extract.actors.offices import role, table_roles
from ingest.extract.actors.roles import Office
from ingest.extract.actors.scene import Scene
from ingest.nlp.lexicon import words

_ANY_LEADING = (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT, OfficeRole.FOREIGN_MINISTER)
"""Offices that a counterpart may hold."""

_FAMOUS = (*LEADING, OfficeRole.FOREIGN_MINISTER, OfficeRole.DEFENCE_MINISTER, OfficeRole.HEAD)
"""Offices whose holders are called by the surname alone; the lesser ones only where their state is spoken of."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A person's name at tokens ``start:end`` with the title before it and the form of address."""

    start: int
    end: int
    name: str
    before: Office | None
    address: frozenset[str]


def known_person(scene: Scene, name: str, office: Office | None) -> KnownPerson | None:
    """Return the known person of a full name: by spelling, by turned order, or as holder of the written office."""
    authority = scene.authority
    turned = " ".join(reversed(name.split())) if len(name.split()) == 2 else ""
    for spelling in (name, turned):
        found = [authority.people[key] for key in authority.named(spelling, NameKind.PERSON)] if spelling else []
        if found:
            return min(found, key=lambda p: (p.office_on(scene.day) is None, p.last_office(scene.day) is None, p.key))
    for spelling in _shortened(name):
        found = [authority.people[key] for key in authority.named(spelling, NameKind.PERSON)]
        found = [person for person in found if person.office_on(scene.day) is not None]
        if len(found) == 1 and office is not None:
            return found[0]
    if office is not None and (office.iso3 or office.org):
        kinds = _ANY_LEADING if office.head in words("counterparts") else table_roles(role(office.title or office.head))
        for kind in kinds:
            holder = authority.holder(office.iso3 or office.org or "", kind, scene.day)
            if holder and any(fuzz.ratio(fold(name), fold(s)) >= 86 for s in (holder.name, *holder.aliases)):
                return holder
    return None


def _shortened(name: str) -> list[str]:
    """Shorter spellings of a name of three words or more: without the last, without the middle ones."""
    parts = name.split()
    return [" ".join(parts[:-1]), f"{parts[0]} {parts[-1]}", " ".join(parts[1:])] if len(parts) > 2 else []


def known_by_surname(scene: Scene, one: Seen) -> KnownPerson | None:
    """Return the known person in office on the day who is called so; None where the text leaves it open."""
    authority = scene.authority
    people = [authority.people[key] for key in authority.named(one.name, NameKind.SURNAME)]
    held = [p for p in people if p.office_on(scene.day) is not None]
    if one.before is not None:
        kinds = table_roles(role(one.before.title or one.before.head))
        principal = one.before.iso3 or one.before.org
        fitting = [
            p for p in held
            if any(o.role in kinds and o.covers(scene.day) and principal in (None, o.principal) for o in p.offices)
        ]  # fmt: skip
        if len(fitting) > 1:
            spoken_of = {key for k in scene.known for key in (k.polity, k.key(NameKind.ORGANIZATION)) if key}
            fitting = [p for p in fitting if any(o.principal in spoken_of for o in p.offices)]
        return fitting[0] if fitting else _holder_called(scene, one, principal)
    if len(held) != 1:
        return None
    office = held[0].office_on(scene.day)
    if office is None or office.role not in _FAMOUS:
        return None
    spoken_of = {key for k in scene.known for key in (k.polity, k.key(NameKind.ORGANIZATION)) if key}
    return held[0] if office.role in LEADING or office.principal in spoken_of else None


def _holder_called(scene: Scene, one: Seen, principal: str | None) -> KnownPerson | None:
    """The holder of the written office, where the short name is a part of his ("King Abdullah" of Abdullah II)."""
    if principal is None or one.before is None:
        return None
    for kind in table_roles(role(one.before.title or one.before.head)):
        holder = scene.authority.holder(principal, kind, scene.day)
        if holder is not None:
            spellings = (holder.name, *holder.aliases)
            if any(set(fold(one.name).split()) <= set(fold(s).split()) for s in spellings):
                return holder
    return None
