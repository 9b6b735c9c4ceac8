"""What the verbs over an encounter make of its status: planned, proposed, called off."""

from spacy.tokens import Token

from ingest.extract.meetings.lexicon import Governor, Lexicon, lexicon
from ingest.extract.meetings.syntax import VERBAL, first_conjunct, has_child, particles
from ingest.extract.meetings.told import CANCELLED, HELD, PLANNED, POSTPONED, PROPOSED, UNTOLD, Told
from ingest.extract.meetings.words import word_class

DEEPEST = 8
_SAYING = word_class("speech")


def governed_status(head: Token, words: Lexicon, depth: int) -> Told | None:
    """What a governing verb makes of the encounter; None where it has nothing to say."""
    governor = words.governor(words.lemma(head.lower_, head.lemma_), particles(head))
    if governor is None or governor.status is None or tells_purpose(head):
        return None
    return modulated(head, governor, depth)


def tells_purpose(verb: Token) -> bool:
    """Return whether "is aimed at" says what an encounter is for, not that somebody wants it."""
    return verb.lemma_ == "aim" and has_child(verb, "auxpass", "nsubjpass")


def modulated(head: Token, governor: Governor, depth: int) -> Told:
    """A governor's status under its own tense: "had hoped to" came to nothing, "won't cancel" is still planned."""
    status = governor.status
    if status is HELD:
        return Told(HELD)
    negated = has_child(head, "neg")
    pluperfect = any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in head.children)
    modal = next((c.lower_ for c in head.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if (
        status in (PLANNED, PROPOSED)
        and pluperfect
        and head.lemma_ not in ("agree", "accept", "invite", "announce", "propose", "suggest", "call")
    ):
        return Told(CANCELLED, certain=True, pointed=PLANNED)
    if governor.id == "gov.invite" and negated:
        return UNTOLD  # who is not asked says nothing about the event
    if status is PLANNED and head.lemma_ in _SAYING and (negated or _declined(head)):
        return UNTOLD  # "would not confirm the meeting" leaves it open
    if status is PLANNED and (negated or modal in ("may", "might", "could", "should", "can")):
        return Told(CANCELLED if negated else PROPOSED, certain=True, pointed=PLANNED)
    if status in (CANCELLED, POSTPONED):
        if negated or (modal is not None and modal not in ("will", "would")):
            return Told(PLANNED)
        return Told(status, certain=True, pointed=PLANNED)
    if (
        status is PLANNED
        and head.lemma_ in ("agree", "decide", "accept", "announce", "promise")
        and is_conditional(head)
    ):
        return Told(PROPOSED, certain=True)
    above = first_conjunct(head)
    if (
        status is PLANNED
        and above.dep_ in ("xcomp", "ccomp")
        and above.head.pos_ in VERBAL
        and depth < DEEPEST
        and _infinitival(above)
    ):
        over = governed_status(above.head, lexicon(), depth + 1)
        if over is not None and over.status in (PROPOSED, CANCELLED, POSTPONED):
            return over
    return Told(status, certain=True)


def _declined(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("decline", "refuse")


def _infinitival(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) or verb.tag_ == "VB"


def is_conditional(verb: Token) -> bool:
    """Return whether the verb stands under "if", "whether" or "unless"."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless", "should") for c in verb.children)
