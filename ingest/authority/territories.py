"""Today's countries and the provinces of federations: they fill what the reviewed files leave out.

``territories.csv`` was taken from the territory data of the Python package rigour 2.6.1 (MIT licence). The package
itself isn't installed: it needs PyICU, which has to be compiled, and a fresh machine lacks what that takes.
"""

import csv
from functools import cache

from ingest.authority.entries import StateEntry
from ingest.authority.load import DATA

_NOT_REGIONS = frozenset({"Georgia", "Crimea", "Luxembourg", "Victoria", "Central", "Washington", "Lagos", "Delhi"})
"""Names of provinces that in news mean something else."""


def territory_states() -> tuple[StateEntry, ...]:
    """Return the countries of today with their official names; the reviewed file overrides them."""
    found = (
        StateEntry(
            iso3=row["iso3"],
            name=row["name"],
            names=(row["official_name"],) if row["official_name"] else (),
            wikidata=row["wikidata"],
        )
        for row in _rows("country")
    )
    return tuple(sorted(found, key=lambda s: s.iso3))


def regions(taken: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Return provinces and federal states by code: ``(name, ISO3 of the country)``, without names of states.

    Only of federations whose provinces are named in news without the country.
    """
    return {
        row["code"]: (row["name"], row["iso3"])
        for row in _rows("province")
        if row["name"] not in taken and row["name"] not in _NOT_REGIONS
    }


@cache
def _rows(kind: str) -> tuple[dict[str, str], ...]:
    with (DATA / "territories.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(row for row in csv.DictReader(lines) if row["kind"] == kind)


def iso3_of(iso2: str) -> str | None:
    """Return the ISO 3166 code of three letters for one of two, in either case; None where there is no such country.

    ``UK`` and ``XK`` are read as the United Kingdom and Kosovo.
    """
    return _iso3_by_iso2().get({"uk": "gb"}.get(iso2.lower(), iso2.lower()))


@cache
def _iso3_by_iso2() -> dict[str, str]:
    return {row["code"].lower(): row["iso3"] for row in _rows("country")}
