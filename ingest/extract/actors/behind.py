"""Offices and origins behind a name: ", the premier of Y,", "(Y)", ", who heads Y", and lists "Y: NAME, envoy;"."""

import re

from ingest.authority import NameKind
from ingest.extract.actors.roles import ANNEX, IN, WINDOW, Office, read_office
from ingest.extract.actors.scene import Known, Scene
from ingest.nlp.lexicon import words

_AFTER = re.compile(rf"C(?:[.U]C)?(?:D|V)?(?:{IN}|[Nn]+S|(?<=[PpGgWBMIJ])S|A(?=[MJWB]+H))*H")
_ANNEX_AFTER = re.compile(r"(?:Z[JWMBH])?(?:[OF]D?(?:[MJWBIPpGgLlHZTSYNn]|A(?=[MJWBPGL]))+)*")
_WHO_IS = re.compile(rf"C?R\.?X\.?(D?(?:{IN}|(?<=[PpGgWBMI])S)*H{ANNEX})")
_OF = re.compile(r"OD?([PpGg]+)")
_LISTED = re.compile(r"CD?([PpGg]+)")
_WHO_LEADS = re.compile(r"C?R\.?XD?(?:[JMWB]*)([PpGg]+)")
_LEADS = re.compile(r"XD?(?:[JMWB]*)([PpGg]+)")
_OPENS = frozenset({",", "-", "–", "—", "(", "["})
_CLOSES = frozenset({")", "]"})
_ENDS = frozenset({";", ")", "]", ".", ":"})
_PARTY = 10
"""How many tokens before "by" a delegation is looked for."""
_BRACKET = 16
"""Longest bracket, in tokens, that is read for an office."""


def office_after(scene: Scene, name_end: int) -> Office | None:
    """Return the office behind a name, in an apposition, a bracket or a relative clause."""
    last = min(scene.sentences[scene.sentence_of[name_end - 1]][1], name_end + WINDOW)
    if scene.low[name_end : name_end + 1] in (["("], ["["]):
        return _in_bracket(scene, name_end)
    letters = scene.letters[name_end:last]
    if letters[:1] in ("Z", ".") and scene.text[name_end] in _OPENS and scene.doc[name_end].whitespace_:
        letters = "C" + letters[1:]  # a dash as in "NAME – the premier of Y"
    match = _AFTER.match(letters)
    if match is not None:
        annex = _ANNEX_AFTER.match(letters, match.end())
        end = annex.end() if annex else match.end()
        if letters[end : end + 1] not in ("N", "H"):
            return read_office(scene, name_end + 1, name_end + end)
    match = _WHO_IS.match(letters)
    if match is not None:
        return read_office(scene, name_end + match.start(1), name_end + match.end(1))
    return None


def _in_bracket(scene: Scene, start: int) -> Office | None:
    close = next(
        (j for j in range(start + 1, min(len(scene.text), start + _BRACKET)) if scene.text[j] in _CLOSES), None
    )
    return read_office(scene, start + 1, close) if close is not None else None


def origin_after(scene: Scene, name_end: int) -> tuple[str | None, str | None]:
    """Return ``(iso3, organisation id)`` of "NAME of Y", "NAME (…, Y)", "NAME, who heads the Y", "NAME, Y;", and
    "NAME led the Y side"."""
    last = min(scene.sentences[scene.sentence_of[name_end - 1]][1], name_end + WINDOW)
    letters = scene.letters[name_end:last]
    first = scene.low[name_end] if name_end < len(scene.low) else ""
    if first in ("(", "["):
        return _origin(scene, _first_name(scene, name_end + 1, _CLOSES))
    match = _OF.match(letters)
    if match is not None and first == "of":
        return _origin(scene, scene.known_at[name_end + match.start(1)])
    match = _WHO_LEADS.match(letters)
    if match is not None and words("institutions", "leads") & set(scene.low[name_end : name_end + match.end()]):
        return _origin(scene, scene.known_at[name_end + match.start(1)])
    match = _LEADS.match(letters)
    if match is not None and scene.low[name_end] in words("institutions", "leads"):
        side = scene.low[name_end + match.end() : name_end + match.end() + 1]
        if side and side[0] in words("institutions", "lists"):
            return _origin(scene, scene.known_at[name_end + match.start(1)])
    match = _LISTED.match(letters)
    if match is not None and scene.text[name_end + match.end() : name_end + match.end() + 1] in ([t] for t in _ENDS):
        return _origin(scene, scene.known_at[name_end + match.start(1)])
    return None, None


def origin_before(scene: Scene, start: int) -> tuple[str | None, str | None]:
    """Return the origin in front: "Chile's NAME", in a list "Chile: NAME", or in "Chile's delegation led by NAME"."""
    at = start - 1
    while at > 0 and scene.letters[at] in "MHY":
        at -= 1
    if scene.low[at] == "by":
        return _origin(scene, _led_party(scene, at) or _represented(scene, at))
    if at < 1 or not (scene.text[at] in (":", "–", "—") or (at == start - 1 and scene.letters[at] == "S")):
        return None, None
    known = scene.known_at[at - 1]
    return _origin(scene, known) if known is not None and known.end == at else (None, None)


def _led_party(scene: Scene, by: int) -> Known | None:
    """Whose delegation somebody leads: "a Chilean delegation, headed by", and shorter "Chile's team by"."""
    first = max(scene.sentences[scene.sentence_of[by]][0], by - _PARTY)
    noun = next((j for j in range(by - 1, first, -1) if scene.low[j] in words("institutions", "lists")), None)
    if noun is None or not (noun == by - 1 or scene.low[by - 1] in words("institutions", "leads")):
        return None
    for j in range(noun - 1, first - 1, -1):
        known = scene.known_at[j]
        if known is not None:
            return known if scene.letters[known.start] in "PG" else None
        if scene.letters[j] not in "SMJWBU":
            return None
    return None


def _represented(scene: Scene, by: int) -> Known | None:
    """Whom somebody represents: "the African Union was represented by NAME"."""
    if scene.low[by - 1] != "represented":
        return None
    at = by - 2
    while at > 0 and scene.letters[at] in "X.":
        at -= 1
    known = scene.known_at[at]
    return known if known is not None and scene.letters[known.start] in "PG" else None


def _first_name(scene: Scene, start: int, stops: frozenset[str]) -> Known | None:
    for j in range(start, min(len(scene.text), start + _BRACKET)):
        if scene.text[j] in stops:
            return None
        known = scene.known_at[j]
        if known is not None and scene.letters[j] in "PG":
            return known
    return None


def _origin(scene: Scene, known: Known | None) -> tuple[str | None, str | None]:
    if known is None:
        return None, None
    org = known.key(NameKind.ORGANIZATION) if scene.letters[known.start] == "G" else None
    return (None, org) if org else (known.polity, None)
