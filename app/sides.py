"""Filters by side: a country, or an organisation with or without its members, through whoever acts for it."""

import asyncio
from typing import Self

from pydantic import BaseModel, Field, model_validator

from app.deps import actor_ids
from app.filters import Text
from app.paging import CursorQuery
from graph_schema.store.reader import GraphReader


class Sided(BaseModel):
    """The part of a query string that asks for countries and organisations."""

    country: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z]{3}$",
        description="ISO 3166 code of three letters: the state, or somebody who represents it",
        examples=["UKR"],
    )
    organization: Text | None = Field(
        default=None,
        description="id or name of an organisation: itself, or somebody who represents it",
        examples=["European Union"],
    )
    include_members: bool = Field(
        default=False, description="also the states that belong to `organization` today, and who represents them"
    )

    @model_validator(mode="after")
    def _members_of_something(self) -> Self:
        if self.include_members and not self.organization:
            raise ValueError("'include_members' is about an 'organization'; name one")
        return self


class SideQuery(Sided, CursorQuery):
    """The query string of a list of facts in which countries and organisations have a part."""

    async def sides(self, reader: GraphReader) -> list[list[str]]:
        """The ids of the actors of each side that was asked for; of each one somebody must have a part."""
        asked = [behind_country(reader, self.country)] if self.country else []
        if self.organization:
            asked.append(behind_organization(reader, self.organization, members=self.include_members))
        return await asyncio.gather(*asked)


async def behind_country(reader: GraphReader, country: str) -> list[str]:
    """The ids of a state and of who represents it; empty where it is not in the graph."""
    row = await reader.row("actors_behind", country=country, organizations=[], members=False)
    return row["ids"] if row else []


async def behind_organization(reader: GraphReader, named: str, *, members: bool) -> list[str]:
    """The ids of the organisation with this id or name and of who represents it, and, if so, of its members."""
    organizations = await actor_ids(reader, named)
    row = await reader.row("actors_behind", country=None, organizations=organizations, members=members)
    return row["ids"] if row else []
