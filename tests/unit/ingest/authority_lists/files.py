"""Small lists in the two formats, written for these tests: people and bodies that nobody knows."""

import json

FTM = [
    {"id": "occ-1", "schema": "Occupancy", "properties": {"holder": ["Q770001"], "post": ["pos-1"],
     "startDate": ["2024-02-01"], "endDate": ["2025-06-30"]}},
    {"id": "Q770001", "caption": "Ana Prado", "schema": "Person", "properties": {"name": ["Ana Prado",
     "A. M. Silva Prado"], "alias": ["Prado"], "wikidataId": ["Q770001"], "citizenship": ["br"]}},
    {"id": "pos-1", "schema": "Position", "properties": {"name": ["Minister of Foreign Affairs"], "country": ["br"]}},
    {"id": "NK-2", "caption": "Sea Fisheries Council", "schema": "Organization",
     "properties": {"name": ["Sea Fisheries Council"], "abbreviation": ["SFC"], "alias": ["Council of Sea Fisheries"]}},
    {"id": "NK-3", "caption": "Port Office", "schema": "PublicBody", "properties": {"name": ["Port Office"]}},
    {"id": "NK-4", "caption": "Blue Ships Ltd", "schema": "Company", "properties": {"name": ["Blue Ships Ltd"]}},
]  # fmt: skip


def item(id_, label, *, aliases=(), type_="item", **claims):
    return {
        "id": id_, "type": type_, "labels": {"en": {"language": "en", "value": label}} if label else {},
        "aliases": {"en": [{"language": "en", "value": one} for one in aliases]}, "claims": claims,
    }  # fmt: skip


def is_item(id_, **qualifiers):
    snak = {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": id_}}}
    return {"mainsnak": snak, "rank": "normal", "qualifiers": {name: [value] for name, value in qualifiers.items()}}


def time(text, precision):
    return {"snaktype": "value", "datavalue": {"type": "time", "value": {"time": text, "precision": precision}}}


WIKIDATA = [
    item("Q770001", "Ana Prado", aliases=["A. M. Silva Prado"], P31=[is_item("Q5")], P27=[is_item("Q155")], P39=[
        is_item("Q770010", P580=time("+2024-02-01T00:00:00Z", 11), P582=time("+2025-06-00T00:00:00Z", 10)),
        is_item("Q770010", P580=time("+1999-00-00T00:00:00Z", 9), P582=time("+2001-00-00T00:00:00Z", 9))]),
    item("Q770010", "Minister of Foreign Affairs", P31=[is_item("Q294414")], P1001=[is_item("Q155")]),
    item("Q770002", "Sea Fisheries Council", aliases=["SFC"], P31=[is_item("Q43229")]),
    item("Q770003", "a lake", P31=[is_item("Q23397")]),
    item("Q770004", None, P31=[is_item("Q5")]),
    item("P31", "instance of", type_="property"),
]  # fmt: skip


def lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def dump(rows):
    """As Wikidata's dumps are written."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
