"""Official releases: joint statements, readouts, remarks. Who "we" and "I" are in them."""

import re
from dataclasses import dataclass
from functools import cache

from graph_schema.model.vocabulary import ActorKind
from ingest.clean.text import BlockKind
from ingest.extract.cast import Form, Mention
from ingest.extract.quotes.lexicon import DATA, read_rows
from ingest.extract.quotes.turns import find_turns
from ingest.extract.quotes.voice import Voice
from ingest.extract.reading import Reading

_HEADING_LENGTH = 320
_CONFIDENCE = 0.85
_BEHIND_BY = 12
_PARTS = frozenset(
    {"during", "at", "with", "on", "in", "following", "after", "to", "ahead", "before", "regarding", "about"}
)
"""What ends the issuer's name: "Statement by the Minister | during the visit of …"."""
_SIGNATURE = 90
READOUT = "release.readout"
"""The rule of a report on a call or meeting: it tells what was said and states nothing itself."""
_SPOKESPERSON = re.compile(r"\b(?:[Pp]ress [Ss]ecretary|[Ss]pokes\w+)\b")
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
    """Return what kind of release the article is, by its heading, and whose; None for a news report.

    The heading is the title, or the first line of the text. Where the heading names nobody who issues, a line with
    nothing but a name does ("Jane Smith, Foreign Minister").
    """
    clean = reading.clean
    head = next((b for b in clean.blocks if b.kind is BlockKind.HEADLINE), clean.blocks[0] if clean.blocks else None)
    short = head is not None and head.end - head.start <= _HEADING_LENGTH
    end = head.end if head is not None and short else 0
    heading = f"{reading.article.title or ''}\n{clean.text[:end]}"
    for name, joint, pattern in _kinds():
        if pattern.search(heading):
            issuer = _all_issuers(reading, end) if joint else _one_issuer(reading, end, name, heading)
            return Release(issuer, joint and len(issuer.keys) > 1, name) if issuer is not None else None
    signed = _signature(reading)
    signed = signed or _only_speaker(reading)
    return Release(Voice((signed.actors[0],), signed.start, _CONFIDENCE), False, "release.signed") if signed else None


def _all_issuers(reading: Reading, end: int) -> Voice | None:
    """All actors of the heading before its matter, or of the first sentence; states rather than their people."""
    keys: list[str] = []
    about = next((t.idx for t in reading.doc if t.idx < end and t.lower_ in _ABOUT), end)
    for mention in reading.cast.mentions:
        at = reading.doc[mention.start].idx
        if (at >= about and keys) or at >= end + _HEADING_LENGTH:
            break
        if mention.form is not Form.PRONOUN:
            keys.extend(key for key in mention.actors if key not in keys)
    states = [key for key in keys if reading.cast.members[key].kind is not ActorKind.PERSON]
    keys = states or keys
    return Voice(tuple(keys), 0, _CONFIDENCE, together=len(keys) > 1) if keys else None


def _one_issuer(reading: Reading, end: int, name: str, heading: str) -> Voice | None:
    """Who speaks: the actor behind "by" or "from" in the heading, else a signature; a spokesperson's state."""
    doc, cast = reading.doc, reading.cast
    mention = None
    for token in doc:
        if token.idx >= end:
            break
        if token.lower_ in ("by", "from", "of"):
            last = next((t.i for t in doc[token.i + 1 :] if t.lower_ in _PARTS or t.is_punct), token.i + _BEHIND_BY)
            mention = next((m for m in cast.within(token.i + 1, last) if m.actors), None)
            break
    behalf = re.search(r"\bon behalf of\b", heading)
    if behalf is not None:
        at = next((t.i for t in doc if t.idx < end and t.lower_ == "behalf"), None)
        mention = (next(iter(cast.within(at, at + _BEHIND_BY)), None) if at is not None else None) or mention
    mention = mention or _signature(reading)
    if mention is None and name == READOUT:
        mention = next((m for m in cast.mentions if m.actors and m.form is not Form.PRONOUN), None)
    if mention is None:
        return None
    key = mention.actors[0]
    signed = _signature(reading) if cast.members[key].kind is ActorKind.STATE else None
    if signed is not None and cast.state_of(signed.actors[0]) == key:
        key = signed.actors[0]  # "Statement by the President", signed by name
    if name == READOUT or _SPOKESPERSON.search(heading):
        key = cast.state_of(key) or key
    return Voice((key,), 0, _CONFIDENCE)


def _only_speaker(reading: Reading) -> Mention | None:
    """Who answers in the transcript that is printed below a statement in the first person, if it is one alone."""
    doc, turns = reading.doc, tuple(find_turns(reading.clean))
    if not turns or not any(t.text == "I" and t.idx < turns[0].name_start for t in doc):
        return None
    found: dict[str, Mention] = {}
    for turn in turns:
        span = doc.char_span(turn.name_start, turn.name_end, alignment_mode="expand")
        named = list(reading.cast.within(span.start, span.end)) if span is not None else []
        found.update({mention.actors[0]: mention for mention in named if len(mention.actors) == 1})
    return next(iter(found.values())) if len(found) == 1 else None


def _signature(reading: Reading) -> Mention | None:
    """The person of a short line without a verb, near the beginning or at the end."""
    blocks = reading.clean.blocks
    for block in (*blocks[1:4], *blocks[1:][-2:]):
        if block.end - block.start > _SIGNATURE:
            continue
        span = reading.doc.char_span(block.start, block.end, alignment_mode="contract")
        if span is None or any(t.pos_ in ("VERB", "AUX") for t in span):
            continue
        named = [m for m in reading.cast.within(span.start, span.end) if m.form is Form.NAME and len(m.actors) == 1]
        people = [m for m in named if reading.cast.members[m.actors[0]].kind is ActorKind.PERSON]
        if len(people) == 1:
            return people[0]
    return None
