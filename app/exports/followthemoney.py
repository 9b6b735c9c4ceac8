"""FollowTheMoney entities, one JSON object a line: what Aleph, yente and OpenSanctions tools read.

A meeting is an ``Event``, a state or organisation a ``PublicBody`` or ``Organization``, an office a ``Position`` that a
person holds by an ``Occupancy``. Values are lists of strings, countries ISO 3166 alpha-2 in small letters, as the
format has it.
"""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

from app.exports.countries import iso2
from graph_schema.model.ids import short_hash
from graph_schema.store.reader import Row

MEDIA_TYPE = "application/json+ftm"
_SCHEMA = {"person": "Person", "state": "PublicBody", "organization": "Organization"}


async def actors(_: str, rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    """Yield the entities of rows of actors: themselves and their offices."""
    async for row in rows:
        for entity in (_actor(row), *_offices(row)):
            yield _line(entity)


async def meetings(_: str, rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    """Yield the entities of rows of meetings: the event, and once those who took part, so that no link dangles."""
    seen: set[str] = set()
    async for row in rows:
        for party in row["parties"]:
            if party["id"] not in seen:
                seen.add(party["id"])
                yield _line(_actor(party))
        yield _line(_event(row))


def entity_id(id_: str) -> str:
    """Return an id that the format allows: letters, digits, ``-``, ``.``; ``person:ana`` -> ``parley-person.ana``."""
    return "parley-" + id_.replace(":", ".")


def _actor(row: Row) -> dict[str, Any]:
    country = iso2(row.get("iso3"))
    codes = [country] if country else [code for code in map(iso2, row.get("stands_for") or ()) if code]
    return _entity(
        entity_id(row["id"]),
        _SCHEMA[row["kind"]],
        name=row["name"],
        alias=row.get("aliases") or (),
        country=[code.lower() for code in codes],
        wikidataId=row.get("wikidata_id"),
    )


def _offices(row: Row) -> Iterator[dict[str, Any]]:
    for held in row["represents"]:
        if held["office"]:
            post = "parley-post." + short_hash(held["id"], held["office"])
            yield _entity(post, "Position", name=f"{held['office']}, {held['name']}")
            yield _entity(
                "parley-occupancy." + short_hash(row["id"], held["id"], held["office"]),
                "Occupancy",
                holder=entity_id(row["id"]),
                post=post,
                startDate=held["from"],
                endDate=held["to"],
            )


def _event(row: Row) -> dict[str, Any]:
    place = row["place"] or {}
    country = iso2(place.get("country_iso3"))
    there = [p for p in row["parties"] if p["role"] not in ("excluded", "absent")]
    sources = [one["url"] for one in row["evidence"] if one["url"]]
    return _entity(
        entity_id(row["id"]),
        "Event",
        name=row["title"],
        startDate=row["start_date"],
        endDate=row["end_date"],
        location=place.get("name"),
        country=country.lower() if country else None,
        organizer=[entity_id(p["id"]) for p in there if p["role"] == "host"],
        involved=[entity_id(p["id"]) for p in there if p["role"] != "host"],
        summary=[one["sentence"] for one in row["evidence"]],
        keywords=[row["kind"], row["status"]],
        sourceUrl=sources,
    )


def _entity(id_: str, schema: str, **properties: Any) -> dict[str, Any]:
    lists = {name: [value] if isinstance(value, str) else list(value or ()) for name, value in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in lists.items() if values}}


def _line(entity: dict[str, Any]) -> str:
    return json.dumps(entity, ensure_ascii=False) + "\n"
