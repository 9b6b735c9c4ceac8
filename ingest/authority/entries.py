"""The rows of the authority data: states, organisations, offices and places, as people edit them.

The files lie in ``ingest/data/authority``; nothing here is learnt from articles.
"""

import datetime as dt
from enum import StrEnum

from pydantic import Field, field_validator

from graph_schema.model.base import Value
from graph_schema.model.when import ISO_PREFIX


class Historic(Value):
    """When a state that is no more existed: ISO prefixes, both ends included."""

    start: str | None = Field(default=None, alias="from", pattern=ISO_PREFIX)
    end: str | None = Field(default=None, alias="to", pattern=ISO_PREFIX)

    @field_validator("start", "end", mode="before")
    @classmethod
    def _year_as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, int | dt.date) else value


class StateEntry(Value):
    """A state. ``names`` are other names and abbreviations, ``demonyms`` adjective and people in both numbers.

    ``metonyms`` always mean the government ("the Kremlin"); ``capital_names`` and ``seats`` may be a mere place.
    """

    iso3: str = Field(pattern=r"^[A-Z]{3}$")
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    capital_names: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$")
    historic: Historic | None = None


class OrganizationKind(StrEnum):
    """What sort of collective an organisation is."""

    IGO = "igo"
    BLOC = "bloc"
    INSTITUTION = "institution"
    PARTY = "party"
    ARMED_GROUP = "armed_group"
    MOVEMENT = "movement"
    OTHER = "other"


class OrganizationEntry(Value):
    """An organisation. ``members`` are the ISO codes of well-known blocs, ``part_of`` the id of a larger body."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    kind: OrganizationKind = OrganizationKind.OTHER
    part_of: str | None = None
    members: tuple[str, ...] = ()
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$")


class OfficeRole(StrEnum):
    """What an office is, whatever its title."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    HEAD = "head"
    DEPUTY_HEAD = "deputy_head"
    ENVOY = "envoy"
    SECURITY_ADVISER = "security_adviser"
    OTHER = "other"


class OfficeEntry(Value):
    """Who held which office from when to when: ISO prefixes, both ends included; no ``end``: still in office."""

    principal: str
    role: OfficeRole
    title: str
    person: str
    wikidata_id: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$")
    start: str = Field(pattern=ISO_PREFIX)
    end: str | None = Field(default=None, pattern=ISO_PREFIX)
    aliases: tuple[str, ...] = ()

    def covers(self, day: dt.date) -> bool:
        """Say whether the office was held on this day; a month or year counts as a whole."""
        iso = day.isoformat()
        return iso[: len(self.start)] >= self.start and (self.end is None or iso[: len(self.end)] <= self.end)


class PlaceEntry(Value):
    """A place where diplomacy happens. ``city`` is the city of a building or resort, where it has one.

    ``country`` is missing for regions of several countries and for the high seas.
    """

    name: str
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    names: tuple[str, ...] = ()
    kind: str = "city"
    city: str | None = None
