"""Offices as the text writes them around a name: "Chilean Foreign Minister X", "X, the president of Y", "Y's X"."""

import re
from dataclasses import dataclass

from ingest.authority import NameKind
from ingest.extract.actors.scene import Known, Scene
from ingest.nlp.lexicon import words
from ingest.nlp.titles import classes

IN = r"[MHIJWBZTGgPpLlU]"
ANNEX = r"(?:Z[JWMBH])?(?:[OF]D?(?:[MJWBIPpGgLlZTSE]|A(?=[MJWBPGL])){1,9}?){0,2}"
_BEFORE = re.compile(
    rf"(?:(?:[Pp]+|[Gg]+|[Nn]+|L+l*)S|V|D)?(?:{IN}|A(?=[MJWB]+H)|(?<=[MHWBIGgPpLl])S)*[HK]{ANNEX}(?:CM*H)?C?Y*$"
)
"""A title right before a name: owner, modifiers, head, what the office is for, perhaps a comma."""

WINDOW = 18


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written in tokens ``start:end``: its title without the country, and for whom it speaks.

    ``iso3`` or ``org`` (an id of the authority data) or ``body`` (tokens of an organisation that only the text knows);
    ``owner`` is the token of a person or pronoun that possesses the office ("Ruiz's envoy", "her envoy").
    """

    start: int
    end: int
    head: str
    kind: str
    title: str | None
    iso3: str | None = None
    org: str | None = None
    body: tuple[int, int] | None = None
    owner: int | None = None
    former: bool = False


def read_office(scene: Scene, start: int, end: int) -> Office | None:
    """Return the office that the tokens ``start:end`` name; None if they hold no office head."""
    heads = [i for i in range(start, end) if scene.letters[i] in "HK"]
    if not heads:
        return None
    head = _main_head(scene, heads)
    word = scene.low[head].rstrip(".")
    owner = next((i for i in range(start, head) if scene.letters[i] in "NV"), None)
    if "K" in scene.letters[start:end]:
        owner = None  # "his counterpart, President X" is not his own president
    known = _principal(scene, start, head, end, has_owner=owner is not None)
    body = None if known else _body(scene, start, head, end)
    iso3 = org = None
    if known is not None:
        org = known.key(NameKind.ORGANIZATION) if scene.letters[known.start] == "G" else None
        iso3 = None if org else known.polity
    used = (known.start, known.end) if known else body
    return Office(
        start, end, word, classes().get(word, "office"), _title(scene, start, end, used), iso3, org, body, owner,
        former=any(scene.low[i] in words("roles", "former") for i in range(start, head)),
    )  # fmt: skip


def _main_head(scene: Scene, heads: list[int]) -> int:
    """The head that carries the title: the last one before an "of" or "for"."""
    main = heads[0]
    for i in heads[1:]:
        if set("OF") & set(scene.letters[main + 1 : i]):
            break
        if scene.low[i].rstrip(".") not in words("roles", "dignities"):
            main = i
    return main


def _principal(scene: Scene, start: int, head: int, end: int, *, has_owner: bool) -> Known | None:
    """The first state or organisation before the head; else the one behind "of" or "for".

    A state's name right before an envoy is the place that he deals with, where an owner is told ("her Chad envoy").
    """
    before = _names(scene, start, head)
    word = scene.low[head]
    if (
        before
        and has_owner
        and word in words("roles", "sent_to")
        and before[0].kind is NameKind.STATE
        and before[0].end == head
    ):
        return None
    if before:
        return before[0]
    if has_owner:
        return None
    behind = ("of",) if word == "ambassador" else ("of", "for", "at")
    after = [k for k in _names(scene, head + 1, end) if scene.low[_preposition(scene, k.start)] in behind]
    if not after:
        return None
    return next((k for k in reversed(after) if scene.letters[k.start] == "P"), after[0])


def _names(scene: Scene, start: int, end: int) -> list[Known]:
    return [
        known
        for i in range(start, end)
        if scene.letters[i] in "PG" and (known := scene.known_at[i]) is not None and known.start == i
    ]


def _body(scene: Scene, start: int, head: int, end: int) -> tuple[int, int] | None:
    for i in range(start, end):
        if scene.letters[i] == "G" and (i < head or scene.low[_preposition(scene, i)] in ("of", "for", "at")):
            last = i + 1
            while last < end and scene.letters[last] == "g":
                last += 1
            return i, last
    return None


def _preposition(scene: Scene, i: int) -> int:
    j = i - 1
    while j > 0 and scene.letters[j] in "DMJ":
        j -= 1
    return max(j, 0)


def _title(scene: Scene, start: int, end: int, used: tuple[int, int] | None) -> str | None:
    """The wording of the office without country, articles, forms of address and owners."""
    keep: list[int] = []
    unsaid = "CYNnVK" if "H" in scene.letters[start:end] else "CYNnV"
    for i in range(start, end):
        letter = scene.letters[i]
        if (used and used[0] <= i < used[1]) or letter in unsaid or (letter in "DSU.A" and not keep):
            continue
        if letter == "S" and used and i == used[1]:
            continue
        if (letter == "Z" and not keep) or scene.low[i] == "then":
            continue
        keep.append(i)
    while keep and scene.letters[keep[-1]] in "OFDSA":
        keep.pop()
    text = "".join(
        scene.text[i] + (scene.doc[i].whitespace_ or (" " if i + 1 != j else ""))
        for i, j in zip(keep, [*keep[1:], 0], strict=True)
    )
    return " ".join(text.replace(" of of ", " of ").split()) or None


def office_before(scene: Scene, name_start: int) -> Office | None:
    """Return the office title that stands right before a name."""
    first = max(scene.sentences[scene.sentence_of[name_start]][0], name_start - WINDOW)
    match = _BEFORE.search(scene.letters[first:name_start])
    if match is None:
        return None
    start = first + match.start()
    for i in range(name_start - 1, start - 1, -1):
        if scene.letters[i] in "JWB" and not _belongs(scene, i, name_start):
            start = i + 1
            break
    while start < name_start and scene.letters[start] in "SA":
        start += 1
    if scene.letters[name_start - 1] == "C" and re.search(r"[Nn]C[DV]?$", scene.letters[max(0, start - 4) : start]):
        return None  # "X, the premier of Y, NAME": the office of the one before
    return read_office(scene, _outer_title(scene, start, first), name_start)


def _outer_title(scene: Scene, start: int, first: int) -> int:
    """The start of "Adviser to the President NAME", where the name is the adviser's; else ``start``."""
    if scene.low[start] != "the" or scene.low[start - 1 : start] not in (["to"], ["of"]) or start - 2 < first:
        return start
    if scene.letters[start - 2] != "H":
        return start
    outer = start - 2
    while outer > first and scene.letters[outer - 1] in "MJBWPpGg":
        outer -= 1
    return outer


def _belongs(scene: Scene, i: int, name_start: int) -> bool:
    """Say whether a noun or adjective is part of the title: it hangs on what follows, or on the title before it."""
    head = scene.head[i]
    return i < head <= name_start + 6 or (
        scene.letters[i - 1] in "OFDJWBMPpGgA" and scene.dep[i] in ("pobj", "conj", "compound")
    )
