"""Which verb stands over the word for an encounter, and whether it speaks of taking part."""

from spacy.tokens import Token

from ingest.extract.meetings.lexicon import Lexicon, lexicon
from ingest.extract.meetings.syntax import (
    VERBAL,
    ancestors,
    particles,
)
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.words import word_class

_TOLD = word_class("telling")
_PRESENT = frozenset({"gov.hold", "gov.attend", "gov.host", "gov.mediate", "gov.exclude", "gov.boycott"})
HANDING_ON = word_class("handing_on")
_REPORTING = word_class("reporting")


def lost_governor(telling: Telling, words: Lexicon) -> Token | None:
    """The verb of a noun without parties that the parse lost ("held their first … meeting focused on")."""
    if telling.trigger.noun is None or telling.parties:
        return None
    for i in range(telling.token.i - 1, max(telling.token.i - 9, telling.sentence.start - 1), -1):
        token = telling.token.doc[i]
        if token.pos_ in VERBAL:
            governor = words.governor(words.lemma(token.lower_, token.lemma_), particles(token))
            return token if governor is not None and governor.id in ("gov.hold", "gov.attend", "gov.host") else None
        if token.is_punct or token.pos_ == "ADP":
            return None
    return None


def reaches(head: Token, verb: Token, governor: str) -> bool:
    """Whether the preposition makes the noun an argument of the verb ("invited to", "agreed to", "arrived for")."""
    preposition = head.head.lower_
    if verb.lemma_ in _TOLD | _REPORTING:
        return False
    if preposition in ("in", "on", "at", "from", "into", "off", "up", "out"):
        return governor in _PRESENT
    return preposition in ("to", "for", "with") or (preposition in ("of", "out") and governor == "gov.walk_out")


def governor_of(head: Token) -> tuple[Token | None, str]:
    """Return the verb over the trigger and how it holds it: as object, subject, infinitive or behind a preposition."""
    if head.dep_ in ("dobj", "obj", "attr", "dative", "oprd"):
        return head.head, "dobj" if head.dep_ != "attr" else "attr"
    if head.dep_ in ("nsubjpass", "nsubj"):
        return head.head, head.dep_
    if head.dep_ == "xcomp" and head.head.pos_ in VERBAL:
        return head.head, "xcomp"
    if head.dep_ in ("pobj", "pcomp"):
        above = next((t for t in ancestors(head) if t.dep_ not in ("prep", "pcomp") and t.pos_ != "ADP"), None)
        if above is None:
            return None, ""
        if above.pos_ in VERBAL:
            return above, "prep"
        if head.head.lower_ in ("at", "during", "after", "following", "before") and above.pos_ in ("NOUN", "PROPN"):
            verb = next((t for t in ancestors(above) if t.pos_ in VERBAL), None)
            if verb is not None:
                return verb, "prep"  # "agreed to a cease-fire at talks": the phrase belongs to the verb
        # "ended a visit for talks", "on the sidelines of the summit": the noun between hands on its verb
        words = lexicon()
        hands_on = above.lemma_.lower() in (*words.nouns, *words.status_nouns, *HANDING_ON)
        if hands_on and above.dep_ in ("dobj", "pobj", "attr"):
            verb = next((t for t in ancestors(above) if t.pos_ in VERBAL), None)
            return verb, "prep" if above.dep_ == "pobj" else "dobj"
    return None, ""


def kept_away(verb: Token) -> str | None:
    """The role of the subject of "attend" where it does not: "barred from attending", "refused to attend"."""
    if verb.lemma_ not in ("attend", "join", "participate", "take", "go", "come", "send"):
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return "absent"
    above = (
        verb.head.head
        if verb.dep_ == "pcomp" and verb.head.lower_ == "from"
        else verb.head
        if verb.dep_ == "xcomp"
        else None
    )
    if above is None or above.pos_ not in VERBAL:
        return None
    governor = lexicon().governor(lexicon().lemma(above.lower_, above.lemma_), particles(above))
    if governor is None:
        return None
    return {"gov.exclude": "excluded", "gov.reject": "absent", "gov.boycott": "absent"}.get(governor.id)
