"""For whom a person speaks, as the words of an office tell it."""

import bisect
from collections.abc import Iterator
from functools import cache

from graph_schema.model.vocabulary import ActorKind
from ingest.authority import NameKind
from ingest.extract.actors.body_names import looks_like_body
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.phrases import country_of, member_of, seat_behind
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
        if scene.low[owner] not in ("its", "their"):
            return None
        if scene.low[owner] == "its" and (own := _subject_before(scene, ledger, owner)) is not None:
            return own
        subject = _subject_of_sentence_before(scene, ledger, owner)
        known = next(states_before(scene, owner), None)
        return subject or (ledger.state(known.polity) if known and known.polity else None)
    member = ledger.members[mention.actors[0]]
    return member.affiliation if member.kind is ActorKind.PERSON else member.key


def _subject_before(scene: Scene, ledger: Ledger, owner: int) -> str | None:
    """The state or organisation that is the subject of the clause before "its" in the same sentence ("Chad stood by its
    envoy")."""
    first = scene.sentences[scene.sentence_of[owner]][0]
    subjects = [k for k in scene.known if first <= k.start < owner and scene.dep[k.end - 1] in ("nsubj", "nsubjpass")]
    return member_of(scene, ledger, subjects[-1]) if subjects else None


def _subject_of_sentence_before(scene: Scene, ledger: Ledger, owner: int) -> str | None:
    """The state or organisation that "its" takes up at the head of a sentence: the subject of the one before."""
    start = scene.sentences[scene.sentence_of[owner]][0]
    if owner != start or start == 0:
        return None
    first, last = scene.sentences[scene.sentence_of[owner] - 1]
    subject = next((i for i in range(first, last) if scene.dep[i] in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    body = next((b for b in scene.bodies if b.start <= subject < b.end), None)
    if body is not None and scene.letters[body.start] == "G" and scene.known_at[body.start] is None:
        return None if _domestic(scene, (body.start, body.end)) else ledger.new_organization(body.text)
    known = scene.known_at[subject] or seat_behind(scene, subject, NameKind.PLACE)
    if known is None:
        return None
    org = known.key(NameKind.ORGANIZATION) if scene.letters[known.start] == "G" else None
    return ledger.organization(org) if org else country_of(scene, ledger, known)


def _domestic(scene: Scene, body: tuple[int, int]) -> bool:
    """Say whether a body of the text is a part of some government, or none that acts ("National Security Council")."""
    if words("institutions", "bodies") & set(scene.low[body[0] : body[1]]):
        return True
    return not looks_like_body(scene, *body)


@cache
def _implied() -> dict[str, str]:
    return {title: str(row.get("iso3") or row["org"]) for row in entries("implied") for title in row["titles"]}


def implied_principal(title: str) -> str | None:
    """Return the only state (ISO code) or organisation (id) that has an office of this title; None if several have."""
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
