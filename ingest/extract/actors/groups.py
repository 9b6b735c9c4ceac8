"""Groups taken up again: "the two leaders", "both sides", "the ministers", "they", "they include A, B and C"."""

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.offices import Role, fit, role
from ingest.extract.actors.phrases import phrase_start
from ingest.extract.actors.plurals import singular
from ingest.extract.actors.scene import Scene
from ingest.extract.actors.turns import Turns
from ingest.extract.cast import Form
from ingest.nlp.lexicon import entries, words

_BACK = 4
"""How many sentences back a group may be spoken of."""


def find_groups(scene: Scene, ledger: Ledger) -> None:
    """Expand groups to the actors that the text spoke of before."""
    turns = Turns(scene, ledger)
    numbers = next(row["numbers"] for row in entries("groups") if row["id"] == "numbers")
    for i, low in enumerate(scene.low):
        if not ledger.free(i, i + 1) or ledger.blocked(i):
            continue
        kind = _kind(low)
        if low in ("they", "them", "themselves") or (low == "their" and scene.letters[i] == "V"):
            _they(scene, ledger, turns, i)
        elif kind is not None and scene.letters[i] in "ETWH":
            start = phrase_start(scene, i)
            number = next((numbers[scene.low[j]] for j in range(start, i) if scene.low[j] in numbers), None)
            definite = scene.letters[start] in "DV" or scene.low[start] == "both"
            plain = all(scene.letters[j] in "DVUMJ" for j in range(start, i))
            follower = scene.low[i + 1] if i + 1 < len(scene.low) else ""
            if (
                plain
                and not _restricted(scene, i)
                and (number or definite)
                and follower not in ("of", "from", "who", "that")
            ):
                found = _antecedent(scene, ledger, turns, i, kind, number, singular(scene, start, i))
                if found:
                    ledger.claim_phrase(start, i, i + 1, found, Form.GROUP, "group.taken_up", 0.7)
        elif (
            low == "two" and scene.low[i - 1 : i] == ["the"] and scene.dep[i] in ("nsubj", "nsubjpass", "pobj", "dobj")
        ):
            found = _antecedent(scene, ledger, turns, i, "persons", 2, "") or _antecedent(
                scene, ledger, turns, i, "any", 2, ""
            )
            if found:
                ledger.claim(i - 1, i + 1, found, Form.GROUP, "group.the_two", 0.7)
        elif low == "both" and scene.letters[i + 1 : i + 2] in ("X", ".", "C"):
            found = _antecedent(scene, ledger, turns, i, "any", 2, "")
            if found:
                ledger.claim(i, i + 1, found, Form.GROUP, "group.both", 0.65)


def _restricted(scene: Scene, head: int) -> bool:
    """Say whether the phrase is told apart by what follows ("the leaders heading to Lima"): it takes nothing up."""
    last = scene.sentences[scene.sentence_of[head]][1]
    return any(scene.head[j] == head and scene.dep[j] in ("acl", "relcl") for j in range(head + 1, min(last, head + 6)))


def _kind(low: str) -> str | None:
    for kind in ("persons", "states", "any"):
        if low in words("groups", kind):
            return kind
    return None


def _antecedent(
    scene: Scene, ledger: Ledger, turns: Turns, i: int, kind: str, number: int | None, title: str
) -> tuple[str, ...]:
    """The actors of the kind that were named last: as many as the number says, else all of the last group."""
    described = role(title) if kind == "persons" and title else None
    if described is not None:
        exact = _gather(scene, ledger, turns, i, kind, number, described)
        if exact or described.head != "leader":
            return exact
    return _gather(scene, ledger, turns, i, kind, number, None)


def _gather(
    scene: Scene, ledger: Ledger, turns: Turns, i: int, kind: str, number: int | None, described: Role | None
) -> tuple[str, ...]:
    found: list[str] = []
    subject = turns.subject(i)
    for sentence in range(scene.sentence_of[i], max(-1, scene.sentence_of[i] - _BACK - 1), -1):
        here = turns.actors(sentence, before=i)
        if sentence == scene.sentence_of[i] and subject in here and kind != "persons":
            here = [key for key in here if key != subject]
        keys = _of_kind(ledger, here, kind)
        if described is not None:
            keys = [k for k in keys if k in ledger.collectives or _fits(ledger, k, described)]
        wanted = [key for key in keys if key not in found]
        if number is None:
            if len(wanted) + len(found) >= 2 and sentence != scene.sentence_of[i] or len(wanted) >= 2:
                return tuple([*wanted, *found])
        elif len(wanted) >= number and not found:
            return tuple(turns.closest(wanted, number, sentence))
        elif len(wanted) + len(found) >= number:
            return tuple([*wanted[-(number - len(found)) :], *found])
        found = [*wanted, *found]
    return ()


def _fits(ledger: Ledger, key: str, described: Role) -> bool:
    if described.head == "leader" and ledger.members[key].leader:
        return True
    return any(fit(described, held) for held in ledger.roles.get(key, ()))


def _of_kind(ledger: Ledger, keys: list[str], kind: str) -> list[str]:
    """The actors themselves for persons; for states and sides those for whom persons speak."""
    result: list[str] = []
    for key in keys:
        member = ledger.members[key]
        if kind == "persons":
            chosen = key if member.kind is ActorKind.PERSON or key in ledger.collectives else None
        else:
            chosen = member.affiliation if member.kind is ActorKind.PERSON else key
            if kind == "states" and chosen and ledger.members[chosen].kind is not ActorKind.STATE:
                chosen = None
        if chosen and chosen not in result:
            result.append(chosen)
    return result


def _they(scene: Scene, ledger: Ledger, turns: Turns, i: int) -> None:
    """Link "they": to the last plural subject, or to those who were coordinated or met in the sentence before."""
    listed = _listed_behind(scene, ledger, i)
    group = turns.plural_before(i)
    if listed:
        collective = (
            group.collective or (group.actors[0] if group and len(group.actors) == 1 else None) if group else None
        )
        ledger.claim(i, i + 1, listed, Form.GROUP, "group.include", 0.85, collective)
    elif group is not None:
        actors = turns.joined_since(group, i) if scene.low[i + 1 : i + 2] == ["all"] else group.actors
        ledger.claim(i, i + 1, actors, Form.GROUP, "group.they", 0.7, group.collective)
    else:
        pair = turns.pair_before(i)
        if pair:
            ledger.claim(i, i + 1, pair, Form.GROUP, "group.they", 0.6)


def _listed_behind(scene: Scene, ledger: Ledger, i: int) -> tuple[str, ...]:
    """The actors of "They include A, B and C"."""
    end = scene.sentences[scene.sentence_of[i]][1]
    if scene.low[i] != "they" or not {"include", "included", "are", "were"} & set(scene.low[i + 1 : i + 2]):
        return ()
    found: list[str] = []
    for j in range(i + 2, end):
        mention = ledger.at(j)
        if mention is not None and mention.start == j:
            found += [key for key in mention.actors if key not in found]
        elif scene.letters[j] in "XR.":
            break
    return tuple(found) if len(found) > 1 else ()
