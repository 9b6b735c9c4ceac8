"""How changes of facts look on a terminal."""

import json
from collections.abc import Iterable
from typing import Any

import typer

from graph_schema.model.change import FactChange

_MARKS = {"created": "+", "changed": "~", "merged": ">", "deleted": "-"}


def print_changes(changes: Iterable[FactChange]) -> None:
    """Print what would become of each fact, field by field."""
    found = list(changes)
    for change in found:
        into = f" into {change.into}" if change.into else ""
        typer.echo(f"{_MARKS[change.change]} {change.id} {change.change}{into}")
        if change.change in ("created", "changed"):
            for field in change.fields:
                typer.echo(f"    {field.field}: {_shown(field.before)} -> {_shown(field.after)}")
    typer.echo(f"{len(found)} facts would change" if found else "nothing would change")


def _shown(value: Any) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)
