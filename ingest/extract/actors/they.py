"""They, them and their: the last plural subject, or the two who met before; "they include A, B and C"."""

from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.scene import Scene
from ingest.extract.actors.turns import Turns
from ingest.extract.cast import Form, Mention

_FORMS = frozenset({"they", "them", "themselves", "their"})


def find_they(scene: Scene, ledger: Ledger, turns: Turns) -> None:
    """Link plural pronouns of the third person, in the order of the text."""
    for i, low in enumerate(scene.low):
        if low in _FORMS and ledger.free(i, i + 1) and not ledger.blocked(i):
            _they(scene, ledger, turns, i)


def _they(scene: Scene, ledger: Ledger, turns: Turns, i: int) -> None:
    listed = _listed_behind(scene, ledger, i)
    group = _thanked(scene, ledger, i) or turns.plural_before(i)
    if listed:
        alone = group is not None and len(group.actors) == 1
        collective = (group.collective or (group.actors[0] if alone else None)) if group is not None else None
        ledger.claim(i, i + 1, listed, Form.GROUP, "group.include", 0.85, collective)
    elif group is not None:
        actors = turns.joined_since(group, i) if scene.low[i + 1 : i + 2] == ["all"] else group.actors
        ledger.claim(i, i + 1, actors, Form.GROUP, "group.they", 0.7, group.collective)
    else:
        ledger.claim(i, i + 1, turns.pair_before(i), Form.GROUP, "group.they", 0.6)


def _thanked(scene: Scene, ledger: Ledger, i: int) -> Mention | None:
    """The people right before "for their": "thanked the Chilean and Peruvian ministers for their calls"."""
    if scene.low[i] != "their" or scene.low[i - 1 : i] not in (["for"], ["on"]) or i < 2:
        return None
    mention = ledger.at(i - 2)
    return mention if mention is not None and mention.form is Form.GROUP and len(mention.actors) > 1 else None


def find_lists(scene: Scene, ledger: Ledger) -> None:
    """Expand collectives whose members the sentence lists: "European leaders, including A and B"."""
    for mention in [m for m in ledger.mentions if m.form is Form.GROUP and m.collective and len(m.actors) == 1]:
        listed = _listed_behind(scene, ledger, mention.end - 1)
        if listed:
            ledger.expand(mention, listed)


def _listed_behind(scene: Scene, ledger: Ledger, i: int) -> tuple[str, ...]:
    """The actors of "They include A, B and C", told behind token ``i``."""
    end = scene.sentences[scene.sentence_of[i]][1]
    if scene.low[i + 1 : i + 2] == [","]:
        i += 1
    if not {"include", "included", "are", "were", "including", "among"} & set(scene.low[i + 1 : i + 2]):
        return ()
    found: list[str] = []
    for j in range(i + 2, end):
        mention = ledger.at(j)
        if mention is not None and mention.start == j:
            found += [key for key in mention.actors if key not in found]
        elif scene.letters[j] in "XR":
            break
    return tuple(found) if len(found) > 1 else ()
