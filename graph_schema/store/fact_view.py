"""Facts as people compare them: one value for each property and tie, without what serves only the machinery."""

from collections.abc import Collection, Mapping
from typing import Any

from graph_schema.model.change import ChangeKind, FactChange, FieldChange
from graph_schema.store.change_log import ChangeLog
from graph_schema.store.statements import Transaction, rows
from graph_schema.store.values import plain

View = Mapping[str, Any]

_INNER = frozenset({"id", "revision", "claims", "name_key", "first_day", "last_day", "sentence", "article_id"})


def views(tx: Transaction, ids: Collection[str]) -> dict[str, View]:
    """Return what is said of these facts, by id; those that are not there are left out."""
    return {row["id"]: _view(row) for row in map(plain, rows(tx, "facts_shown", ids=sorted(ids)))}


def compared(log: ChangeLog, before: Mapping[str, View], after: Mapping[str, View]) -> list[FactChange]:
    """Return what becomes of each fact of the log, in the order of kinds and ids."""
    merged = log.merged
    kinds = [(ChangeKind.CREATED, log.created), (ChangeKind.CHANGED, log.changed)]
    kinds += [(ChangeKind.MERGED, sorted(merged)), (ChangeKind.DELETED, log.deleted)]
    return [
        FactChange(
            id=id_, change=kind, into=merged.get(id_), fields=_differences(before.get(id_, {}), after.get(id_, {}))
        )
        for kind, ids in kinds
        for id_ in ids
    ]


def _differences(before: View, after: View) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field=field, before=before.get(field), after=after.get(field))
        for field in sorted(before.keys() | after.keys())
        if before.get(field) != after.get(field)
    )


def _view(row: Mapping[str, Any]) -> View:
    found = {name: value for name, value in row["properties"].items() if name not in _INNER}
    for tie in row["ties"]:
        said = {name: value for name, value in tie["properties"].items() if name not in _INNER}
        found.setdefault(f"{tie['type']} {tie['other']}", said or True)
    return found
