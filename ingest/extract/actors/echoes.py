"""Mentions that take up an earlier one by its noun: "the official", "the ministry", "the bloc", "the rebels"."""

from functools import cache

from graph_schema.model.names import fold
from graph_schema.model.vocabulary import ActorKind
from ingest.extract.actors.affiliation import states_before
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.phrases import phrase_start
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form, Mention
from ingest.nlp.lexicon import entries, words

_REACH = 12
"""How many sentences back a noun may be taken up."""


def find_echoes(scene: Scene, ledger: Ledger) -> None:
    """Link definite phrases without a name to the last mention with the same noun or of the right kind."""
    kinds = next(row["nouns"] for row in entries("echoes") if row["id"] == "organizations")
    wanted = (
        frozenset(kinds)
        | words("institutions", "nouns", "people")
        | words("groups", "groups", "persons")
        | words("groups", "bodies")
        | {"official", "spokesman", "spokeswoman", "spokesperson", "diplomat"}
    )
    regional = words("groups", "regional")
    last: dict[str, tuple[Mention, int]] = {}
    bodies: list[tuple[str, int]] = []
    appositions = _appositions(scene, ledger, frozenset(kinds))
    for i, low in enumerate(scene.low):
        mention = ledger.at(i)
        if mention is not None:
            if mention.end - 1 == i:
                last[low] = (mention, scene.sentence_of[i])
                if len(mention.actors) == 1 and ledger.members[mention.actors[0]].kind is ActorKind.ORGANIZATION:
                    bodies.append((mention.actors[0], scene.sentence_of[i]))
            continue
        if low.endswith("s") and low[:-1] in regional and scene.low[i - 1 : i] == ["the"]:
            key = next(
                (k for k in sorted(ledger.collectives) if fold(ledger.members[k].name).startswith(low[:-1])), None
            )
            if key:
                ledger.claim(i - 1, i + 1, (key,), Form.GROUP, "echo.people", 0.7, key)
            continue
        if low == "government" and scene.low[i + 1 : i + 3] == ["and", "opposition"]:
            known = next(states_before(scene, i), None)
            if known is not None and known.polity:
                ledger.claim(i, i + 1, (ledger.state(known.polity),), Form.INSTITUTION, "echo.government", 0.6)
            continue
        if low not in wanted or ledger.blocked(i) or scene.letters[i + 1 : i + 2] in ("N", "H", "E", "I", "W"):
            continue
        if scene.dep[i] in ("compound", "amod", "nmod") and scene.head[i] > i:
            continue
        if scene.text[i][0].isupper() and scene.letters[i - 1 : i] not in ("D", ""):
            continue  # "the Socialist Party" is a name
        start = phrase_start(scene, i)
        explained = _explained(scene, start, i, appositions)
        if explained is not None:
            ledger.claim_phrase(start, i, i + 1, (explained,), Form.DESCRIPTION, "echo.explained", 0.7)
            continue
        if not _definite(scene, start, i, named=low in appositions):
            continue
        found = _taken_up(scene, ledger, i, low, last, bodies, appositions, kinds)
        if found is not None:
            actors, form, prior, collective = found
            if len(actors) == 1 and not collective and {"two", "both"} & set(scene.low[start:i]):
                continue  # "the two leaders" are not the officials of one state
            ledger.claim_phrase(start, i, i + 1, actors, form, "echo.noun", prior, collective)


def _appositions(scene: Scene, ledger: Ledger, nouns: frozenset[str]) -> dict[str, str]:
    """The organisations by the nouns that the text itself explains them with, first come first."""
    found: dict[str, str] = {}
    for mention in sorted(ledger.mentions, key=lambda m: m.start):
        if len(mention.actors) == 1 and ledger.members[mention.actors[0]].kind is ActorKind.ORGANIZATION:
            for noun in _introduced(scene, mention, nouns):
                found.setdefault(noun, mention.actors[0])
    return found


