"""CSV (RFC 4180) and JSON Lines."""

import csv
import io
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from graph_schema.store.reader import Row

JSONL = "application/x-ndjson"
CSV = "text/csv; charset=utf-8"

COLUMNS: Mapping[str, Sequence[str]] = {
    "meetings": (
        "id", "title", "kind", "status", "start_date", "end_date", "date_precision", "place", "country_iso3",
        "participants", "hosts", "excluded", "absent", "confidence", "independent_sources", "sentence", "outlet", "url",
        "published_at",
    ),
    "actors": ("id", "name", "kind", "iso3", "wikidata_id", "aliases", "represents", "meetings", "positions"),
    "positions": (
        "id", "holders", "stance", "topic", "target", "quote", "medium", "stated_on", "meeting_id", "confidence",
        "independent_sources", "sentence", "outlet", "url", "published_at",
    ),
}  # fmt: skip


async def jsonl(_: str, rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    """Yield one JSON object a line: the whole row."""
    async for row in rows:
        yield json.dumps(row, ensure_ascii=False, default=str) + "\n"


async def table(what: str, rows: AsyncIterator[Row]) -> AsyncIterator[str]:
    """Yield CSV with a header; several values of a cell are separated by ``; ``.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    columns = COLUMNS[what]
    yield _line(columns)
    async for row in rows:
        flat = _flat(what, row)
        yield _line([flat.get(column) for column in columns])


def _line(cells: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _flat(what: str, row: Row) -> dict[str, Any]:
    evidence: Row = next(iter(row.get("evidence") or ()), {})
    flat = {name: value for name, value in row.items() if not isinstance(value, list | dict)}
    flat |= {name: evidence.get(name) for name in ("sentence", "outlet", "url", "published_at") if evidence}
    if what == "meetings":
        place = row["place"] or {}
        flat |= {"place": place.get("name"), "country_iso3": place.get("country_iso3")}
        flat["participants"] = _names(p for p in row["parties"] if p["role"] not in ("excluded", "absent"))
        flat["hosts"] = _names(p for p in row["parties"] if p["role"] == "host")
        flat |= {role: _names(p for p in row["parties"] if p["role"] == role) for role in ("excluded", "absent")}
    elif what == "positions":
        flat |= {"holders": _names(row["holders"]), "topic": (row["topic"] or {}).get("name")}
        flat["target"] = (row["target"] or {}).get("name")
    else:
        flat["aliases"] = "; ".join(row["aliases"] or ())
        flat["represents"] = "; ".join(f"{r['office'] or 'speaks for'}, {r['name']}" for r in row["represents"])
    return flat


def _names(actors: Any) -> str:
    return "; ".join(actor["name"] for actor in actors)
