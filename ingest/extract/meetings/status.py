"""Whether the encounter happened, as tense, modality, negation and the words over the trigger tell it."""

from spacy.tokens import Token

from ingest.extract.meetings.governing import DEEPEST, governed_status, is_conditional
from ingest.extract.meetings.lexicon import Lexicon, lexicon
from ingest.extract.meetings.syntax import VERBAL, has_child
from ingest.extract.meetings.told import CANCELLED, HELD, ONGOING, PLANNED, POSTPONED, PROPOSED, UNTOLD, Told


def status_of_verb(verb: Token, depth: int = 0) -> Told:
    """Return the status of an encounter that this verb tells ("will meet", "had hoped to visit", "is meeting")."""
    words = lexicon()
    if depth > DEEPEST:
        return UNTOLD
    if verb.pos_ == "ADJ":
        return Told(PLANNED, certain=True)  # "is due in Cairo"
    negated = has_child(verb, "neg")
    told = status_by_form(verb, words, depth)
    if negated:
        if any(c.dep_ == "advcl" and is_conditional(c) for c in verb.children):
            return Told(PROPOSED)  # "would not take place unless …": it hangs on that
        if told.status in (PLANNED, PROPOSED):
            return Told(CANCELLED, True, pointed=PLANNED)
        return Told(CANCELLED, denied=True)
    return told


def status_by_form(verb: Token, words: Lexicon, depth: int) -> Told:
    """Return what tense, mood and auxiliaries of the verb tell."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    for aux in auxiliaries:
        if aux.tag_ == "MD":
            if aux.lower_ in ("would", "'d", "’d"):
                hypothetical = any(c.lower_ in ("have", "if", "like") for c in verb.children)
                return Told(PROPOSED if hypothetical else PLANNED)
            status = words.modals.get(aux.lower_)
            if status is not None:
                return Told(PROPOSED if is_conditional(verb) else status)
    if is_conditional(verb):
        return Told(PROPOSED)
    if any(aux.lower_ == "to" for aux in auxiliaries):
        if any(aux.lower_ == "have" for aux in auxiliaries) and verb.head.tag_ == "VBD" and verb.head.lemma_ == "be":
            return Told(CANCELLED, True, pointed=PLANNED)  # "was to have flown to Oslo"
        return _infinitive(verb, words, depth)
    has = any(aux.lemma_ == "have" for aux in auxiliaries)
    being = next((aux for aux in auxiliaries if aux.lemma_ == "be" and aux.tag_ != "VBN"), None)
    if verb.tag_ == "VBG":
        if being is not None:
            return Told(HELD if being.tag_ == "VBD" else ONGOING)
        if has:
            return Told(ONGOING)
        return _gerund(verb, words, depth)
    if has or verb.tag_ == "VBD" or (being is not None and being.tag_ == "VBD"):
        return Told(HELD)
    if verb.tag_ == "VBN":
        if being is not None:
            return Told(None)
        return Told(HELD)
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not any(c.dep_ == "nsubj" for c in verb.children):
        return status_of_verb(verb.head, depth + 1) if verb.tag_ == "VB" else UNTOLD
    return UNTOLD


def _infinitive(verb: Token, words: Lexicon, depth: int) -> Told:
    head = verb.head
    if verb.dep_ == "ROOT" or head.i == verb.i:
        return Told(PLANNED)
    if verb.dep_ == "relcl" and head.pos_ in ("NOUN", "PROPN"):
        return _noun_over_infinitive(head, words) or Told(PLANNED)
    if verb.dep_ == "ccomp" and verb.i < head.i and has_child(verb, "nsubj"):
        return Told(PLANNED)  # "Mr Berg to travel to Oslo on Monday, a spokesman said"
    if verb.dep_ == "acl":
        return _noun_over_infinitive(head, words) or UNTOLD
    if verb.dep_ == "conj":
        return status_of_verb(head, depth + 1)
    if verb.dep_ == "nsubj" or verb.dep_ == "csubj":
        return Told(PROPOSED)
    if head.pos_ == "ADJ" or (head.pos_ in VERBAL and verb.dep_ in ("xcomp", "ccomp", "acomp", "oprd")):
        if head.lemma_ == "be":
            if any(c.dep_ == "neg" for c in head.children):
                return Told(CANCELLED, True, pointed=PLANNED)
            return Told(PLANNED, certain=True)
        governed = governed_status(head, words, depth) if head.pos_ in VERBAL else None
        if governed is not None:
            return governed
        status = words.status_nouns.get(head.lemma_.lower()) or words.status_nouns.get(head.lower_)
        if status is not None:
            return Told(status, certain=True)
        return status_of_verb(head, depth + 1)
    if verb.dep_ == "advcl" and head.pos_ in VERBAL:
        governed = governed_status(head, words, depth)
        if governed is not None and governed.status in (PLANNED, PROPOSED, CANCELLED, POSTPONED):
            return governed
        return status_of_verb(head, depth + 1)
    return UNTOLD


def _noun_over_infinitive(head: Token, words: Lexicon) -> Told | None:
    if any(
        child.dep_ == "amod" and child.lower_ in ("first", "last", "only", "latest", "second", "third")
        for child in head.children
    ):
        return Told(HELD)
    if head.lower_ in ("first", "last", "only", "latest", "second"):
        return Told(HELD)
    status = words.status_nouns.get(head.lemma_.lower())
    return Told(status, certain=True) if status is not None else None


def _gerund(verb: Token, words: Lexicon, depth: int) -> Told:
    # nouns and verbs stand over each other in turn: the one import that would close a circle
    from ingest.extract.meetings.noun_status import after_preposition, anchored

    head = verb.head
    if verb.dep_ == "csubj" and head.lemma_ == "be":
        return status_of_verb(head, depth + 1)  # "Also heading to Rome will be …"
    if verb.dep_ == "pcomp":
        return after_preposition(head, words, depth)
    if verb.dep_ in ("xcomp", "ccomp", "dobj") and head.pos_ in VERBAL:
        return governed_status(head, words, depth) or status_of_verb(head, depth + 1)
    if verb.dep_ in ("advcl", "acl", "conj") and head.pos_ in VERBAL:
        mark = next((c.lower_ for c in verb.children if c.dep_ in ("mark", "prep", "advmod") and c.i < verb.i), "")
        if words.before.get(mark) in ("held", "planned"):
            return anchored(words.before[mark], head, words, depth)
        return status_of_verb(head, depth + 1)
    if verb.dep_ == "acl" and head.dep_ == "nsubj" and head.head.tag_ == "VBD" and verb.nbor(-1).text == ",":
        return Told(HELD)  # "A and B, meeting for the first time, spoke for an hour"
    return UNTOLD  # "the leaders heading to Rome": may be now or to come
