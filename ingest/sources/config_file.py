"""``sources.toml``: read, checked, and refused in words that name the line and the table."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph_schema.errors import SettingsError
from ingest.sources.config import KINDS, SourceConfig
from ingest.sources.decode import decode

_MAX_BYTES = 5_000_000
_ADAPTER: TypeAdapter[SourceConfig] = TypeAdapter(SourceConfig)
_KINDS = ", ".join(str(kind.model_fields["kind"].annotation.__args__[0]) for kind in KINDS)  # type: ignore[union-attr]


def load_sources(path: Path) -> tuple[SourceConfig, ...]:
    """Return the sources of a ``sources.toml`` in its order, switched-off ones included.

    Each is a table ``[sources.NAME]``; paths in it are relative to the file's folder. Raises SettingsError that lists
    every mistake with its line.
    """
    try:
        text = decode(path, _MAX_BYTES)
        tables = _tables(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not TOML: {error}") from None
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}: {error}") from None
    except Exception as error:  # InputError is worded to follow the name of the file
        raise SettingsError(f"{path} {error}") from None
    found: list[SourceConfig] = []
    wrong: list[str] = []
    for name, table in tables.items():
        try:
            found.append(_source(name, table, path.parent))
        except ValueError as error:
            place = f"{path}:{_line_of(text, name)}: [sources.{name}]"
            wrong += [f"{place} {line}" for line in _said(error)]
    if wrong:
        raise SettingsError("\n".join(wrong))
    return tuple(found)


def _tables(values: dict[str, Any]) -> dict[str, Any]:
    if unknown := sorted(values.keys() - {"sources"}):
        raise ValueError(f"[{unknown[0]}] is not known here; each source is a table [sources.NAME]")
    tables = values.get("sources")
    if not isinstance(tables, dict) or not tables:
        raise ValueError("holds no source; each source is a table [sources.NAME], see docs/sources.md")
    return tables


def _source(name: str, table: Any, folder: Path) -> SourceConfig:
    if not isinstance(table, dict):
        raise ValueError("must be a table: [sources.NAME] with kind = … below it")
    if "name" in table:
        raise ValueError("name is told by the table's own name; leave it out")
    values = dict(table)
    if values.get("kind") == "page" and isinstance(values.get("url"), str) and "urls" not in values:
        values["urls"] = [values.pop("url")]
    if isinstance(values.get("path"), str):
        values["path"] = folder / Path(values["path"]).expanduser()
    return _ADAPTER.validate_python({**values, "name": name})


def _said(error: ValueError) -> list[str]:
    if not isinstance(error, ValidationError):
        return [str(error)]
    return [_one(dict(problem)) for problem in error.errors()]


def _one(problem: dict[str, Any]) -> str:
    kind = problem["type"]
    place = ".".join(str(part) for part in problem["loc"][1:])
    if kind == "union_tag_not_found":
        return f"has no kind; kinds are {_KINDS}"
    if kind == "union_tag_invalid":
        return f'kind = "{problem["input"].get("kind")}" is not known; kinds are {_KINDS}'
    if kind == "missing":
        return f"needs {place}"
    if kind == "extra_forbidden":
        return f"{place} is not known for this kind; see docs/sources.md"
    if kind == "string_pattern_mismatch" and place == "name":
        return "must have a name of letters, digits, - and _"
    said = str(problem["msg"]).removeprefix("Value error, ")
    return f"{place}: {said[0].lower()}{said[1:]}" if place else said


def _line_of(text: str, name: str) -> int:
    """The line of the table's header; of the file's beginning where it is written in another way."""
    header = re.compile(rf"^\s*\[\s*sources\s*\.\s*[\"']?{re.escape(name)}[\"']?\s*\]")
    return next((number for number, line in enumerate(text.splitlines(), 1) if header.match(line)), 1)