def _explained(scene: Scene, start: int, head: int, appositions: dict[str, str]) -> str | None:
    """The organisation that the text explained as "a coalition of opposition groups": "the main opposition group"."""
    if scene.low[head] not in words("groups", "bodies"):
        return None
    telling = words("groups", "adjectives") & set(scene.low[start:head])
    return next((appositions[word] for word in sorted(telling) if word in appositions), None)


def _definite(scene: Scene, start: int, head: int, *, named: bool) -> bool:
    """Say whether the phrase points back: "the", "this" or "that" and no name inside; ``named`` allows a state's."""
    if scene.low[start] not in ("the", "this", "that", "these", "those") or scene.low[head + 1 : head + 2] == ["of"]:
        return False
    allowed = "DMJWHIETZUPpS" if named else "DMJWHIETZU"
    return all(scene.letters[j] in allowed for j in range(start, head))


def _introduced(scene: Scene, mention: Mention, nouns: frozenset[str]) -> list[str]:
    """The nouns by which the text explains a name: "the Front, a coalition of …", "the group known as the Front"."""
    found = []
    end = scene.sentences[scene.sentence_of[mention.start]][1]
    if scene.letters[mention.end : mention.end + 1] == "C" and scene.low[mention.end + 1 : mention.end + 2] in (
        ["a"],
        ["an"],
        ["the"],
    ):
        for j in range(mention.end + 2, min(end, mention.end + 8)):
            if scene.low[j] in nouns or scene.low[j] in words("groups", "adjectives"):
                found.append(scene.low[j])
            elif scene.letters[j] not in "JWBPpMZSUO.":
                break
    for j in range(max(0, mention.start - 5), mention.start):
        if scene.low[j] in nouns and {"known", "called"} & set(scene.low[j + 1 : mention.start]):
            found += [scene.low[j], *(words("groups", "adjectives") & set(scene.low[max(0, j - 2) : j]))]
    return found


def _taken_up(
    scene: Scene,
    ledger: Ledger,
    i: int,
    low: str,
    last: dict[str, tuple[Mention, int]],
    bodies: list[tuple[str, int]],
    appositions: dict[str, str],
    kinds: dict[str, dict[str, list[str]]],
) -> tuple[tuple[str, ...], Form, float, str | None] | None:
    sentence = scene.sentence_of[i]
    if low in appositions:
        return (appositions[low],), Form.DESCRIPTION, 0.75, None
    held = max((last[word] for word in _same(low) if word in last), key=lambda pair: pair[0].start, default=None)
    if held is not None and sentence - held[1] <= _REACH:
        mention = held[0]
        return (
            mention.actors,
            mention.form if mention.form is not Form.NAME else Form.DESCRIPTION,
            0.7,
            mention.collective,
        )
    if low in kinds:
        for key, where in reversed(bodies[-40:]):
            if sentence - where > _REACH:
                break
            if _is_such(scene, ledger, key, kinds[low]):
                return (key,), Form.DESCRIPTION, 0.65, None
    if low in words("institutions", "echoed"):
        known = next(states_before(scene, i), None)
        if (
            known is not None
            and known.polity
            and scene.low[i - 1] in ("the", "new", "foreign", "interim", "defence", "defense")
        ):
            return (ledger.state(known.polity),), Form.INSTITUTION, 0.5, None
    return None


@cache
def _same(noun: str) -> frozenset[str]:
    """The nouns that may have named the same before: "protesters" for "demonstrators"."""
    classes = next(row["classes"] for row in entries("groups") if row["id"] == "same")
    return frozenset({noun}).union(*(found for found in classes if noun in found))


def _is_such(scene: Scene, ledger: Ledger, key: str, wanted: dict[str, list[str]]) -> bool:
    name = ledger.members[key].name.lower()
    if any(word in name.split() for word in wanted["names"]):
        return True
    org = scene.authority.organization_keys.get(key)
    return org is not None and scene.authority.organizations[org].kind.value in wanted["kinds"]
