"""The catalogue of Cypher files: found by name, read once, checked when read.

A file ``schema/``, ``read/`` or ``write/`` ``NAME.cypher`` is a header of ``//`` lines and exactly one statement::

    // Who took part in a meeting, and which sentence says so?
    // :param meeting => 'm-summit-anchorage-1a2b3c4d'
    // :returns actor, role, sentence
    // :hits 63
    MATCH (a:Actor)-[p:PARTICIPATED_IN]->(:Meeting {id: $meeting})
    RETURN a.name AS actor, p.role AS role, p.sentence AS sentence;

The header begins with the question in plain English. Samples are Cypher literals: without the ``//`` the line is a
command of Neo4j Browser, and the file can be pasted there as it is. ``:hits`` are the database hits that
``bench.serve_plans`` measured; a question that is asked in several ways has one for each: ``:hits all 63, actor 12``.
"""

import itertools
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from graph_schema.errors import QueryError
from graph_schema.queries import lexer

FOLDER = Path(__file__).parent

_PARAM = re.compile(r":param\s+([A-Za-z_]\w*)\s*=>\s*(\S.*)")
_RETURNS = re.compile(r":returns\s+(\S.*)")
_HITS = re.compile(r":hits\s+((?:[a-z ]+ )?\d+(?:, [a-z ]+ \d+)*)")


class Kind(StrEnum):
    """What a statement does to the graph; also the folder that its file lies in."""

    SCHEMA = "schema"
    READ = "read"
    WRITE = "write"


class Query(NamedTuple):
    """One Cypher statement with what people need to know to run it.

    ``params`` maps each parameter to a sample value as a Cypher literal (``'Geneva'``, ``date('2025-08-15')``).
    ``columns`` are the result columns in order, empty where the header names none.
    ``text`` is the file as it is, comments included, without the ``;`` at its end: what is sent to the server. ``hits``
    are the database hits that were measured, by the way of asking ("": there is only one); empty: it was not measured.
    """

    name: str
    kind: Kind
    question: str
    params: Mapping[str, str]
    columns: tuple[str, ...]
    text: str
    hits: Mapping[str, int] = MappingProxyType({})


@cache
def load(name: str) -> Query:
    """Return the query of this name, wherever it lies.

    Raises ``QueryError`` if there is no such file, if two folders have one, or if the file is malformed.
    """
    found = [kind for kind in Kind if name in _names(kind)]
    if len(found) == 1:
        return parse(name, found[0], (FOLDER / found[0] / f"{name}.cypher").read_text(encoding="utf-8"))
    if found:
        raise QueryError(f"query {name!r} lies in several folders: {', '.join(found)}; rename all but one")
    known = ", ".join(query for kind in (Kind.READ, Kind.WRITE) for query in _names(kind))
    raise QueryError(f"there is no query {name!r}; there are: {known or 'none'}")


def all(kind: Kind) -> tuple[Query, ...]:
    """Return every query of a kind, in the order of the file names."""
    return tuple(load(name) for name in _names(Kind(kind)))


def parse(name: str, kind: Kind, source: str) -> Query:
    """Return the query that a file's text holds; raises ``QueryError`` that says what is wrong with the file."""
    question: list[str] = []
    params: dict[str, str] = {}
    columns: tuple[str, ...] = ()
    hits: dict[str, int] = {}
    for line in _header(source):
        if match := _PARAM.fullmatch(line):
            params[match[1]] = match[2].strip()
        elif match := _RETURNS.fullmatch(line):
            columns = tuple(column.strip() for column in match[1].split(","))
        elif match := _HITS.fullmatch(line):
            hits = {way: int(number) for way, _, number in (one.rpartition(" ") for one in match[1].split(", "))}
        elif line.startswith(":"):
            raise QueryError(
                f"{kind}/{name}.cypher: can't read {line!r}; "
                "write ':param name => sample', ':returns a, b' or ':hits 12'"
            )
        elif line and not params and not columns:
            question.append(line)
    if not question:
        raise QueryError(f"{kind}/{name}.cypher: the header must begin with the question in plain English")
    found = lexer.statements(source)
    if len(found) != 1:
        raise QueryError(f"{kind}/{name}.cypher: must hold exactly one statement, holds {len(found)}")
    if missing := lexer.parameters(found[0]) ^ params.keys():
        raise QueryError(
            f"{kind}/{name}.cypher: header and statement disagree on parameters: {', '.join(sorted(missing))}"
        )
    return Query(name, kind, " ".join(question), MappingProxyType(params), columns, found[0], MappingProxyType(hits))


def _header(source: str) -> list[str]:
    comments = itertools.takewhile(lambda line: line.startswith("//"), source.splitlines())
    return [line.removeprefix("//").strip() for line in comments]


@cache
def _names(kind: Kind) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (FOLDER / kind).glob("*.cypher")))
