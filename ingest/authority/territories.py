"""States and their provinces as ``rigour`` knows them: they fill what the reviewed files leave out."""

from rigour.territories import get_territories

from ingest.authority.entries import StateEntry

_NOT_REGIONS = frozenset({"Georgia", "Crimea", "Luxembourg", "Victoria", "Central", "Washington", "Lagos", "Delhi"})
"""Names of provinces that in news mean something else."""

_FEDERATIONS = frozenset({"us", "ca", "au", "gb", "cn", "in", "de", "iq", "pk"})
"""Countries whose provinces are named in news without the country."""


def territory_states() -> tuple[StateEntry, ...]:
    """Return the countries of today with their official names; the reviewed file overrides them."""
    found = []
    for territory in get_territories():
        if not territory.is_country or territory.is_historical or not territory.alpha3:
            continue
        names = () if territory.full_name == territory.name else (territory.full_name,)
        found.append(
            StateEntry(iso3=territory.alpha3.upper(), name=territory.name, names=names, wikidata=territory.qid)
        )
    return tuple(sorted(found, key=lambda s: s.iso3))


def regions(taken: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Return provinces and federal states by code: ``(name, ISO3 of the country)``, without names of states."""
    found = {}
    for territory in get_territories():
        parent = territory.parent
        if (
            parent is None
            or parent.code not in _FEDERATIONS
            or territory.is_country
            or territory.is_historical
            or not parent.alpha3
        ):
            continue
        if territory.name not in taken and territory.name not in _NOT_REGIONS:
            found[territory.code] = (territory.name, parent.alpha3.upper())
    return dict(sorted(found.items()))
