"""Reading the authority files. A wrong row is an error that names file and row; a file that is missing is empty."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from graph_schema.errors import InputError
from graph_schema.model.base import Value
from ingest.authority.entries import OfficeEntry, OrganizationEntry, PlaceEntry, StateEntry

DATA = Path(__file__).resolve().parent.parent / "data" / "authority"
"""Where the reviewed files lie."""

Row = TypeVar("Row", bound=Value)


def _checked(kind: type[Row], row: object, where: str) -> Row:
    try:
        return kind.model_validate(row)
    except ValidationError as error:
        raise InputError(f"{where}: {error.errors()[0]['msg']} at {error.errors()[0]['loc']}; mend this row") from error


def _yaml_rows(path: Path, kind: type[Row]) -> tuple[Row, ...]:
    if not path.exists():
        return ()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or []  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise InputError(f"{path.name} is no valid YAML: {error}") from error
    return tuple(_checked(kind, row, f"{path.name}, entry {i}") for i, row in enumerate(rows, start=1))


def states(folder: Path = DATA) -> tuple[StateEntry, ...]:
    """Return the rows of ``states.yaml``."""
    return _yaml_rows(folder / "states.yaml", StateEntry)


def organizations(folder: Path = DATA) -> tuple[OrganizationEntry, ...]:
    """Return the rows of ``organizations.yaml``."""
    return _yaml_rows(folder / "organizations.yaml", OrganizationEntry)


def places(folder: Path = DATA) -> tuple[PlaceEntry, ...]:
    """Return the rows of ``places.yaml``."""
    return _yaml_rows(folder / "places.yaml", PlaceEntry)


def media() -> tuple[str, ...]:
    """Return the names of media: known so that no state is read out of them ("Times of Israel")."""
    return _words(DATA.parent / "actors" / "media.yaml", "outlets")


def features() -> tuple[str, ...]:
    """Return the names of seas and regions: known so that no state is read out of them ("South China Sea")."""
    return _words(DATA.parent / "actors" / "geography.yaml", "features")


def _words(path: Path, entry: str) -> tuple[str, ...]:
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(str(name) for row in rows if row["id"] == entry for name in row["words"])


def offices(folder: Path = DATA) -> tuple[OfficeEntry, ...]:
    """Return the rows of ``offices/*.csv``, in the order of file names and lines."""
    return tuple(_office_rows(folder))


def _office_rows(folder: Path) -> Iterator[OfficeEntry]:
    for path in sorted((folder / "offices").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), start=2):
                aliases = tuple(part.strip() for part in (row.get("aliases") or "").split("|") if part.strip())
                values = {
                    "principal": row.get("principal"),
                    "role": row.get("role"),
                    "title": row.get("title"),
                    "person": row.get("person"),
                    "wikidata_id": row.get("wikidata_id") or None,
                    "start": row.get("from"),
                    "end": row.get("to") or None,
                    "aliases": aliases,
                }
                yield _checked(OfficeEntry, values, f"offices/{path.name}, line {number}")
