"""Offices as the text writes them around a name: "Chilean Foreign Minister X", "X, the president of Y", "Y's X"."""

import re
from dataclasses import dataclass

from ingest.authority import NameKind
from ingest.extract.actors.scene import Scene
from ingest.nlp.titles import classes

_BEFORE = re.compile(
    r"(?:(?:[Pp]+|[Gg]+|[Nn]+|V)S?|D)?(?:[MHIJWBZTGgPpLlU]|A(?=[MJWB]+H)|(?<=[MHWBI])S)*H"
    r"(?:[OF]D?(?:[MJWBIPpGgLlHZT]|A(?=[MJWBPGL]))*?)*C?Y*$"
)
"""An office title right before a name: owner, modifiers, head, and what the office is for."""

_AFTER_COMMA = re.compile(
    r"C(?:D|V)?(?:[MIJWBZTGgPpLlUH]|[Nn]+S|(?<=[PpGgWBMI])S)*H(?:[OF]D?(?:[MJWBIPpGgLlHZT]|A(?=[MJWBPGL]))+)*"
)
_OF = re.compile(r"OD?([PpGg]+)")
_WHO_HEADS = re.compile(r"C?R[X.]{1,3}D?([PpGg]+)")
_WINDOW = 18


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written: ``principal`` is ("state", iso3), ("organization", id or None) or None; ``start:end`` its tokens.

    ``owner`` is the token of a person who possesses the office ("Ruiz's envoy").
    """

    start: int
    end: int
    head: str
    kind: str
    role: str | None
    iso3: str | None = None
    org: str | None = None
    body: tuple[int, int] | None = None
    owner: int | None = None
    former: bool = False

    @property
    def has_principal(self) -> bool:
        """Whether the text says for whom the office speaks."""
        return self.iso3 is not None or self.org is not None or self.body is not None


_TARGET_HEADS = frozenset(
    {"envoy", "representative", "negotiator", "mediator", "coordinator", "ambassador", "adviser", "advisor"}
)
_FORMER = frozenset({"former", "ex", "late", "then", "ousted", "deposed", "outgoing-former"})


def read_office(scene: Scene, start: int, end: int) -> Office | None:
    """Return the office that the tokens ``start:end`` name; None if they hold no office head."""
    heads = [i for i in range(start, end) if scene.letters[i] == "H"]
    if not heads:
        return None
    head = _main_head(scene, heads, start, end)
    low = scene.low
    word = low[head].rstrip(".")
    before = [i for i in range(start, head)]
    polities = [
        (i, k) for i in before if (k := scene.known_at[i]) is not None and k.start == i and scene.letters[i] in "PG"
    ]
    bodies = [
        b
        for b in scene.bodies
        if start <= b.start and b.end <= end and not any(scene.known_at[i] for i in range(b.start, b.end))
    ]
    iso3 = org = None
    body: tuple[int, int] | None = None
    used: tuple[int, int] | None = None
    owner = next((i for i in before if scene.letters[i] == "N"), None)
    target_only = (
        len(polities) == 1
        and word in _TARGET_HEADS
        and polities[0][1].end == head
        and polities[0][1].kind is NameKind.STATE
        and owner is not None
    )
    if polities and not target_only:
        known = polities[0][1]
        org = known.key(NameKind.ORGANIZATION) if scene.letters[known.start] == "G" else None
        iso3 = None if org else known.polity
        used = (known.start, known.end)
    elif not polities:
        after = [
            k
            for i in range(head + 1, end)
            if (k := scene.known_at[i]) is not None
            and k.start == i
            and scene.letters[i] in "PG"
            and scene.low[_preposition(scene, i)] in ("of", "for")
        ]
        if after and word not in ("ambassador",):
            known = after[-1] if scene.letters[after[-1].start] == "P" else after[0]
            org = known.key(NameKind.ORGANIZATION) if scene.letters[known.start] == "G" else None
            iso3 = None if org else known.polity
            used = (known.start, known.end)
    if iso3 is None and org is None and bodies and owner is None:
        first = bodies[0]
        if first.end <= head or scene.low[_preposition(scene, first.start)] in ("of", "for", "at"):
            body = (first.start, first.end)
            used = body
    role = _role_text(scene, start, end, used, owner)
    return Office(
        start, end, word, classes().get(word, "office"), role, iso3, org, body, owner,
        former=any(low[i] in _FORMER for i in range(start, head)),
    )  # fmt: skip


def _main_head(scene: Scene, heads: list[int], start: int, end: int) -> int:
    """The head that carries the title: the last one before an "of/for/to" complement."""
    main = heads[0]
    for i in heads[1:]:
        between = scene.letters[main + 1 : i]
        if "O" in between or "F" in between:
            break
        main = i
    return main


def _preposition(scene: Scene, i: int) -> int:
    j = i - 1
    while j > 0 and scene.letters[j] in "DMJ":
        j -= 1
    return max(j, 0)


def _role_text(scene: Scene, start: int, end: int, used: tuple[int, int] | None, owner: int | None) -> str | None:
    keep = []
    skip_to = start
    for i in range(start, end):
        if i < skip_to:
            continue
        if used and used[0] <= i < used[1]:
            continue
        letter = scene.letters[i]
        if letter in "CYNn" or letter == "D" and not keep or letter == "V" or letter == "S" and not keep:
            continue
        keep.append(i)
    while keep and scene.letters[keep[-1]] in "OFDSA":
        keep.pop()
    while keep and scene.letters[keep[0]] in "OFDSA":
        keep.pop(0)
    if not keep:
        return None
    parts = [scene.text[i] + scene.doc[i].whitespace_ for i in keep]
    text = " ".join("".join(parts).split()).replace(" of of ", " of ")
    return text or None


def office_before(scene: Scene, name_start: int) -> Office | None:
    """Return the office title that stands right before a name."""
    first = max(scene.sentences[scene.sentence_of[name_start]][0], name_start - _WINDOW)
    letters = scene.letters[first:name_start]
    match = _BEFORE.search(letters)
    if match is None:
        return None
    start = first + match.start()
    while start < name_start and not _belongs(scene, start, name_start):
        start += 1
    return read_office(scene, start, name_start)


def _belongs(scene: Scene, i: int, name_start: int) -> bool:
    """Say whether a word at the left edge is part of the title: nouns and adjectives only if it depends on what follows."""
    if scene.letters[i] in "JW" and scene.low[i] not in ("opposition",):
        return i < scene.head[i] <= name_start + 6
    return True


def office_after(scene: Scene, name_end: int) -> Office | None:
    """Return the office that follows a name: an apposition, "of Y", or "who heads Y"."""
    last = min(scene.sentences[scene.sentence_of[name_end - 1]][1], name_end + _WINDOW)
    letters = scene.letters[name_end:last]
    match = _AFTER_COMMA.match(letters)
    if match is not None:
        office = read_office(scene, name_end + 1, name_end + match.end())
        follower = letters[match.end() : match.end() + 1]
        if office is not None and follower not in ("N", "n"):
            return office
    return None


def origin_after(scene: Scene, name_end: int) -> tuple[str | None, str | None]:
    """Return ``(iso3, organisation id)`` of "NAME of Y", "NAME (Y)" or "NAME, who heads the Y"."""
    last = min(scene.sentences[scene.sentence_of[name_end - 1]][1], name_end + 8)
    letters = scene.letters[name_end:last]
    for pattern in (_OF, _WHO_HEADS):
        match = pattern.match(letters)
        if match is not None:
            known = scene.known_at[name_end + match.start(1)]
            if known is not None:
                org = known.key(NameKind.ORGANIZATION)
                return (None, org) if org else (known.polity, None)
    return None, None
