"""Noun phrases by the order of words: where they begin, and for whom they speak."""

import re

from ingest.authority import NameKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.scene import Known, Scene
from ingest.nlp.lexicon import words

_INSIDE = frozenset("MJWBIPpGgLlSNnUHEZTK")
_FIXED = frozenset("pgnlSZ")
_COMPLEMENT = re.compile(r"[OF]D?[PpGg]+(?:(?:CA|C|A)D?[PpGg]+)*(S?(?:[MJWB]*I|Gg*))?")
"""Behind a head: "of Chad, Mali and Niger", "for the Chilean foreign ministry", "for Chile's National Council"."""
_WIDTH = 12
_SINGULAR = {"secretaries": "secretary", "spokesmen": "spokesman", "spokespeople": "spokesperson", "chiefs": "chief"}


def phrase_start(scene: Scene, head: int) -> int:
    """Return the first token of the noun phrase with this head, its article or possessive pronoun included."""
    first = max(scene.sentences[scene.sentence_of[head]][0], head - _WIDTH)
    letters = scene.letters
    i = head
    while i > first:
        letter = letters[i - 1]
        if letter in "DV":
            return i - 1
        if letter == "A":
            if not _joins_modifiers(scene, i - 1, head):
                break
        elif letter not in _INSIDE or (letter not in _FIXED and not _depends(scene, i - 1, head)):
            break
        i -= 1
    while i < head and letters[i] in "SZpgnlA":
        i += 1
    return i


def _depends(scene: Scene, i: int, head: int) -> bool:
    """Say whether the word hangs on one of the words up to the head; names and numbers also by their place."""
    at = i
    for _ in range(4):
        step = scene.head[at]
        if i < step <= head:
            return True
        if step == at or step < i:
            break
        at = step
    letter, right = scene.letters[i], scene.letters[i + 1]
    if letter in "PGNB" and right == "S":
        return True
    return letter in "PGU" and right in "MJHIETpg"


def _joins_modifiers(scene: Scene, i: int, head: int) -> bool:
    """Say whether ``and`` stands inside the phrase, as in "the Chilean and Peruvian presidents"."""
    left, right = scene.letters[i - 1 : i], scene.letters[i + 1]
    if left in ("P", "p", "G", "g") and right in "PG":
        end = i + 2
        while end < head and scene.letters[end] in "pg":
            end += 1
        return scene.letters[end] != "S" and all(scene.letters[j] in "MJWBZEHITU" for j in range(end, head))
    return left in ("M", "J") and right in "MJ"


def complement(scene: Scene, head: int) -> tuple[int, list[Known]]:
    """Return the end of "of X, Y and Z" behind the head (or ``head + 1``), and the names in it."""
    last = scene.sentences[scene.sentence_of[head]][1]
    match = _COMPLEMENT.match(scene.letters[head + 1 : last])
    if match is None or scene.low[head + 1] not in ("of", "from", "for"):
        return head + 1, []
    end = head + 1 + match.end()
    if not match[1] and scene.letters[end : end + 1] in ("S", "H", "M"):
        return head + 1, []
    return end, names_between(scene, head + 1, end)


def seat_behind(scene: Scene, head: int, *kinds: NameKind) -> Known | None:
    """Return the capital of "officials in Lima": it tells whose officials they are; or a place of these kinds."""
    if scene.low[head + 1 : head + 2] != ["in"] or head + 2 >= len(scene.known_at):
        return None
    known = scene.known_at[head + 2]
    return known if known is not None and known.kind in (NameKind.CAPITAL, *kinds) else None


def country_of(scene: Scene, ledger: Ledger, known: Known) -> str | None:
    """Return the member for the state that a name means or, of a city, lies in."""
    place = known.key(NameKind.PLACE)
    iso3 = known.polity or (scene.authority.places[place].country if place else None)
    return ledger.state(iso3) if iso3 else None


def names_between(scene: Scene, start: int, end: int) -> list[Known]:
    """Return the states and organisations that are named in ``start:end``."""
    found = []
    for i in range(start, end):
        known = scene.known_at[i]
        if known is not None and known.start == i and scene.letters[i] in "PG":
            found.append(known)
    return found


def member_of(scene: Scene, ledger: Ledger, known: Known) -> str | None:
    """Return the member for a known name: the organisation or the state that it stands for."""
    if scene.letters[known.start] == "G":
        org = known.key(NameKind.ORGANIZATION)
        return ledger.organization(org) if org else None
    return ledger.state(known.polity) if known.polity else None


def members_of(scene: Scene, ledger: Ledger, names: list[Known]) -> tuple[str, ...]:
    """Return the members for several names, each once."""
    return tuple(dict.fromkeys(key for name in names if (key := member_of(scene, ledger, name)) is not None))


def singular(scene: Scene, start: int, head: int) -> str:
    """Return the title of one of the persons that a plural phrase means: "foreign ministers" -> "foreign minister"."""
    low = scene.low[head]
    one = _SINGULAR.get(low, low.removesuffix("s"))
    dropped = words("groups", "dropped")
    inside = (scene.low[i] for i in range(start, head) if scene.letters[i] in "MJ" and scene.low[i] not in dropped)
    return " ".join([*inside, one])
