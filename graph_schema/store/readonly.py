"""Cypher that somebody typed, run so that it can only read the graph.

READ access mode is not a sandbox: on Neo4j 5.26 ``LOAD CSV`` reads files and inner addresses in a READ session, and
``TERMINATE TRANSACTIONS`` ends the work of others. So a statement is first planned (``EXPLAIN`` runs nothing): it
must be of the type "r", its plan may hold only operators, procedures and functions of ``readonly.yaml``, and it then
runs in a READ session, auto-commit (a managed transaction would repeat a statement that ran out of memory), with
limits on time and rows.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import neo4j
import yaml

from graph_schema.errors import QueryError
from graph_schema.queries import lexer
from graph_schema.store.failures import translated
from graph_schema.store.reader import Source
from graph_schema.store.values import plain

_ASKED_BY = "Cypher"
# A chain of names before "(": in Cypher always a call. Blanks may stand around the dots.
_DOTTED_CALL = re.compile(r"[^\W\d]\w*(?:\s*\.\s*\w+)+(?=\s*\()")


class Answer(NamedTuple):
    """Rows of plain values; ``cut`` says that there were more than the limit."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    cut: bool


def run_readonly(
    source: Source,
    text: str,
    params: Mapping[str, Any],
    *,
    timeout: float = 10,
    max_rows: int = 1000,
) -> Answer:
    """Run one statement that only reads; ``timeout`` in seconds holds for planning and running each.

    Raises ``QueryError`` that names what is refused or wrong, ``StoreTimeoutError`` for too slow, ``StoreError`` where
    the database can't be reached.
    """
    check_text(text)
    with (
        translated(asked_by=_ASKED_BY),
        source.driver.session(
            database=source.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=100
        ) as session,
    ):
        plan = session.run(neo4j.Query(f"EXPLAIN {text}", timeout=timeout), dict(params)).consume()
        check_plan(plan.query_type, plan.plan)
        result = session.run(neo4j.Query(text, timeout=timeout), dict(params))
        rows = [plain(dict(record)) for record in result.fetch(max_rows)]
        cut = result.peek() is not None
        return Answer(tuple(result.keys()), rows, cut)


def check_text(text: str) -> None:
    """Raise ``QueryError`` for what a plan does not show: calls of functions that are not allowed.

    Cypher replaces ``\\uXXXX`` before it reads names, which would hide them here: such escapes are refused.
    """
    if re.search(r"\\u", text, re.IGNORECASE):
        raise QueryError("Escapes like \\u0041 are refused: write the character itself, or hand it in as a parameter.")
    found = {re.sub(r"\s", "", call) for call in _DOTTED_CALL.findall(lexer.code(text))}
    if refused := sorted(name for name in found if name.lower() not in _allowed().callable):
        raise QueryError(f"Refused: {', '.join(refused)} is not on the list of what read-only Cypher may call.")


def check_plan(query_type: str | None, plan: Mapping[str, Any] | None) -> None:
    """Raise ``QueryError`` if the plan does anything but read the graph."""
    steps = tuple(_steps(plan)) if plan else ()
    operators = {_operator(step) for step in steps}
    if refused := sorted(operators - _allowed().operators):
        raise QueryError(f"Refused: this statement does more than read the graph ({', '.join(refused)}).")
    called = {_procedure(step) for step in steps if _operator(step) == "ProcedureCall"}
    if refused := sorted(name for name in called if name.lower() not in _allowed().callable):
        raise QueryError(f"Refused: {', '.join(refused)} is not on the list of what read-only Cypher may call.")
    if query_type != "r" or not steps:
        raise QueryError("Refused: only statements that read the graph are run here.")


def _operator(step: Mapping[str, Any]) -> str:
    return re.sub(r"[@(].*", "", step["operatorType"])  # "Expand(All)@neo4j"


def _procedure(step: Mapping[str, Any]) -> str:
    return str(step.get("args", {}).get("Details", "")).partition("(")[0].strip()  # "db.labels() :: (label :: STRING)"


def _steps(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    todo = [plan]
    while todo:
        step = todo.pop()
        yield step
        todo.extend(step.get("children", ()))


class _Allowed(NamedTuple):
    operators: frozenset[str]
    callable: frozenset[str]


@cache
def _allowed() -> _Allowed:
    lists = yaml.safe_load(Path(__file__).with_name("readonly.yaml").read_text(encoding="utf-8"))
    return _Allowed(frozenset(lists["operators"]), frozenset(name.lower() for name in lists["callable"]))
