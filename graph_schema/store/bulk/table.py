"""One CSV file as the import reads it: strings in quotes, what is not there without them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graph_schema.errors import StoreError
from graph_schema.store.bulk.columns import Columns

DELIMITER = "\x1f"
"""Between the items of a list; text that holds it is completed afterwards, like all that CSV can't carry."""


class Table:
    """A file that grows row by row. ``longest`` is the length of its longest row, in characters."""

    def __init__(self, path: Path, ends: Sequence[str], columns: Columns) -> None:
        self.path, self._ends, self._columns = path, len(ends), columns
        self.longest = 0
        self._file = path.open("w", encoding="utf-8", newline="")
        self._put([*ends, *(f"{name}:{kind}" for name, kind in columns.items())])

    def write(self, ends: Sequence[str], properties: Mapping[str, Any]) -> dict[str, Any]:
        """Add a row; return those of its properties that the file can't hold: lists of nothing, above all."""
        if strange := sorted(properties.keys() - self._columns.keys()):
            raise StoreError(f"graph.yaml has no {', '.join(strange)} of what goes into {self.path.name}")
        left: dict[str, Any] = {}
        cells = [_quoted(end) for end in ends]
        for name, kind in self._columns.items():
            value = properties.get(name)
            if isinstance(value, list | tuple) and not _can_be_joined(value):
                left[name] = list(value)
                value = None
            cells.append("" if value is None else _cell(value, kind))
        self._put(cells)
        return left

    def close(self) -> None:
        """No more rows come."""
        self._file.close()

    def _put(self, cells: Sequence[str]) -> None:
        row = ",".join(cells)
        self.longest = max(self.longest, len(row))
        self._file.write(row + "\n")


def _can_be_joined(items: Sequence[str]) -> bool:
    return any(items) and not any(DELIMITER in item for item in items)


def _cell(value: Any, kind: str) -> str:
    match kind:
        case "string":
            return _quoted(str(value))
        case "string[]":
            return _quoted(DELIMITER.join(value))
        case "boolean":
            return "true" if value else "false"
        case "date" | "datetime":
            return str(value.isoformat())
    return repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
