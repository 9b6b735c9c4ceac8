"""The four things that may be told about an article: ``title``, ``published``, ``outlet``, ``url``.

A sidecar or a JSONL row may hold other keys as well: they are left alone.
"""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph_schema.errors import InputError
from ingest.clean.characters import storable
from ingest.sources.decode import decode
from ingest.sources.source import Metadata

KEYS = ("title", "published", "outlet", "url")


def read_metadata(values: Mapping[str, Any]) -> Metadata:
    """Return what ``values`` tell; absent, null and empty mean not told. Raises InputError naming the key."""
    told = {key: value for key in KEYS if (value := values.get(key)) not in (None, "")}
    for key, value in told.items():
        if not isinstance(value, str):
            raise InputError(f'"{key}" must be text, not {json.dumps(value, default=str)[:60]}')
    day = told.get("published")
    return Metadata(
        title=_line(told.get("title")),
        published=read_day(day) if day else None,
        outlet=_line(told.get("outlet")),
        url=_address(told.get("url")),
    )


def read_day(value: str) -> dt.date:
    """Return the day of ``2025-08-17`` or of a time like ``2025-08-17T10:00:00Z`` (the day as written there).

    Raises InputError for anything else: "03/05/2021" is two different days, and Parley does not guess.
    """
    try:
        return dt.datetime.fromisoformat(value.strip()).date()
    except ValueError:
        raise InputError(f'"published" must be a day like 2025-08-17, not "{value[:40]}"') from None


def read_sidecar(path: Path, max_bytes: int) -> Metadata:
    """Return what ``NAME.json`` beside ``NAME.txt`` tells; nothing where there is none. Raises InputError."""
    sidecar = path.with_suffix(".json")
    if not sidecar.is_file():
        return Metadata()
    try:
        values = json.loads(decode(sidecar, max_bytes))
    except (ValueError, RecursionError) as error:
        raise InputError(f"its sidecar {sidecar.name} is not JSON: {error}") from None
    except InputError as error:
        raise InputError(f"its sidecar {sidecar.name} {error}") from None
    if not isinstance(values, dict):
        raise InputError(f"its sidecar {sidecar.name} must hold one JSON object")
    try:
        return read_metadata(values)
    except InputError as error:
        raise InputError(f"in its sidecar {sidecar.name} {error}") from None


def _line(value: str | None) -> str | None:
    return " ".join(storable(value).replace("\0", " ").split()) or None if value else None


def _address(value: str | None) -> str | None:
    address = _line(value)
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in address
    except ValueError:
        fine = False
    if not fine:
        raise InputError(f'"url" must be an address like https://example.org/article, not "{address[:60]}"')
    return address
