"""The reviewed files of the package as entries of an authority list, found by the keys of their names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from graph_schema.model.authority import Listed, ListedOffice
from graph_schema.model.vocabulary import ActorKind
from ingest.authority import the_authority
from ingest.resolve.naming import keys_of, name_id

REVIEWED = "parley"
"""What the package's own list is called."""


def reviewed(keys: Collection[str]) -> list[Listed]:
    """Return the people and organisations of the package's files one of whose names has one of these keys."""
    found = {entry.id: entry for key in keys for entry in _by_key().get(key, ())}
    return [found[id_] for id_ in sorted(found)]


def reviewed_name(ref: str) -> str | None:
    """Return the ``name_id`` that the package's files give the actor, None where they don't have it."""
    return _names_by_ref().get(ref)


@cache
def _names_by_ref() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _entries():
        found[entry.ref] = min(entry.entry, found.get(entry.ref, entry.entry))
    return found


@cache
def _by_key() -> dict[str, tuple[Listed, ...]]:
    index: dict[str, list[Listed]] = defaultdict(list)
    for entry in _entries():
        for key in keys_of(entry):
            index[key].append(entry)
    return {key: tuple(entries) for key, entries in index.items()}


def _entries() -> Iterator[Listed]:
    authority = the_authority()
    for person in authority.people.values():
        held = tuple(
            ListedOffice(title=office.title, principal=office.principal, start=office.start, end=office.end)
            for office in person.offices
        )
        yield Listed(
            source=REVIEWED,
            entry=name_id(ActorKind.PERSON, person.name),
            kind=ActorKind.PERSON,
            name=person.name,
            aliases=tuple(_full(person.aliases)),
            wikidata_id=person.wikidata_id,
            states=tuple(sorted({office.principal for office in person.offices} & authority.states.keys())),
            offices=held,
        )
    for body in authority.organizations.values():
        yield Listed(
            source=REVIEWED,
            entry=name_id(ActorKind.ORGANIZATION, body.name),
            kind=ActorKind.ORGANIZATION,
            name=body.name,
            aliases=(*body.aliases, *body.acronyms),
            wikidata_id=body.wikidata,
        )


def _full(aliases: Iterable[str]) -> Iterator[str]:
    """Without surnames: those stand for a person only in an article that tells more."""
    return (alias for alias in aliases if " " in alias)
