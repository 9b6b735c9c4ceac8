"""Items of a Wikidata JSON export: humans with the positions that they held, organisations, positions and states."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph_schema.errors import InputError
from graph_schema.model.vocabulary import ActorKind
from ingest.authority_lists.entities import Entity, ListedEntity, Post, StateEntity, Tenure

INSTANCE, CITIZENSHIP, HELD = "P31", "P27", "P39"
START, END = "P580", "P582"
COUNTRY, JURISDICTION, ISO3 = "P17", "P1001", "P298"

_DATA = Path(__file__).resolve().parent.parent / "data" / "names"
_TIME = re.compile(r"\+(\d{4})-(\d{2})-(\d{2})T")
_LENGTHS = {11: 10, 10: 7, 9: 4}
"""By the precision of a time (day, month, year): how much of the ISO date it tells."""


def is_entity(row: Mapping[str, Any]) -> bool:
    """Say whether the object looks like one of this format."""
    return row.get("type") in ("item", "property", "lexeme") or ("labels" in row and "claims" in row)


def entities(row: Mapping[str, Any]) -> Iterator[Entity]:
    """Yield what the item tells: nothing where it is no human, organisation, position or state, or has no English
    label. Raises InputError that says what is wrong."""
    id_ = row.get("id")
    if row.get("type", "item") != "item":
        return
    if not isinstance(id_, str) or not re.fullmatch(r"Q[1-9]\d*", id_):
        raise InputError("the item has no id such as Q42")
    if not isinstance(row.get("claims"), Mapping | list) or not isinstance(row.get("labels"), Mapping | list):
        raise InputError(f"{id_} has no labels or no claims")
    classes = set(_items(row, INSTANCE))
    name = _text(row["labels"], "en") or _text(row["labels"], "mul")
    for code in _values(row, ISO3):
        if isinstance(code, str) and re.fullmatch("[A-Z]{3}", code):
            yield StateEntity(id_, code)
    if not name:
        return
    aliases = tuple(dict.fromkeys(_aliases(row, name)))
    if classes & _classes("human"):
        yield ListedEntity(id_, ActorKind.PERSON, name, aliases, id_, tuple(_items(row, CITIZENSHIP)))
        yield from _tenures(id_, row)
    elif classes & _classes("organization"):
        yield ListedEntity(id_, ActorKind.ORGANIZATION, name, aliases, id_, tuple(_items(row, COUNTRY)))
    if classes & _classes("post") or _items(row, JURISDICTION):
        yield Post(id_, name, tuple(_items(row, JURISDICTION) or _items(row, COUNTRY)))


def _tenures(id_: str, row: Mapping[str, Any]) -> Iterator[Tenure]:
    for statement in _statements(row, HELD):
        post = _item(statement.get("mainsnak"))
        if post:
            qualifiers = statement.get("qualifiers")
            told = qualifiers if isinstance(qualifiers, Mapping) else {}
            days = {field: next(filter(None, map(_day, told.get(field) or ())), None) for field in (START, END)}
            states = tuple(filter(None, map(_item, told.get(JURISDICTION) or ())))
            yield Tenure(id_, post, days[START], days[END], states)


def _statements(row: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    claims = row["claims"]
    found = claims.get(field) if isinstance(claims, Mapping) else None
    good = [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
    return [one for one in good if one.get("rank") != "deprecated"]


def _value(snak: object) -> Any:
    value = snak.get("datavalue") if isinstance(snak, Mapping) else None
    return value.get("value") if isinstance(value, Mapping) else None


def _values(row: Mapping[str, Any], field: str) -> list[Any]:
    return [_value(statement.get("mainsnak")) for statement in _statements(row, field)]


def _item(snak: object) -> str | None:
    value = _value(snak)
    id_ = value.get("id") if isinstance(value, Mapping) else None
    return id_ if isinstance(id_, str) else None


def _items(row: Mapping[str, Any], field: str) -> list[str]:
    found = (_item(statement.get("mainsnak")) for statement in _statements(row, field))
    return list(dict.fromkeys(one for one in found if one))


def _day(snak: object) -> str | None:
    value = _value(snak)
    if not isinstance(value, Mapping):
        return None
    match = _TIME.match(str(value.get("time")))
    length = _LENGTHS.get(value.get("precision", 0))
    return "-".join(match.groups())[:length] if match and length else None


def _text(texts: object, language: str) -> str | None:
    value = texts.get(language) if isinstance(texts, Mapping) else None
    text = value.get("value") if isinstance(value, Mapping) else None
    return text.strip() if isinstance(text, str) and text.strip() else None


def _aliases(row: Mapping[str, Any], name: str) -> Iterator[str]:
    aliases = row.get("aliases")
    for language in ("en", "mul"):
        told = aliases.get(language) if isinstance(aliases, Mapping) else None
        for one in told if isinstance(told, list) else ():
            text = one.get("value") if isinstance(one, Mapping) else None
            if isinstance(text, str) and text.strip() and text.strip() != name:
                yield text.strip()


@cache
def _classes(entry: str) -> frozenset[str]:
    rows = yaml.safe_load((_DATA / "wikidata.yaml").read_text(encoding="utf-8"))
    return frozenset(next(row["items"] for row in rows if row["id"] == entry))
