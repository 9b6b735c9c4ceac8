"""One title for several names: "Presidents X and Y", "Chilean ministers X (Defence) and Y (Trade)"."""

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.phrases import complement, members_of, names_between, phrase_start, singular
from ingest.extract.actors.scene import Scene
from ingest.nlp.lexicon import words

_LONGEST = 60
"""Tokens behind the title within which the list of names is followed."""


def read_shared_titles(scene: Scene, ledger: Ledger) -> None:
    """Give every person of a list the title and the state that stand before the list."""
    for i, letter in enumerate(scene.letters):
        if letter != "E" and scene.low[i] not in words("institutions", "lists"):
            continue
        begin = _list_start(scene, i)
        people = _people_behind(scene, ledger, begin - 1) if begin else []
        if not people:
            continue
        start = phrase_start(scene, i)
        principals = members_of(scene, ledger, names_between(scene, start, max(i, begin)))
        title = singular(scene, start, i) if letter == "E" else ""
        for number, (key, portfolio) in enumerate(people):
            member = ledger.members[key]
            if len(principals) == 1 or len(principals) == len(people):
                ledger.origins.setdefault(key, principals[0] if len(principals) == 1 else principals[number])
            role = f"{title} ({portfolio})" if portfolio and title else portfolio or title or None
            ledger.add_role(key, title)
            member.role = member.role or role
        if begin != i + 1:
            continue
        scene.titled[start : i + 1] = b"\\x01" * (i + 1 - start)
        ledger.block(start, i + 1)


def _list_start(scene: Scene, i: int) -> int:
    """The first token of the list behind a title or a delegation: right behind it, or behind a colon soon after."""
    if scene.letters[i] == "E" and scene.letters[i + 1 : i + 2] in ("N", "C", "Y"):
        return i + 1
    behind, names = complement(scene, i) if scene.letters[i] == "E" else (i + 1, [])
    if names and scene.letters[behind : behind + 2] in ("CN", "CY"):
        return behind + 1
    last = min(scene.sentences[scene.sentence_of[i]][1], i + 12)
    colon = next((j for j in range(i + 1, last) if scene.text[j] == ":"), None)
    return colon + 1 if colon is not None else (i + 1 if scene.letters[i] == "E" else 0)


def _people_behind(scene: Scene, ledger: Ledger, i: int) -> list[tuple[str, str | None]]:
    """The persons named right behind the token, each with what a bracket adds: ``(key, portfolio)``."""
    found: list[tuple[str, str | None]] = []
    j, end = i + 1, min(len(scene.text), i + _LONGEST)
    while j < end:
        mention = ledger.at(j)
        if mention is not None and len(mention.actors) == 1:
            if ledger.members[mention.actors[0]].kind is not ActorKind.PERSON:
                break
            j = mention.end
            portfolio, j = _bracket(scene, j)
            found.append((mention.actors[0], portfolio))
        elif scene.letters[j] in "CAY" and (found or scene.letters[j] in "CY"):
            j += 1
        else:
            break
    return found


def _bracket(scene: Scene, j: int) -> tuple[str | None, int]:
    if scene.text[j : j + 1] != ["("]:
        return None, j
    close = next((k for k in range(j + 1, min(len(scene.text), j + 10)) if scene.text[k] == ")"), None)
    return (scene.span_text(j + 1, close), close + 1) if close is not None else (None, j)
