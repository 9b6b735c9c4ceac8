"""What people decide, from the words of the command line or of a job to the graph."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from graph_schema.errors import InputError, NotFoundError
from graph_schema.model.change import FactChange
from graph_schema.model.decision import Decision, Wish
from graph_schema.model.names import fold
from graph_schema.store.decision_rows import decision_from
from graph_schema.store.reader import read_rows
from graph_schema.store.subjects import decision_for
from graph_schema.store.write_article import Written
from graph_schema.store.write_decision import undone
from ingest.authority.authority import the_authority
from ingest.graph import Graph


class Decided(NamedTuple):
    """A decision and what became of it."""

    decision: Decision
    written: Written


class BadLine(NamedTuple):
    """A line of a file of decisions that can't be read, and why."""

    number: int
    reason: str


def decide(graph: Graph, wish: Wish, made_at: dt.datetime) -> Decided:
    """Carry out the wish. With the same ``made_at`` it may be asked again: what was decided then is found again.

    Raises ``NotFoundError`` for ids that are not there, ``InputError`` for what can't be decided of them.
    """
    decision = _made_before(graph, wish, made_at) or decision_for(graph.source, wish, made_at, country_of)
    return Decided(decision, graph.writer.decide(decision))


def preview(graph: Graph, wish: Wish, made_at: dt.datetime) -> tuple[Decision, list[FactChange]]:
    """Return the decision and what it would change; nothing is written. Raises as ``decide`` does."""
    decision = decision_for(graph.source, wish, made_at, country_of)
    return decision, graph.writer.preview(decision)


def preview_undo(graph: Graph, decision_id: str, undone_by: str, reason: str) -> list[FactChange]:
    """Return what undoing the decision would change; nothing is written."""
    decision = undone(stored(graph, decision_id), decision_id, undone_by, reason, dt.datetime.now(dt.UTC))
    return graph.writer.preview(decision)


def stored(graph: Graph, decision_id: str) -> Decision:
    """Return the decision; raises ``NotFoundError`` where there is none."""
    rows = read_rows(graph.source, "decision_by_id", {"id": decision_id})
    if not rows:
        raise NotFoundError(f"there is no decision {decision_id!r}; `parley decide list` lists them")
    return decision_from(rows[0]["payload"])


def every(graph: Graph) -> Iterator[Decision]:
    """Yield all decisions, also undone ones, in the order in which they were made."""
    yield from (decision_from(row["payload"]) for row in read_rows(graph.source, "decisions_all", {}))


def export(decisions: Iterable[Decision]) -> str:
    """Return the decisions as text, one JSON object a line: what ``read_file`` reads."""
    lines = (json.dumps(one.model_dump(mode="json", exclude_none=True), ensure_ascii=False) for one in decisions)
    return "".join(f"{line}\n" for line in lines)


def read_file(path: Path) -> Iterator[Decision | BadLine]:
    """Yield the decisions of a file, or what is wrong with a line; raises ``InputError`` if it can't be read at all."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield Decision.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            yield BadLine(number, f"{where}: {first['msg']}".removeprefix(": ").removeprefix("Value error, "))


def country_of(place: str) -> str | None:
    """Return the ISO 3166 code of the country that a place ends with: ``Geneva, Switzerland`` -> ``CHE``."""
    country = fold(place.rpartition(",")[2])
    states = the_authority().states
    return next((code for code, state in sorted(states.items()) if fold(state.name) == country), None)


def _made_before(graph: Graph, wish: Wish, made_at: dt.datetime) -> Decision | None:
    wanted = {"kind": wish.kind.value, "author": wish.author.strip(), "about": None, "active": None}
    moment = made_at.astimezone(dt.UTC).replace(microsecond=0)
    rows = read_rows(graph.source, "decisions_list", {**wanted, "skip": 0, "limit": 1000})
    for one in (decision_from(payload) for payload in rows[0]["items"]):
        if one.made_at == moment and one.reason == wish.reason.strip() and wish.value in (None, one.value):
            return one
    return None
