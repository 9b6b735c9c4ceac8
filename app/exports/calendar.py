"""iCalendar (RFC 5545): meetings as all-day events, for a calendar to subscribe to."""

import datetime as dt
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from graph_schema.model.when import first_day, last_day
from graph_schema.store.reader import Row

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar; charset=utf-8"
_STATUS = {"cancelled": "CANCELLED", "proposed": "TENTATIVE", "postponed": "TENTATIVE"}


async def calendar(rows: AsyncIterator[Row]) -> bytes:
    """Return one calendar of the meetings whose day is known; the others have no place in it."""
    from icalendar import Calendar  # here, not above: the start of the service need not wait for it

    found = Calendar()
    found.add("prodid", "-//Parley//diplomatic meetings//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", "Parley: meetings")
    async for row in rows:
        if row["start_date"] and len(row["start_date"]) == 10:
            found.add_component(_event(row))
    return bytes(found.to_ical())


def _event(row: Row) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{row['id']}@parley")
    # When this was told: the same facts give the same calendar.
    told = max((one["published_at"] for one in row["evidence"]), default=row["start_date"])
    event.add("dtstamp", dt.datetime.combine(dt.date.fromisoformat(told), dt.time(), dt.UTC))
    event.add("summary", row["title"])
    event.add("dtstart", first_day(row["start_date"]))
    event.add("dtend", last_day(row["end_date"] or row["start_date"]) + dt.timedelta(days=1))
    event.add("status", _STATUS.get(row["status"], "CONFIRMED"))
    event.add("categories", [row["kind"], row["status"]])
    if row["place"]:
        event.add("location", row["place"]["name"])
    there = [p["name"] for p in row["parties"] if p["role"] not in ("excluded", "absent")]
    sentences = [f"“{one['sentence']}” ({one['outlet'] or one['article_id']})" for one in row["evidence"]]
    event.add("description", "\n\n".join([", ".join(there), *sentences]).strip())
    return event
