"""What is known before reading: states, organisations, places, and who held which office when."""

import datetime as dt
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from graph_schema.model.ids import named_actor_id
from graph_schema.model.names import fold
from ingest.authority import load
from ingest.authority.entries import (
    OfficeEntry,
    OfficeRole,
    OrganizationEntry,
    OrganizationKind,
    PlaceEntry,
    StateEntry,
)
from ingest.authority.index import Name, NameIndex, NameKind
from ingest.authority.people import KnownPerson, gather, surnames
from ingest.authority.territories import regions, territory_states


class Authority:
    """The authority data, indexed. Built once; never changed."""

    def __init__(
        self,
        states: tuple[StateEntry, ...],
        organizations: tuple[OrganizationEntry, ...],
        offices: tuple[OfficeEntry, ...],
        places: tuple[PlaceEntry, ...],
        media: tuple[str, ...] = (),
        features: tuple[str, ...] = (),
    ) -> None:
        self.states = {state.iso3: state for state in (*territory_states(), *states)}
        self.organizations = {entry.id: entry for entry in organizations}
        self.offices = offices
        self.media = media
        self.features = features
        self.people: dict[str, KnownPerson] = gather(offices)
        self.places = {place.name: place for place in places}
        titles: dict[str, set[str]] = {}
        for office in offices:
            titles.setdefault(office.principal, set()).add(office.title)
        self._titles = {principal: frozenset(found) for principal, found in titles.items()}
        self._held: dict[tuple[str, OfficeRole], list[OfficeEntry]] = {}
        for office in offices:
            self._held.setdefault((office.principal, office.role), []).append(office)

    @cached_property
    def index(self) -> NameIndex:
        """Every spelling of everything known."""
        return NameIndex(self._names())

    @cached_property
    def organization_keys(self) -> dict[str, str]:
        """The organisations' ids by the key that they have as actors ("organization:african-union")."""
        return {named_actor_id("organization", entry.name): entry.id for entry in self.organizations.values()}

    @cached_property
    def regions(self) -> dict[str, tuple[str, str]]:
        """Provinces and federal states by name: ``(name, ISO3 of the country)``."""
        return regions(frozenset(state.name for state in self.states.values()))

    def _names(self) -> Iterator[Name]:
        for state in self.states.values():
            yield from (Name(NameKind.STATE, state.iso3, s) for s in (state.name, *state.names))
            yield from (Name(NameKind.DEMONYM, state.iso3, s) for s in state.demonyms)
            seats = (*([state.capital] if state.capital else []), *state.capital_names, *state.seats)
            yield from (Name(NameKind.CAPITAL, state.iso3, s) for s in seats)
            yield from (Name(NameKind.METONYM, state.iso3, s) for s in state.metonyms)
        for body in self.organizations.values():
            spellings = (body.name, *body.aliases, *body.acronyms)
            yield from (Name(NameKind.ORGANIZATION, body.id, s) for s in spellings)
        for person in self.people.values():
            full = [s for s in (person.name, *person.aliases) if " " in s]
            short = [s for s in (person.name, *person.aliases) if " " not in s]
            yield from (Name(NameKind.PERSON, person.key, s) for s in full)
            derived = [s for name in (person.name, *full) for s in sorted(surnames(name))]
            yield from (Name(NameKind.SURNAME, person.key, s) for s in (*short, *derived))
        for place in self.places.values():
            yield from (Name(NameKind.PLACE, place.name, s) for s in (place.name, *place.names))
        yield from (Name(NameKind.MEDIA, name, name) for name in self.media)
        yield from (Name(NameKind.FEATURE, name, name) for name in self.features)
        yield from (Name(NameKind.REGION, key, name) for key, (name, _) in self.regions.items())

    def named(self, spelling: str, kind: NameKind) -> tuple[str, ...]:
        """Return the keys of that kind which are spelt like this."""
        return tuple(dict.fromkeys(name.key for name in self.index.lookup(spelling) if name.kind is kind))

    def holder(self, principal: str, role: OfficeRole, day: dt.date) -> KnownPerson | None:
        """Return who held the office of this principal on the day; None if nobody or more than one is known."""
        holders = {fold(office.person) for office in self._held.get((principal, role), ()) if office.covers(day)}
        return self.people[holders.pop()] if len(holders) == 1 else None

    def titles(self, principal: str) -> frozenset[str]:
        """Return the titles of all offices of a principal that the table has."""
        return self._titles.get(principal, frozenset())

    def party_like(self, org: str) -> bool:
        """Say whether the organisation is a party, an armed group or a movement."""
        kinds = (OrganizationKind.PARTY, OrganizationKind.ARMED_GROUP, OrganizationKind.MOVEMENT)
        return self.organizations[org].kind in kinds


def read_authority(folder: Path = load.DATA) -> Authority:
    """Read and index the files of a folder; raises InputError that names the wrong row."""
    return Authority(
        load.states(folder),
        load.organizations(folder),
        load.offices(folder),
        load.places(folder),
        load.media(),
        load.features(),
    )


@cache
def the_authority() -> Authority:
    """Return the authority data of the package, read once."""
    return read_authority()
