"""schema.org in JSON-LD: meetings as ``Event`` with ``eventStatus``, attendees, organizers and the larger event."""

import json
from collections.abc import AsyncIterator
from typing import Any

from app.exports.countries import iso2
from graph_schema.store.reader import Row

MEDIA_TYPE = "application/ld+json"
_TYPES = {"person": "Person", "state": "Country", "organization": "Organization"}
# schema.org has no status for what was held: an event that took place as planned stays "scheduled".
_STATUS = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}
_REMOTE = ("call", "video_conference")


async def graph(_: str, rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    """Yield one JSON-LD document whose ``@graph`` holds the events."""
    yield '{"@context": "https://schema.org", "@graph": ['
    separator = "\n"
    async for row in rows:
        yield separator + json.dumps(event(row), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def event(row: Row) -> dict[str, Any]:
    """Return a meeting as a schema.org ``Event``; Parley's own kind and status are ``additionalProperty``."""
    place = row["place"] or {}
    parties = {role: [_party(p) for p in row["parties"] if p["role"] in roles] for role, roles in _ROLES.items()}
    mode = "OnlineEventAttendanceMode" if row["kind"] in _REMOTE else "OfflineEventAttendanceMode"
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": f"urn:parley:{row['id']}",
        "name": row["title"],
        "startDate": row["start_date"],
        "endDate": row["end_date"],
        "eventStatus": f"https://schema.org/{_STATUS.get(row['status'], 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "organizer": parties["organizer"],
        "attendee": parties["attendee"],
        "location": _place(place) if place else None,
        "superEvent": {"@id": f"urn:parley:{row['part_of']}"} if row["part_of"] else None,
        "additionalProperty": [
            {"@type": "PropertyValue", "name": name, "value": row[name]} for name in ("kind", "status", "confidence")
        ],
        "subjectOf": [_article(one) for one in row["evidence"]],
    }
    return {name: value for name, value in found.items() if value not in (None, [])}


_ROLES = {"organizer": ("host",), "attendee": ("attendee", "mediator", "invited")}


def _party(party: Row) -> dict[str, Any]:
    found = {"@type": _TYPES[party["kind"]], "@id": f"urn:parley:{party['id']}", "name": party["name"]}
    if party["wikidata_id"]:
        found["sameAs"] = f"https://www.wikidata.org/entity/{party['wikidata_id']}"
    return found


def _place(place: Row) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Place", "@id": f"urn:parley:{place['id']}", "name": place["name"]}
    if country := iso2(place["country_iso3"]):
        found["address"] = {"@type": "PostalAddress", "addressCountry": country}
    return found


def _article(one: Row) -> dict[str, Any]:
    found = {
        "@type": "NewsArticle",
        "@id": f"urn:parley:{one['article_id']}",
        "datePublished": one["published_at"],
        "url": one["url"],
        "publisher": {"@type": "Organization", "name": one["outlet"]} if one["outlet"] else None,
        "abstract": one["sentence"],
    }
    return {name: value for name, value in found.items() if value is not None}
