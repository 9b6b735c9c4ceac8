"""Official releases: joint statements, readouts, remarks. Who "we" and "I" are in them."""

import re
from dataclasses import dataclass
from functools import cache

from graph_schema.model.vocabulary import ActorKind
from ingest.clean.text import BlockKind
from ingest.extract.cast import Form
from ingest.extract.quotes.lexicon import DATA, read_rows
from ingest.extract.quotes.voice import Voice
from ingest.extract.reading import Reading

_HEADING_LENGTH = 320
_CONFIDENCE = 0.85
_ABOUT = frozenset({"on", "regarding", "concerning", "about", "following", "after"})
"""What follows in a heading is the matter and not the issuer."""


@dataclass(frozen=True, slots=True)
class Release:
    """``issuer`` is whose release it is; ``joint`` whether several issued it together."""

    issuer: Voice
    joint: bool
    rule: str


@cache
def _kinds() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    rows = read_rows(DATA / "quotes" / "releases.yaml")
    return tuple((row["id"], row["joint"], re.compile(row["pattern"])) for row in rows)


def release_of(reading: Reading) -> Release | None:
    """Return what kind of release the article is, by its heading; None for a news report.

    The heading is the title, or the first line of the text.
    """
    clean = reading.clean
    head = next((b for b in clean.blocks if b.kind is BlockKind.HEADLINE), clean.blocks[0] if clean.blocks else None)
    if head is None or head.end - head.start > _HEADING_LENGTH:
        return None
    heading = f"{reading.article.title or ''}\n{clean.text[head.start : head.end]}"
    for name, joint, pattern in _kinds():
        if pattern.search(heading):
            issuer = _issuer(reading, head.end, joint)
            return Release(issuer, joint and len(issuer.keys) > 1, name) if issuer is not None else None
    return None


def _issuer(reading: Reading, end: int, joint: bool) -> Voice | None:
    """All actors of the heading (and, of a joint statement, of its first sentence); for others the first one."""
    keys: list[str] = []
    about = next((t.idx for t in reading.doc if t.idx < end and t.lower_ in _ABOUT), end)
    for mention in reading.cast.mentions:
        if reading.doc[mention.start].idx >= about and keys:
            break
        if mention.form is Form.PRONOUN or (reading.doc[mention.start].idx >= end + _HEADING_LENGTH):
            continue
        keys.extend(key for key in mention.actors if key not in keys)
        if keys and not joint:
            break
    if joint:
        states = [key for key in keys if reading.cast.members[key].kind is not ActorKind.PERSON]
        keys = states or keys
    if not keys:
        return None
    if not joint:
        keys = [reading.cast.state_of(keys[0]) or keys[0]]
    return Voice(tuple(keys), 0, _CONFIDENCE, together=joint and len(keys) > 1)
