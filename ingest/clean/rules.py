"""The cleaning rules as they stand in ``ingest/data/clean``: patterns with the examples that prove them.

Patterns name shared pieces as ``<<piece>>`` (``fragments.yaml``; ``<<agency>>`` comes from ``agencies.yaml``).
A pattern never sees more than ``REACH`` characters, so that no paragraph, however long, takes more than a fixed time.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from graph_schema.errors import SettingsError

REACH = 500
"""The most characters of a paragraph that any pattern looks at; longer paragraphs are never furniture as a whole."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a rule file. ``positive`` and ``negative`` are its examples; a test runs them."""

    id: str
    pattern: re.Pattern[str]
    reason: str
    unless: re.Pattern[str] | None
    needs: tuple[str, ...]
    max_words: int
    known: bool
    alone: bool
    caption: bool
    in_caption: bool
    section: bool
    header_only: bool
    positive: tuple[str, ...]
    negative: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in the text, which should be short."""
        if self.needs and not any(word in text for word in self.needs):
            return None
        return self.pattern.search(text)

    def refuses(self, text: str) -> bool:
        """Whether the text is too long for this rule, or has what its ``unless`` says."""
        return text.count(" ") >= self.max_words or bool(self.unless and self.unless.search(text[:REACH]))


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """Return the rules of ``<name>.yaml`` in their order; raises SettingsError naming a row that can't be used."""
    return tuple(_rule(name, row) for row in _read(name))


@cache
def agencies() -> dict[str, str]:
    """Return every form of an agency's name with the name that the graph keeps."""
    return {form: row["name"] for row in _read("agencies") for form in row["forms"]}


def agencies_in(text: str) -> tuple[str, ...]:
    """Return the agencies that the text names, in its order and without repeats."""
    found = re.finditer(rf"(?<!\w)(?:{_fragments()['agency']})(?!\w)", text[:REACH])
    return tuple(dict.fromkeys(agencies()[match.group()] for match in found))


def names_in(text: str) -> tuple[str, ...]:
    """Return the capitalised names of two words or more in a byline or credit, without agencies and offices."""
    names: dict[str, None] = {}
    for match in re.finditer(rf"(?<!\w){_fragments()['name']}", text[:REACH]):
        words = match.group().split(" ")
        while words and words[0] in _not_names():
            del words[0]
        name = " ".join(words)
        if len(words) > 1 and name not in agencies() and not _not_names().intersection(words):
            names[name] = None
    return tuple(names)


def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern with its shared pieces filled in."""
    return re.compile(_filled(pattern, _fragments()))


def _rule(file: str, row: dict[str, Any]) -> Rule:
    try:
        return Rule(
            id=row["id"],
            pattern=compiled(f"(?:{row['pattern']})\\s*\\Z" if file == "credits" else row["pattern"]),
            reason=row.get("reason", file.removesuffix("s")),
            unless=compiled(row["unless"]) if "unless" in row else None,
            needs=tuple(row.get("needs", ())),
            max_words=row.get("max_words", REACH),
            known=row.get("known", False),
            alone=row.get("alone", False),
            caption=row.get("caption", False),
            in_caption=row.get("in_caption", False),
            section=row.get("section", False),
            header_only=row.get("zone") == "header",
            positive=tuple(row["positive"]),
            negative=tuple(row["negative"]),
        )
    except (KeyError, re.error) as error:
        raise SettingsError(f"ingest/data/clean/{file}.yaml: rule {row.get('id', row)}: {error!r}") from error


@cache
def _not_names() -> frozenset[str]:
    return frozenset(_read("not_names"))


@cache
def _fragments() -> dict[str, str]:
    forms = sorted(agencies(), key=len, reverse=True)
    fragments: dict[str, str] = {"agency": "(?:" + "|".join(map(re.escape, forms)) + ")(?!\\w)"}
    for name, pattern in _read("fragments").items():
        fragments[name] = _filled(pattern, fragments)
    return fragments


def _filled(pattern: str, fragments: dict[str, str]) -> str:
    return re.sub(r"<<(\w+)>>", lambda piece: fragments[piece.group(1)], pattern)


@cache
def _read(name: str) -> Any:
    return yaml.safe_load(resources.files("ingest.data.clean").joinpath(f"{name}.yaml").read_text("utf-8"))
