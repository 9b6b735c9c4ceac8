"""FollowTheMoney entities, as OpenSanctions publishes them: one JSON object a line, flat or nested."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graph_schema.errors import InputError
from graph_schema.model.vocabulary import ActorKind
from ingest.authority.territories import iso3_of
from ingest.authority_lists.entities import Entity, ListedEntity, Post, Tenure

_KINDS = {
    "Person": ActorKind.PERSON,
    "Organization": ActorKind.ORGANIZATION,
    "PublicBody": ActorKind.ORGANIZATION,
}
_QID = re.compile(r"Q[1-9]\d*")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def is_entity(row: Mapping[str, Any]) -> bool:
    """Say whether the object looks like one of this format."""
    return "schema" in row and "properties" in row


def entities(row: Mapping[str, Any]) -> Iterator[Entity]:
    """Yield what the object tells: nothing where its schema is none of Person, Organization, PublicBody, Occupancy and
    Position. Raises InputError that says what is wrong."""
    id_, schema, properties = row.get("id"), row.get("schema"), row.get("properties")
    if not isinstance(id_, str) or not id_:
        raise InputError("the entity has no id")
    if not isinstance(properties, Mapping):
        raise InputError(f"{id_} has no properties")
    for values in properties.values():
        for value in values if isinstance(values, list) else ():
            if isinstance(value, Mapping):
                yield from entities(_tied(value, id_))
    if schema in _KINDS:
        yield _actor(id_, _KINDS[schema], row, properties)
    elif schema == "Position":
        name = next(iter(_texts(properties, "name")), None)
        if name:
            yield Post(id_, name, _states(properties, "country", "jurisdiction"))
    elif schema == "Occupancy":
        starts, ends = _texts(properties, "startDate"), _texts(properties, "endDate")
        for holder in _ids(properties, "holder"):
            for post in _ids(properties, "post"):
                yield Tenure(holder, post, _day(starts), _day(ends))


def _actor(id_: str, kind: ActorKind, row: Mapping[str, Any], properties: Mapping[str, Any]) -> ListedEntity:
    caption = row.get("caption")
    names = [*([caption] if isinstance(caption, str) and caption.strip() else []), *_texts(properties, "name")]
    if not names:
        raise InputError(f"{id_} has no name")
    others = (*names[1:], *_texts(properties, "alias"), *_texts(properties, "abbreviation"))
    linked = [*_texts(properties, "wikidataId"), id_]
    return ListedEntity(
        id_,
        kind,
        names[0],
        tuple(dict.fromkeys(name for name in others if name != names[0])),
        next((one for one in linked if _QID.fullmatch(one)), None),
        _states(properties, "country", "nationality", "citizenship"),
    )


def _tied(value: Mapping[str, Any], outer: str) -> Mapping[str, Any]:
    """An occupancy inside a person is that person's, though it need not say so."""
    properties = value.get("properties")
    if value.get("schema") != "Occupancy" or not isinstance(properties, Mapping) or properties.get("holder"):
        return value
    return {**value, "properties": {**properties, "holder": [outer]}}


def _texts(properties: Mapping[str, Any], field: str) -> list[str]:
    values = properties.get(field)
    return [one.strip() for one in values if isinstance(one, str) and one.strip()] if isinstance(values, list) else []


def _ids(properties: Mapping[str, Any], field: str) -> list[str]:
    values = properties.get(field)
    found = [one.get("id") if isinstance(one, Mapping) else one for one in values] if isinstance(values, list) else []
    return [one for one in found if isinstance(one, str) and one]


def _states(properties: Mapping[str, Any], *fields: str) -> tuple[str, ...]:
    codes = (_iso3(code) for field in fields for code in _texts(properties, field))
    return tuple(dict.fromkeys(code for code in codes if code))


@cache
def _iso3(code: str) -> str | None:
    return iso3_of(code)


def _day(values: list[str]) -> str | None:
    """The most exact of the days; times of the day don't count."""
    found = [match.group() for value in values if (match := _DAY.match(value))]
    return max(found, key=lambda day: (len(day), day), default=None)
