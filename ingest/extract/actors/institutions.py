"""Governments and ministries: they speak for a state or an organisation."""

from ingest.authority import NameKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.phrases import complement, country_of, members_of, names_between, phrase_start, seat_behind
from ingest.extract.actors.scene import Known, Scene
from ingest.extract.cast import Form
from ingest.nlp.lexicon import words


def find_institutions(scene: Scene, ledger: Ledger) -> None:
    """Link "the Chilean government", "Peru's foreign ministry", "a NATO statement" to the state or organisation."""
    nouns = words("institutions", "nouns")
    for i, low in enumerate(scene.low):
        if low not in nouns or scene.letters[i] in "NnPpGg" or not ledger.free(i, i + 1):
            continue
        if scene.letters[i + 1 : i + 2] in ("N", "H", "E", "T", "I"):
            continue  # "ministry spokesman": the phrase goes on
        if scene.dep[i] in ("amod", "compound", "nmod") and scene.head[i] > i:
            continue  # "military action", "government troops"
        start = phrase_start(scene, i)
        owner = _leader_before(scene, ledger, start, i)
        if owner is not None:
            ledger.claim(i, i + 1, (owner,), Form.INSTITUTION, "institution.leader", 0.8)
            continue
        before = names_between(scene, start, i)
        if len(before) > 1 and scene.letters[before[0].end] == "S":
            before = before[:1]  # "Chile's Radical government" is Chile
        end, after = complement(scene, i)
        keys = members_of(scene, ledger, before or after)
        if len(keys) == 1:
            ledger.claim_phrase(
                start, i, end if after and not before else i + 1, keys, Form.INSTITUTION, "institution.named", 0.88
            )
        elif not keys and low in words("institutions", "seated") and (seat := _seat(scene, i)) is not None:
            state = country_of(scene, ledger, seat)
            if state is not None:
                ledger.claim_phrase(start, i, seat.end, (state,), Form.INSTITUTION, "institution.seat", 0.85)


def _seat(scene: Scene, head: int) -> Known | None:
    return seat_behind(scene, head, NameKind.PLACE)


def _leader_before(scene: Scene, ledger: Ledger, start: int, head: int) -> str | None:
    """The principal of a leader by whose name a government is called ("the Ruiz government")."""
    if scene.low[head] not in ("government", "administration", "regime", "cabinet", "team"):
        return None
    for i in range(start, head):
        mention = ledger.at(i)
        if mention is not None and scene.letters[i] in "Nn" and len(mention.actors) == 1:
            return ledger.members[mention.actors[0]].affiliation
    return None
