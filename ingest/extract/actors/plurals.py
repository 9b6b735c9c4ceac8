"""Several persons described by an office, and unnamed officials: "the presidents of X and Y", "Chilean officials"."""

from ingest.extract.actors.holders import Holders
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.offices import role
from ingest.extract.actors.phrases import complement, members_of, names_between, phrase_start, seat_behind, singular
from ingest.extract.actors.scene import Known, Scene
from ingest.extract.cast import Form
from ingest.nlp.lexicon import words


def find_plurals(scene: Scene, ledger: Ledger, holders: Holders) -> None:
    """Link plural offices that name their states: to the persons who hold them in this article, else to the states."""
    nouns = (words("institutions", "people") | words("groups", "persons", "any")) - {"men", "women", "politicians"}
    for i, low in enumerate(scene.low):
        if low not in nouns or scene.letters[i] not in "ETW" or not ledger.free(i, i + 1):
            continue
        if scene.letters[i + 1 : i + 2] == "N" or (scene.dep[i] == "compound" and scene.head[i] > i):
            continue
        start = phrase_start(scene, i)
        end, after = complement(scene, i)
        before = [*_listed_before(scene, start), *names_between(scene, start, i)]
        if _own_name(scene, start, i):
            continue
        seat = seat_behind(scene, i) if not (before or after) and low in words("institutions", "speaking") else None
        keys = members_of(scene, ledger, [seat] if seat else before or after)
        if not keys:
            continue
        end = end if after and not before else i + 1
        if len(keys) == 1:
            ledger.claim_phrase(start, i, end, keys, Form.INSTITUTION, "institution.officials", 0.85)
        else:
            start = min(start, before[0].start) if before else start
            people = tuple(_person(scene, holders, start, i, key) or key for key in keys)
            ledger.claim_phrase(start, i, end, people, Form.GROUP, "group.offices", 0.85)


def _listed_before(scene: Scene, start: int) -> list[Known]:
    """The states with which a headline begins before the last one of its list ("Chile, Peru leaders agree")."""
    found: list[Known] = []
    first = scene.sentences[scene.sentence_of[start]][0]
    while start - 2 >= first and scene.letters[start - 1] == "C" and scene.letters[start] in "PG":
        known = scene.known_at[start - 2]
        if known is None or known.end != start - 1 or scene.letters[known.start] not in "PG":
            return []
        found.insert(0, known)
        start = known.start
    return found if start == first else []


def _own_name(scene: Scene, start: int, head: int) -> bool:
    """Say whether the phrase names a group of its own: "Kashmiri separatist leaders" don't speak for a state."""
    inside = " ".join(scene.low[start:head]).split()
    return bool(words("groups", "adjectives") & set(inside))


def _person(scene: Scene, holders: Holders, start: int, head: int, key: str) -> str | None:
    described = role(singular(scene, start, head))
    if described is None or described.head in ("official", "diplomat", "representative", "negotiator"):
        return None
    return holders.holder(head, described, key, ahead=False)
