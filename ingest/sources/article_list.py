"""Lists of addresses with dates, as GDELT and OpenSanctions give them: CSV, TSV or JSONL, on disk or on the web."""

import csv
import hashlib
import io
import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph_schema.errors import InputError
from ingest.fetch.errors import FetchError
from ingest.sources.config import Columns, ListSource
from ingest.sources.cursor import Entry, Position
from ingest.sources.days import day_in
from ingest.sources.memory import Memory
from ingest.sources.packed import opened
from ingest.sources.source import SourceProblem
from ingest.sources.web import Listed, Web

_USUAL = {
    "url": ("url", "link", "sourceurl", "documentidentifier", "address"),
    "published": ("published", "published_at", "publishedat", "date", "seendate"),
    "title": ("title", "headline", "name"),
    "outlet": ("outlet", "publisher", "domain", "source"),
}
"""Names of columns that are known, in lower case; ``columns`` in sources.toml names others."""
_LONGEST_ROW = 1_000_000

Row = Mapping[str | int, Any]


def list_articles(source: ListSource, web: Web, memory: Memory) -> Iterator[Listed | SourceProblem]:
    """Yield the rows of a list from where the last run stopped; a list that was replaced is read from its beginning."""
    place = str(source.path or source.url)
    try:
        if source.path is not None:
            yield from _new_rows(source, place, memory, None)
        else:
            page = web.get(place, memory.validators(place))
            if page is not None:
                yield from _new_rows(source, place, memory, page.body)
                memory.read(place, page.validators)
    except FetchError as error:
        if not web.stopped:
            yield SourceProblem(place, str(error), again=True)
    except InputError as error:
        yield SourceProblem(place, str(error), again=True)
    except OSError as error:
        yield SourceProblem(place, f"can't be read: {error.strerror or error}", again=True)


def _new_rows(source: ListSource, place: str, memory: Memory, body: bytes | None) -> Iterator[Listed | SourceProblem]:
    """The rows that were not read yet: those behind the last one, if that still is where it was."""
    known = memory.positions.get(place, Position())
    rows = _rows(source, place, _lines(source, body))
    if known.rows:
        last = next(itertools.islice(rows, known.rows - 1, None), None)
        if last is None or _mark(last[1]) != known.mark:
            rows = _rows(source, place, _lines(source, body))
    for number, row in rows:
        yield _listed(row, source.columns or Columns(), f"{place}:{number}")
        memory.positions[place] = Position(rows=number, mark=_mark(row))


def _lines(source: ListSource, body: bytes | None) -> Iterator[str]:
    with opened(source.path) if source.path and body is None else io.BytesIO(body or b"") as file:
        while line := file.readline(_LONGEST_ROW):
            yield line.decode("utf-8", "replace").removeprefix("\ufeff").replace("\0", "")


def _rows(source: ListSource, place: str, lines: Iterator[str]) -> Iterator[tuple[int, Row]]:
    """Number and values of each row: by name (in lower case), or by column from 1 where there is no header."""
    form = source.format or _form_of(place)
    if form == "jsonl":
        yield from enumerate((_object(line) for line in lines if line.strip()), 1)
        return
    table = csv.reader(lines, delimiter="\t" if form == "tsv" else ",")
    header: list[str] | None = None
    number = 0
    try:
        for cells in table:
            if header is None and not _by_number(source.columns):
                header = [cell.strip().lower() for cell in cells]
            elif cells:
                number += 1
                yield number, dict(zip(header or range(1, len(cells) + 1), cells, strict=False))
    except csv.Error as error:
        raise InputError(f"is no table that can be read, from row {number + 1} on: {error}") from None


def _object(line: str) -> Row:
    """The values of a JSON object; of an OpenSanctions (FollowTheMoney) entity the first value of each property."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    if isinstance(values.get("properties"), dict):
        values = {name: several[0] for name, several in values["properties"].items() if several}
    return {str(name).lower(): value for name, value in values.items()}


def _listed(row: Row, columns: Columns, origin: str) -> Listed | SourceProblem:
    told = {name: _value(row, getattr(columns, name), usual) for name, usual in _USUAL.items()}
    url = told["url"] or ""
    if not url.startswith(("http://", "https://")):
        names = ", ".join(map(str, row)) or "nothing"
        return SourceProblem(origin, f"has no address; it has {names[:200]}. columns in sources.toml says where it is")
    return Listed(Entry(url=url, published=day_in(told["published"]), title=told["title"], outlet=told["outlet"]))


def _value(row: Row, named: str | int | None, usual: tuple[str, ...]) -> str | None:
    names: tuple[str | int, ...] = usual if named is None else (named.lower() if isinstance(named, str) else named,)
    value = next((row[name] for name in names if isinstance(row.get(name), str)), None)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _by_number(columns: Columns | None) -> bool:
    return columns is not None and isinstance(columns.url, int)


def _form_of(place: str) -> str:
    name = place.lower().partition("?")[0].removesuffix(".gz").removesuffix(".zst")
    if name.endswith((".jsonl", ".ndjson", ".json")):
        return "jsonl"
    return "tsv" if name.endswith((".tsv", ".tab", ".export.csv")) else "csv"


def _mark(row: Row) -> str:
    return hashlib.sha256(json.dumps(list(row.values()), default=str).encode()).hexdigest()[:16]
