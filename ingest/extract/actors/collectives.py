"""Groups that act under a name of their own without being an organisation: "European leaders", "Chadian rebels"."""

from ingest.extract.actors.affiliation import states_before
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.phrases import members_of, names_between, phrase_start
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form
from ingest.nlp.lexicon import words

_OPPOSITION = "opposition"


def find_collectives(scene: Scene, ledger: Ledger) -> None:
    """Link collectives. One region, one opposition, one name is one actor throughout the article."""
    plural = words("groups", "persons", "states", "any", "figures")
    own = words("groups", "groups")
    regions: dict[str, str] = {}
    for i, low in enumerate(scene.low):
        if (low not in plural and low not in own) or scene.letters[i] in "NnPpGg" or not ledger.free(i, i + 1):
            continue
        if low == _OPPOSITION and scene.letters[i + 1 : i + 2] in ("H", "E", "T", "W", "I", "M", "O", "F"):
            continue
        start = phrase_start(scene, i)
        names = names_between(scene, start, i)
        orgs = members_of(scene, ledger, [name for name in names if scene.letters[name.start] == "G"])
        if orgs:
            if low in own:
                ledger.claim_phrase(start, i, i + 1, orgs, Form.INSTITUTION, "institution.officials", 0.8)
            continue
        dropped = words("groups", "dropped")
        inside = [j for j in range(start, i) if scene.low[j] not in dropped and scene.letters[j] not in "DVUS"]
        key = _opposition(scene, ledger, start, i, inside)
        key = key or _regional(scene, ledger, i, inside, regions) or _group(scene, ledger, i, inside, own=low in own)
        if key is not None:
            ledger.collectives.add(key)
            ledger.claim_phrase(inside[0] if inside else i, i, i + 1, (key,), Form.GROUP, "group.collective", 0.7, key)


def _opposition(scene: Scene, ledger: Ledger, start: int, i: int, inside: list[int]) -> str | None:
    """The opposition of a state, also as its leaders, groups and parties: "Chadian opposition"."""
    if scene.low[i] != _OPPOSITION and all(scene.low[j] != _OPPOSITION for j in inside):
        return None
    names = names_between(scene, start, i)
    known = names[0] if names else next(states_before(scene, start), None)
    state = scene.authority.states.get(known.polity or "") if known is not None else None
    if state is None or not state.demonyms:
        return ledger.new_organization(_OPPOSITION)
    return ledger.new_organization(f"{state.demonyms[0]} {_OPPOSITION}")


def _regional(scene: Scene, ledger: Ledger, i: int, inside: list[int], regions: dict[str, str]) -> str | None:
    """The collective of a region: leaders, allies and nations of one region are one actor, called after its leaders."""
    text = " ".join(scene.low[j] for j in inside)
    fitting = [w for w in words("groups", "regional") if text == w or text.endswith(" " + w)]
    region = max(fitting, key=len, default=None)
    if region is None:
        return None
    name = _name(scene, inside[-len(region.split()) :], i)
    if region not in regions:
        regions[region] = ledger.new_organization(name)
    elif scene.low[i] == "leaders":
        ledger.members[regions[region]].name = name
    return regions[region]


def _group(scene: Scene, ledger: Ledger, i: int, inside: list[int], *, own: bool) -> str | None:
    """An unnamed party to a conflict or a movement, told apart by a country or by what it wants."""
    adjective = any(scene.low[j] in words("groups", "adjectives") for j in inside)
    nation = any(scene.letters[j] in "Pp" for j in inside)
    if adjective or (own and nation):
        return ledger.new_organization(_name(scene, inside, i))
    return None


def _name(scene: Scene, inside: list[int], i: int) -> str:
    first = inside[0]
    name = scene.span_text(first, i + 1)
    if first == scene.sentences[scene.sentence_of[i]][0] and scene.pos[first] in ("NOUN", "VERB"):
        return name[0].lower() + name[1:]
    return name
