"""Whether the encounter happened, as tense, modality, negation and the words over the trigger tell it."""

from dataclasses import dataclass

from spacy.tokens import Token

from graph_schema.model.vocabulary import MeetingStatus
from ingest.extract.meetings.lexicon import Governor, Lexicon, lexicon
from ingest.extract.meetings.syntax import VERBAL, first_conjunct, has_child, is_passive, particles

HELD, ONGOING, PLANNED = MeetingStatus.HELD, MeetingStatus.ONGOING, MeetingStatus.PLANNED
PROPOSED, CANCELLED, POSTPONED = MeetingStatus.PROPOSED, MeetingStatus.CANCELLED, MeetingStatus.POSTPONED
_DEEPEST = 8
_HAPPENING = frozenset({"begin", "start", "open", "end", "resume", "take", "conclude", "finish", "kick", "continue", "run", "last", "hold", "follow", "come", "get", "be", "wrap", "close", "proceed", "produce", "focus", "bring", "touch", "cover"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A status and whether it is certain (said by a word for it) or merely follows from the tense.

    ``denied``: the sentence says that it did not happen, or never does ("has not met").
    ``pointed`` is the status that the date's direction follows where it is another one: a cancelled meeting was due.
    """

    status: MeetingStatus | None
    certain: bool = False
    denied: bool = False
    pointed: MeetingStatus | None = None


UNTOLD = Told(None)


def status_of_verb(verb: Token, depth: int = 0) -> Told:
    """Return the status of an encounter that this verb tells ("will meet", "had hoped to visit", "is meeting")."""
    words = lexicon()
    if depth > _DEEPEST:
        return UNTOLD
    if verb.pos_ == "ADJ":
        return Told(PLANNED, certain=True)  # "is due in Cairo"
    negated = has_child(verb, "neg")
    told = _by_form(verb, words, depth)
    if negated:
        if told.status in (PLANNED, PROPOSED):
            return Told(CANCELLED, True, pointed=PLANNED)
        return Told(CANCELLED, denied=True)
    return told


def status_of_noun(noun: Token, depth: int = 0) -> Told:
    """Return the status of an encounter that this noun names, by its adjectives, clauses, preposition and verb."""
    words = lexicon()
    if depth > _DEEPEST:
        return UNTOLD
    for child in noun.children:
        if child.dep_ in ("amod", "advmod", "nmod", "compound"):
            status = words.adjectives.get(child.lower_)
            if status in (PLANNED, PROPOSED) and (over := _called_off(noun, words, depth)) is not None:
                return over
            if status is not None and not (child.lower_ in ("last", "next", "previous", "coming") and _tells_a_day(child)):
                return Told(status, certain=True)
    by_clause = _by_clause(noun, words, depth)
    if by_clause.status is not None:
        return by_clause
    head = first_conjunct(noun)
    if head.dep_ in ("nsubj", "nsubjpass", "csubj"):
        return _as_subject(head, words, depth)
    if head.dep_ in ("dobj", "attr", "dative", "oprd", "obj"):
        return _under_verb(head.head, words, depth)
    if head.dep_ == "pobj":
        return _under_preposition(head, words, depth)
    if head.dep_ in ("compound", "poss", "appos", "nmod") and head.head is not head:
        return status_of_noun(head.head, depth + 1) if head.head.pos_ in ("NOUN", "PROPN") else UNTOLD
    return UNTOLD


def _called_off(noun: Token, words: Lexicon, depth: int) -> Told | None:
    """The status of "a planned trip" whose verb calls it off."""
    head = first_conjunct(noun)
    if head.dep_ not in ("dobj", "nsubjpass"):
        return None
    over = _governed(head.head, words, depth)
    return over if over is not None and over.status in (CANCELLED, POSTPONED) else None


def _by_form(verb: Token, words: Lexicon, depth: int) -> Told:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    for aux in auxiliaries:
        if aux.tag_ == "MD":
            if aux.lower_ in ("would", "'d", "’d"):
                hypothetical = any(c.lower_ in ("have", "if", "like") for c in verb.children)
                return Told(PROPOSED if hypothetical else PLANNED)
            status = words.modals.get(aux.lower_)
            if status is not None:
                return Told(PROPOSED if _conditional(verb) else status)
    if _conditional(verb):
        return Told(PROPOSED)
    if any(aux.lower_ == "to" for aux in auxiliaries):
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
        if verb.tag_ == "VB":
            return status_of_verb(verb.head, depth + 1)
    return UNTOLD


def _infinitive(verb: Token, words: Lexicon, depth: int) -> Told:
    head = verb.head
    if verb.dep_ == "ROOT" or head is verb:
        return Told(PLANNED)
    if verb.dep_ == "relcl" and head.pos_ in ("NOUN", "PROPN"):
        return _noun_over_infinitive(head, words) or Told(PLANNED)
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
        governed = _governed(head, words, depth) if head.pos_ in VERBAL else None
        if governed is not None:
            return governed
        status = words.status_nouns.get(head.lemma_.lower()) or words.status_nouns.get(head.lower_)
        if status is not None:
            return Told(status, certain=True)
        return status_of_verb(head, depth + 1)
    if verb.dep_ == "advcl" and head.pos_ in VERBAL:
        governed = _governed(head, words, depth)
        if governed is not None and governed.status in (PLANNED, PROPOSED, CANCELLED, POSTPONED):
            return governed
        return status_of_verb(head, depth + 1)
    return UNTOLD


def _noun_over_infinitive(head: Token, words: Lexicon) -> Told | None:
    if any(child.dep_ == "amod" and child.lower_ in ("first", "last", "only", "latest", "second", "third") for child in head.children):
        return Told(HELD)
    if head.lower_ in ("first", "last", "only", "latest", "second"):
        return Told(HELD)
    status = words.status_nouns.get(head.lemma_.lower())
    return Told(status, certain=True) if status is not None else None


def _gerund(verb: Token, words: Lexicon, depth: int) -> Told:
    head = verb.head
    if verb.dep_ == "csubj" and head.lemma_ == "be":
        return status_of_verb(head, depth + 1)  # "Also heading to Rome will be …"
    if verb.dep_ == "pcomp":
        return _after_preposition(head, words, depth)
    if verb.dep_ in ("xcomp", "ccomp", "dobj") and head.pos_ in VERBAL:
        return _governed(head, words, depth) or status_of_verb(head, depth + 1)
    if verb.dep_ in ("advcl", "acl", "conj") and head.pos_ in VERBAL:
        mark = next((c.lower_ for c in verb.children if c.dep_ in ("mark", "prep", "advmod") and c.i < verb.i), "")
        if words.before.get(mark) in ("held", "planned"):
            return _anchored(words.before[mark], head, words, depth)
        return status_of_verb(head, depth + 1)
    return UNTOLD  # "the leaders heading to Rome": may be now or to come


def _governed(head: Token, words: Lexicon, depth: int) -> Told | None:
    """What a governing verb makes of the encounter; None where it has nothing to say."""
    governor = words.governor(words.lemma(head.lower_, head.lemma_), particles(head))
    if governor is None or governor.status is None:
        return None
    return _modulated(head, governor, depth)


def _modulated(head: Token, governor: Governor, depth: int) -> Told:
    """A governor's status under its own tense: "had hoped to" came to nothing, "won't cancel" is still planned."""
    status = governor.status
    if status is HELD:
        return Told(HELD)
    negated = has_child(head, "neg")
    pluperfect = any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in head.children)
    modal = next((c.lower_ for c in head.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if status in (PLANNED, PROPOSED) and pluperfect and head.lemma_ not in ("agree", "accept", "invite", "announce", "propose", "suggest", "call"):
        return Told(CANCELLED, certain=True, pointed=PLANNED)
    if governor.id == "gov.invite" and negated:
        return UNTOLD  # who is not asked says nothing about the event
    if status is PLANNED and (negated or modal in ("may", "might", "could", "should", "can")):
        return Told(CANCELLED if negated else PROPOSED, certain=True, pointed=PLANNED)
    if status in (CANCELLED, POSTPONED):
        if negated or modal is not None and modal not in ("will", "would"):
            return Told(PLANNED)
        return Told(status, certain=True, pointed=PLANNED)
    if status is PLANNED and head.lemma_ in ("agree", "decide", "accept", "announce", "promise") and _conditional(head):
        return Told(PROPOSED, certain=True)
    above = first_conjunct(head)
    if status is PLANNED and above.dep_ in ("xcomp", "ccomp") and above.head.pos_ in VERBAL and depth < _DEEPEST and _infinitival(above):
        over = _governed(above.head, lexicon(), depth + 1)
        if over is not None and over.status in (PROPOSED, CANCELLED, POSTPONED):
            return over
    return Told(status, certain=True)


def _infinitival(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) or verb.tag_ == "VB"


def _as_subject(noun: Token, words: Lexicon, depth: int) -> Told:
    verb = noun.head
    if noun.dep_ == "nsubjpass" or is_passive(verb):
        governor = words.governor(words.lemma(verb.lower_, verb.lemma_), particles(verb))
        if governor is not None and governor.status is not None:
            return _modulated(verb, governor, depth)
        return _happening(verb, depth)
    if verb.lemma_ == "be":
        predicate = next((c for c in verb.children if c.dep_ in ("acomp", "attr", "advmod", "prep", "prt")), None)
        if predicate is not None:
            for status_word in (predicate.lower_, predicate.doc[predicate.i : predicate.i + 2].text.lower()):
                if status_word in words.predicates:
                    return Told(words.predicates[status_word], certain=True)
        infinitive = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        if infinitive is not None:
            return Told(PLANNED, certain=True) if infinitive.lemma_ in _HAPPENING else UNTOLD
        return Told(None)
    if verb.lemma_ in ("fail", "collapse", "stall") and not any(c.tag_ == "MD" for c in verb.children):
        return Told(HELD)
    return _happening(verb, depth)


def _happening(verb: Token, depth: int) -> Told:
    told = status_of_verb(verb, depth + 1)
    if verb.dep_ == "xcomp" and told.status is None:
        return status_of_verb(verb.head, depth + 1)
    return told


def _under_verb(verb: Token, words: Lexicon, depth: int) -> Told:
    governed = _governed(verb, words, depth)
    if governed is not None:
        return governed
    if verb.lemma_ == "precede":
        return Told(PLANNED)
    if verb.lemma_ == "be":
        return _by_form(verb, words, depth)
    return status_of_verb(verb, depth + 1)


def _under_preposition(noun: Token, words: Lexicon, depth: int) -> Told:
    preposition = noun.head
    above = preposition.head
    if preposition.lower_ in ("of", "to", "on", "in") and above.lower_ in ("ahead", "advance", "sidelines", "margins", "run-up", "eve", "end", "day", "conclusion", "completion", "close", "start", "beginning", "fringes", "part", "round", "series", "prior", "sideline"):
        if above.lower_ in ("ahead", "advance", "run-up", "eve", "prior"):
            verb = next((t for t in above.ancestors if t.pos_ in VERBAL), None)
            return _anchored("planned", verb, words, depth) if verb is not None else Told(PLANNED)
        if above.lower_ in ("end", "conclusion", "completion", "close"):
            return Told(HELD)
        return status_of_noun(above, depth + 1)
    return _after_preposition(preposition, words, depth)


def _after_preposition(preposition: Token, words: Lexicon, depth: int) -> Told:
    above = preposition.head
    leads = words.before.get(preposition.lower_)
    verb = above if above.pos_ in VERBAL else next((t for t in above.ancestors if t.pos_ in VERBAL), None)
    if leads in ("held", "planned"):
        return _anchored(leads, verb, words, depth)
    if above.pos_ in ("NOUN", "PROPN", "ADJ"):
        status = words.status_nouns.get(above.lemma_.lower()) or words.status_nouns.get(above.lower_)
        if status is not None:
            return Told(status, certain=True)
        if above.lemma_.lower() in words.nouns or preposition.lower_ in ("for", "to", "of"):
            return status_of_noun(above, depth + 1)
        return UNTOLD
    if above.pos_ in VERBAL:
        governed = _governed(above, words, depth)
        if governed is not None and (governed.status is HELD or preposition.lower_ in ("for", "to", "with", "against", "about")):
            return governed
        if preposition.lower_ not in ("for", "to", "with"):
            return _beside(above, depth)
        told = status_of_verb(above, depth + 1)
        if above.lemma_ == "be" and told.status is None:
            return Told(ONGOING if above.tag_ in ("VBZ", "VBP") else told.status)
        return told
    return UNTOLD


def _beside(verb: Token, depth: int) -> Told:
    """The time of the clause that happens during the encounter, whatever the clause says of it."""
    finite = next((t for t in (verb, *verb.ancestors) if t.pos_ in VERBAL and t.tag_ in ("VBD", "VBZ", "VBP", "MD") or has_child(t, "aux")), verb)
    auxiliaries = [c for c in finite.children if c.dep_ in ("aux", "auxpass")]
    if any(aux.lower_ in lexicon().modals or aux.lower_ == "to" for aux in auxiliaries):
        return Told(PLANNED)
    if finite.tag_ == "VBD" or any(aux.tag_ == "VBD" or aux.lemma_ == "have" for aux in auxiliaries):
        return Told(HELD)
    if finite.tag_ in ("VBZ", "VBP") and finite.lemma_ == "be" or finite.tag_ == "VBG":
        return Told(ONGOING)
    return UNTOLD


def _anchored(leads: str, verb: Token | None, words: Lexicon, depth: int) -> Told:
    """Before or after another event: planned if that one is still to come or told as news, held if it is past."""
    if verb is None:
        return Told(HELD if leads == "held" else PLANNED)
    told = status_of_verb(verb, depth + 1)
    if leads == "held":
        return Told(PLANNED if told.status is PLANNED else HELD)
    return Told(PLANNED)


def _by_clause(noun: Token, words: Lexicon, depth: int) -> Told:
    """What a clause on the noun says: "talks scheduled for Monday", "the summit, which opens today", "talks set to resume"."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl", "amod", "advcl") and child.pos_ in (*VERBAL, "ADJ") and child.i > noun.i:
            governor = words.governor(words.lemma(child.lower_, child.lemma_), particles(child))
            passive = child.tag_ == "VBN"
            if child.dep_ == "relcl":
                own = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if own is None or own.tag_ not in ("WDT", "WP"):
                    relative = [c for c in child.subtree if c.tag_ in ("WDT", "WP", "WRB") and c.i < child.i]
                    takes = all(c.head.i == child.i and c.dep_ == "dobj" for c in relative) and (relative or not has_child(child, "dobj", "prep"))
                    if own is not None and governor is not None and governor.status is not None and takes:
                        return _modulated(child, governor, depth)  # "the talks that Iran cancelled"
                    continue
                if is_passive(child) and governor is not None and governor.status is not None:
                    return _modulated(child, governor, depth)
                if child.lemma_ in _HAPPENING or passive:
                    told = status_of_verb(child, depth + 1)
                    if told.status is None and child.tag_ in ("VBZ", "VBP"):
                        return Told(PLANNED)
                    return told
            elif passive and governor is not None:
                if governor.status is not None:
                    return Told(governor.status, certain=True, pointed=PLANNED)
                if governor.subject in ("attendee", "host") and child.lemma_ in ("hold", "convene", "conclude"):
                    return Told(HELD)
            elif child.lower_ in ("due", "set", "scheduled", "likely", "expected"):
                return Told(PLANNED, certain=True)
    return UNTOLD


def _conditional(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless", "should") for c in verb.children)


def _tells_a_day(word: Token) -> bool:
    """Whether "last" or "next" belongs to a word of the calendar ("last week's talks")."""
    return word.nbor(1).lower_.rstrip("'s’") in ("week", "month", "year", "weekend", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
