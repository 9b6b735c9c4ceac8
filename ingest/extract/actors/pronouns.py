"""Pronouns: he and she to the person who was in the subject last, they to a group."""

from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form

_SINGULAR = frozenset({"he", "she", "him", "her", "his"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def find_pronouns(scene: Scene, ledger: Ledger) -> None:
    """Link he, she, his, her and him to the most salient person named before."""
    subject: str | None = None
    recent: str | None = None
    sentence = -1
    current: str | None = None
    for i, low in enumerate(scene.low):
        if scene.sentence_of[i] != sentence:
            sentence = scene.sentence_of[i]
            subject = current or subject
            current = None
        mention = ledger.at(i)
        if mention is not None and mention.start == i and len(mention.actors) == 1:
            key = mention.actors[0]
            if ledger.members[key].kind.value == "person":
                recent = key
                if scene.dep[mention.end - 1] in _SUBJECT:
                    current = key
        elif low in _SINGULAR and scene.pos[i] in ("PRON", "DET"):
            found = current or subject or recent
            if found:
                ledger.claim(i, i + 1, (found,), Form.PRONOUN, "pronoun.person", 0.85)
