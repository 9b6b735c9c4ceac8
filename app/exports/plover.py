"""PLOVER-coded events, one JSON object a line: meetings as CONSULT with its modes, positions by their stance.

The actor codes are ISO 3166 alpha-3 and a sector (``RUS GOV``), ``IGO`` for international organisations. A meeting has
no direction: hosts are recipients, all others actors, as the manual has visitors act toward their hosts.
"""

import json
from collections.abc import AsyncIterator
from typing import Any

from graph_schema.store.reader import Row

MEDIA_TYPE = "application/x-ndjson"


async def meetings(_: str, rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    """Yield a CONSULT for each meeting; ``status`` tells held from planned, which PLOVER itself can't."""
    async for row in rows:
        there = [p for p in row["parties"] if p["role"] not in ("excluded", "absent")]
        hosts = [p for p in there if p["role"] == "host"]
        yield _line(
            row,
            event_mode=row["plover_mode"],
            date=row["start_date"],
            status=row["status"],
            actor=[_coded(p) for p in there if p not in hosts],
            recipient=[_coded(p) for p in hosts],
            country=(row["place"] or {}).get("country_iso3"),
        )


async def positions(_: str, rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    """Yield an event for each position whose stance PLOVER has an event for."""
    async for row in rows:
        if row["plover_event"]:
            yield _line(
                row,
                date=row["stated_on"],
                actor=[_coded(holder) for holder in row["holders"]],
                recipient=[_coded(row["target"])] if row["target"] else [],
                context=(row["topic"] or {}).get("name"),
            )


def _line(row: Row, **values: Any) -> str:
    said: Row = next(iter(row["evidence"]), {})
    event = {"id": row["id"], "event_type": row["plover_event"], **values, "confidence": row["confidence"]}
    event |= {"text": said.get("sentence"), "source": said.get("outlet"), "url": said.get("url")}
    return json.dumps({name: value for name, value in event.items() if value is not None}, ensure_ascii=False) + "\n"


def _coded(actor: Row) -> dict[str, Any]:
    if actor["kind"] == "organization":
        return {"name": actor["name"], "code": "IGO"}
    states = [actor["iso3"]] if actor["iso3"] else actor["stands_for"]
    return {"name": actor["name"], "code": f"{states[0]} GOV" if states else None}
