"""An authority list from a file into the graph."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from graph_schema.errors import InputError
from graph_schema.store.authority import AuthorityLists, ListWritten
from ingest.authority_lists import follow_the_money, wikidata
from ingest.authority_lists.entities import Entity
from ingest.authority_lists.reading import read_rows
from ingest.authority_lists.staging import Staging, staging

BATCH = 200
"""Entries of one transaction."""

TOLD = 50
"""Problems that are told one by one; of more there is a number."""


@dataclass
class ListReport:
    """What became of a file: ``rows`` that were read, ``problems`` with their lines, and what was written."""

    rows: int = 0
    left_out: int = 0
    wrong: int = 0
    problems: list[str] = field(default_factory=list)
    written: ListWritten = field(default_factory=ListWritten)

    def note(self, line: int, problem: str) -> None:
        """Remember what is wrong with a line."""
        self.wrong += 1
        if len(self.problems) < TOLD:
            self.problems.append(f"line {line}: {problem}")


def import_list(
    path: Path, source: str, lists: AuthorityLists, *, replace: bool = False, tell: Callable[[int], None] | None = None
) -> ListReport:
    """Take the people and organisations of a file into the graph as the list ``source``; twice is once.

    With ``replace`` entries of the list that the file lacks are taken out. Rows that are wrong are reported and left
    out; a row that is right but of no use (a company, a ship) is counted. ``tell`` is told how many entries are
    written. Raises InputError where the file can't be opened, or holds nothing to import.
    """
    report = ListReport()
    with staging() as heap:
        _read(path, heap, report)
        entries = heap.entries(source)
        while batch := list(islice(entries, BATCH)):
            report.written = report.written.plus(lists.write(batch))
            if tell:
                tell(report.written.created + report.written.changed + report.written.unchanged)
        if sum(report.written[:3]) == 0:
            why = report.problems[0] if report.problems else f"{report.rows} rows, none a person or an organisation"
            raise InputError(
                f"{path} holds nothing to import ({why}); "
                "it must be FollowTheMoney JSON lines or a Wikidata JSON export"
            )
        if replace:
            for gone in _missing(source, lists, heap):
                report.written = report.written.plus(lists.write([], gone))
    return report


def remove_list(source: str, lists: AuthorityLists) -> ListWritten:
    """Take a list out of the graph; the facts are then as if it had never been there."""
    written = ListWritten()
    while ids := lists.ids(source, limit=BATCH):
        written = written.plus(lists.write([], ids))
    return written


def _read(path: Path, heap: Staging, report: ListReport) -> None:
    for row in read_rows(path):
        if row.value is None:
            report.note(row.line, row.problem or "")
            continue
        report.rows += 1
        try:
            found = list(_entities(row.value))
        except InputError as error:
            report.note(row.line, str(error))
            continue
        except RecursionError:
            report.note(row.line, "it is nested too deep")
            continue
        report.left_out += not found
        for problem in filter(None, map(heap.put, found)):
            report.note(row.line, problem)


def _entities(row: Mapping[str, Any]) -> Iterator[Entity]:
    if follow_the_money.is_entity(row):
        return follow_the_money.entities(row)
    if wikidata.is_entity(row):
        return wikidata.entities(row)
    raise InputError("neither a FollowTheMoney entity (schema, properties) nor a Wikidata item (labels, claims)")


def _missing(source: str, lists: AuthorityLists, heap: Staging) -> Iterator[list[str]]:
    last = ""
    while ids := lists.ids(source, last, BATCH):
        last = ids[-1]
        if gone := [id_ for id_ in ids if not heap.has(id_.removeprefix(f"{source}:"))]:
            yield gone
