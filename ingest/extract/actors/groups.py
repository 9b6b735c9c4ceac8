"""Groups taken up again: "the two leaders", "both sides", "the foreign ministers", "the three countries"."""

from functools import cache

from graph_schema.model.vocabulary import ActorKind
from ingest.authority.entries import OrganizationKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.offices import Role, fit, role
from ingest.extract.actors.phrases import phrase_start, singular
from ingest.extract.actors.scene import Scene
from ingest.extract.actors.turns import Turns
from ingest.extract.cast import Form
from ingest.nlp.lexicon import entries, words

_BACK = 4
"""How many sentences back a group may be spoken of."""


@cache
def _numbers() -> dict[str, int]:
    return dict(next(row["numbers"] for row in entries("groups") if row["id"] == "numbers"))


@cache
def _named() -> dict[str, list[str]]:
    return dict(next(row["members"] for row in entries("groups") if row["id"] == "named"))


@cache
def _counted() -> dict[str, int]:
    return dict(next(row["numbers"] for row in entries("groups") if row["id"] == "counted"))


def find_groups(scene: Scene, ledger: Ledger, turns: Turns) -> None:
    """Expand definite plurals without a name to the actors that the text spoke of before."""
    for i, low in enumerate(scene.low):
        if not ledger.free(i, i + 1) or ledger.blocked(i):
            continue
        kind = _kind(low)
        if low in _named():
            states = tuple(ledger.state(iso3) for iso3 in _named()[low])
            ledger.claim_phrase(phrase_start(scene, i), i, i + 1, states, Form.GROUP, "group.named", 0.85)
        elif kind is not None and scene.letters[i] in "ETWH":
            _taken_up(scene, ledger, turns, i, kind)
        elif low in _numbers() and low != "both" and _the_number(scene, i):
            found = antecedent(scene, ledger, turns, i, "persons", _numbers()[low], "leader")
            found = found or antecedent(scene, ledger, turns, i, "any", _numbers()[low], "")
            ledger.claim(i - 1, i + 1, found, Form.GROUP, "group.the_two", 0.7)
        elif low in _counted() and scene.low[i - 1 : i] == ["the"] and scene.low[i + 1 : i + 2] != ["of"]:
            found = antecedent(scene, ledger, turns, i, "persons", _counted()[low], "")
            ledger.claim(i - 1, i + 1, found, Form.GROUP, "group.counted", 0.7)
        elif low == "both" and scene.letters[i + 1 : i + 2] in ("X", ".", "C"):
            found = antecedent(scene, ledger, turns, i, "any", 2, "")
            ledger.claim(i, i + 1, found, Form.GROUP, "group.both", 0.65)


def _the_number(scene: Scene, i: int) -> bool:
    """Whether the number stands for people ("the two met", "the six will meet again")."""
    meeting = scene.low[i + 1 : i + 2] == ["to"] and scene.letters[i + 2 : i + 3] == "X"  # "wants the two to meet"
    return scene.low[i - 1 : i] == ["the"] and (meeting or scene.letters[i + 1 : i + 2] in ("X", ".", "C"))


def _kind(low: str) -> str | None:
    return next((kind for kind in ("persons", "states", "any") if low in words("groups", kind)), None)


def _taken_up(scene: Scene, ledger: Ledger, turns: Turns, i: int, kind: str) -> None:
    start = phrase_start(scene, i)
    inside = scene.low[start:i]
    number = next((_numbers()[word] for word in inside if word in _numbers()), None)
    if number is None:
        if scene.low[start] not in ("the", "their", "our") or scene.low[i] in words("groups", "relations"):
            return
        if kind == "states" and turns.plural_before(i) is None:
            return
    if any(scene.letters[j] not in "DVUMJ" for j in range(start, i)) or _restricted(scene, i):
        return
    if scene.low[i] in ("men", "women") and number != 2:
        return
    heads_of_state = scene.low[i : i + 2] == ["heads", "of"]
    title = "leader" if heads_of_state else singular(scene, start, i)
    found = antecedent(scene, ledger, turns, i, kind, number, title)
    if found:
        ledger.claim_phrase(start, i, i + 3 if heads_of_state else i + 1, found, Form.GROUP, "group.taken_up", 0.7)


def _restricted(scene: Scene, head: int) -> bool:
    """Say whether the phrase is told apart by what follows ("the leaders heading to Lima"): it takes nothing up."""
    if scene.low[head : head + 2] == ["heads", "of"]:
        return scene.low[head + 2 : head + 3] not in (["state"], ["government"])
    if scene.low[head + 1 : head + 2] in (["of"], ["from"], ["who"], ["that"], ["whose"]):
        return True
    if scene.dep[head] == "ROOT":
        return False  # a short sentence whose verb the parser took for a participle
    if scene.letters[head + 1 : head + 2] == "C":
        return False  # "The two neighbours, who distrust each other, agreed"
    last = scene.sentences[scene.sentence_of[head]][1]
    return any(scene.head[j] == head and scene.dep[j] in ("acl", "relcl") for j in range(head + 1, min(last, head + 6)))


def antecedent(
    scene: Scene, ledger: Ledger, turns: Turns, i: int, kind: str, number: int | None, title: str
) -> tuple[str, ...]:
    """Return the actors of the kind that were named last: as many as the number says, else all of the last group.

    Persons must hold such an office; "leaders" may be any persons where none is known to lead.
    """
    described = role(title) if kind == "persons" and title else None
    if number == 2:
        for pair in turns.pairs_before(i, 2 * _BACK):
            keys = _of_kind(scene, ledger, list(pair), kind)
            if scene.dep[i] == "dobj" and turns.subject(i) in keys:
                continue
            if len(keys) == 2 and (described is None or all(_fits(ledger, key, described) for key in keys)):
                return tuple(keys)
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
    here_sentence = scene.sentence_of[i]
    for sentence in range(here_sentence, max(-1, here_sentence - _BACK - 1), -1):
        here = turns.actors(sentence, before=i)
        if sentence == here_sentence and subject in here and (kind != "persons" or scene.dep[i] == "dobj"):
            here = [key for key in here if key != subject]  # "X brought the two men together"
        keys = _of_kind(scene, ledger, here, kind)
        if described is not None:
            keys = [key for key in keys if key in ledger.collectives or _fits(ledger, key, described)]
        wanted = [key for key in keys if key not in found]
        if number is None:
            if (len(wanted) + len(found) >= 2 and sentence != here_sentence) or len(wanted) >= 2:
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


def _is_international(scene: Scene, key: str) -> bool:
    org = scene.authority.organization_keys.get(key)
    return org is not None and scene.authority.organizations[org].kind is OrganizationKind.IGO


def _of_kind(scene: Scene, ledger: Ledger, keys: list[str], kind: str) -> list[str]:
    """The actors themselves for persons; for states and sides those for whom persons speak."""
    result: list[str] = []
    for key in keys:
        member = ledger.members[key]
        if kind == "persons":
            chosen = key if member.kind is ActorKind.PERSON or key in ledger.collectives else None
        else:
            chosen = member.affiliation if member.kind is ActorKind.PERSON else key
            if chosen != key and chosen is not None and _is_international(scene, chosen):
                continue  # a mediator's organisation is no side
            if kind == "states" and chosen and ledger.members[chosen].kind is not ActorKind.STATE:
                chosen = None
        if chosen and chosen not in result:
            result.append(chosen)
    return result
