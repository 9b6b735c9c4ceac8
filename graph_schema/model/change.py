"""What a write changes of the facts: noted for those who keep a copy, and shown before somebody decides."""

from enum import StrEnum
from typing import Any

from graph_schema.model.base import Value


class ChangeKind(StrEnum):
    """What became of a fact. ``MERGED``: another fact has its claims now, as where two meetings are one."""

    CREATED = "created"
    CHANGED = "changed"
    MERGED = "merged"
    DELETED = "deleted"


class FieldChange(Value):
    """One property or tie of a fact before and after; None where it was not there, or is not there any more."""

    field: str
    before: Any = None
    after: Any = None


class FactChange(Value):
    """What becomes of one fact, field by field. ``into`` is the fact with which it is merged."""

    id: str
    change: ChangeKind
    into: str | None = None
    fields: tuple[FieldChange, ...] = ()
