"""For whom a person speaks, as the words of an office tell it."""

import bisect
from collections.abc import Iterator
from functools import cache

from graph_schema.model.vocabulary import ActorKind
from ingest.authority import NameKind
from ingest.extract.actors.body_names import looks_like_body
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.roles import Office
from ingest.extract.actors.scene import Known, Scene
from ingest.nlp.lexicon import entries, words

WITHIN = 3
"""How many sentences back a country may stand for an office without one."""


def principal_of(scene: Scene, ledger: Ledger, office: Office) -> str | None:
    """Return the member for whom the office speaks, as far as its own words say."""
    if office.org:
        return ledger.organization(office.org)
    if office.iso3:
        return ledger.state(office.iso3)
    if office.owner is not None:
        return _of_owner(scene, ledger, office.owner)
    if office.body and not _domestic(scene, office.body):
        return ledger.new_organization(scene.span_text(*office.body))
    return None


def _of_owner(scene: Scene, ledger: Ledger, owner: int) -> str | None:
    mention = ledger.at(owner)
    if mention is None:
        if scene.low[owner] in ("his", "her", "my"):
            subject = ledger.subject_before(scene, owner)
            return ledger.members[subject].affiliation if subject else None
        known = next(states_before(scene, owner), None) if scene.low[owner] in ("its", "their") else None
        return ledger.state(known.polity) if known and known.polity else None
    member = ledger.members[mention.actors[0]]
    return member.affiliation if member.kind is ActorKind.PERSON else member.key


def _domestic(scene: Scene, body: tuple[int, int]) -> bool:
    """Say whether a body of the text is a part of some government, or none that acts ("National Security Council")."""
    if words("institutions", "bodies") & set(scene.low[body[0] : body[1]]):
        return True
    return not looks_like_body(scene, *body)


@cache
def _implied() -> dict[str, str]:
    return {title: str(row["iso3"]) for row in entries("implied") for title in row["titles"]}


def implied_state(title: str) -> str | None:
    """Return the ISO code of the only state that has an office of this title; None if several have."""
    low = title.lower().rstrip(".")
    before, _, purpose = low.partition(" for ")
    if purpose and before != "secretary of state":  # that one is British
        low = before
    for prefix in ("acting ", "outgoing ", "former ", "then ", "incoming ", "visiting ", "top "):
        low = low.removeprefix(prefix)
    return _implied().get(low)


def publisher(scene: Scene) -> str | None:
    """Return the ISO code of the state, or the id of the organisation, whose own release the text is."""
    outlet = scene.article.outlet or ""
    index = scene.authority.index
    whole = index.lookup(outlet)
    found = next((name.key for name in whole if name.kind in (NameKind.METONYM, NameKind.ORGANIZATION)), None)
    if found or not words("institutions", "publishers") & set(outlet.lower().replace(",", " ").split()):
        return found
    kinds = (NameKind.METONYM, NameKind.STATE, NameKind.DEMONYM, NameKind.ORGANIZATION)
    return next((name.key for hit in index.find(outlet) for name in hit.names if name.kind in kinds), None)


def states_before(scene: Scene, token: int) -> Iterator[Known]:
    """Yield the states named before the token within a few sentences, the nearest first; capitals come last."""
    oldest = scene.sentences[max(0, scene.sentence_of[token] - WITHIN)][0]
    first = bisect.bisect_left(scene.known, oldest, key=lambda k: k.start)
    last = bisect.bisect_left(scene.known, token, key=lambda k: k.start)
    near = [
        k for k in scene.known[first:last] if k.polity and scene.letters[k.start] == "P" and not scene.titled[k.start]
    ]
    yield from reversed([k for k in near if k.kind is not NameKind.CAPITAL])
    yield from reversed([k for k in near if k.kind is NameKind.CAPITAL])
