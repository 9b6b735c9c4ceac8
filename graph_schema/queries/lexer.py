"""Just enough of Cypher's lexical rules to tell code from strings, quoted names and comments."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      (?P<comment> //[^\n]* | /\*.*?\*/ )
    | (?P<string>  '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" )
    | (?P<name>    `(?:``|[^`])*` )
    | \$(?P<parameter> [A-Za-z_]\w* )
    | (?P<end>     ; )
    """,
    re.VERBOSE | re.DOTALL,
)


def parameters(text: str) -> frozenset[str]:
    """Return the names after ``$`` in a statement; a ``$`` in a string, a quoted name or a comment is none."""
    return frozenset(match["parameter"] for match in _TOKEN.finditer(text) if match["parameter"])


def statements(text: str) -> tuple[str, ...]:
    """Return the statements that ``;`` separates, without it and without those that hold only comments.

    A ``;`` in a string, a quoted name or a comment separates nothing.
    """
    return tuple(part.strip() for part in _parts(text) if _TOKEN.sub(_blank_comment, part).strip())


def code(text: str) -> str:
    """Return the text without comments and without the content of strings; quoted names lose their backticks."""
    return _TOKEN.sub(_bare, text)


def normalised(text: str) -> str:
    """Return the text without comments and with single spaces: the same for texts that do the same."""
    return " ".join(_TOKEN.sub(_blank_comment, text).split())


def gathered(text: str, name: str) -> str:
    """Return the text with each parameter ``$x`` read from one map parameter: ``$name.x``."""
    return _TOKEN.sub(lambda match: f"${name}.{match['parameter']}" if match["parameter"] else match[0], text)


def _parts(text: str) -> Iterator[str]:
    start = 0
    for match in _TOKEN.finditer(text):
        if match["end"]:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _blank_comment(match: re.Match[str]) -> str:
    return " " if match["comment"] else match[0]


def _bare(match: re.Match[str]) -> str:
    if match["comment"]:
        return " "
    if match["string"]:
        return "''"
    return match["name"].replace("`", "") if match["name"] else match[0]
