"""The status of an encounter that a noun names: by its adjectives, clauses, preposition and verb."""

from spacy.tokens import Token

from ingest.extract.meetings.governing import DEEPEST, governed_status, modulated, tells_purpose
from ingest.extract.meetings.lexicon import Lexicon, lexicon
from ingest.extract.meetings.status import status_by_form, status_of_verb
from ingest.extract.meetings.syntax import VERBAL, first_conjunct, has_child, is_passive, particles
from ingest.extract.meetings.told import CANCELLED, HELD, ONGOING, PLANNED, POSTPONED, PROPOSED, UNTOLD, Told
from ingest.extract.meetings.words import word_class

_HAPPENING = word_class("happening")
_NOTHING = word_class("coming_to_nothing")
_TIME_AFTER = word_class("time_after")
_GATHERINGS = frozenset({"summit", "conference", "session", "gathering", "forum", "ceremony", "funeral"})


def status_of_noun(noun: Token, depth: int = 0) -> Told:
    """Return the status of an encounter that this noun names, by its adjectives, clauses, preposition and verb."""
    words = lexicon()
    if depth > DEEPEST:
        return UNTOLD
    for child in noun.children:
        if child.dep_ == "amod" and child.lower_ == "following" and not has_child(noun, "det", "poss"):
            return Told(HELD, certain=True)  # "announced it following talks on Friday", whatever the parse says
        if child.dep_ in ("amod", "advmod", "nmod", "compound"):
            status = words.adjectives.get(child.lower_)
            if status in (PLANNED, PROPOSED) and (over := _called_off(noun, words, depth)) is not None:
                return over
            if status is not None and not (
                child.lower_ in ("last", "next", "previous", "coming") and _tells_a_day(child)
            ):
                return Told(status, certain=True)
    by_clause = _by_clause(noun, words, depth)
    if by_clause.status is not None:
        planned = by_clause.status in (PLANNED, PROPOSED)
        over = _called_off(noun, words, depth) if planned else None
        return over if over is not None else by_clause  # "the summit scheduled for Friday was postponed"
    head = first_conjunct(noun)
    if (verb := _stayed_away_from(head)) is not None:
        return status_by_form(verb, words, depth)
    if head.dep_ == "nsubj" and (over := _called_off(noun, words, depth)) is not None:
        return over
    if head.dep_ in ("nsubj", "nsubjpass", "csubj"):
        return _as_subject(head, words, depth)
    if head.dep_ in ("dobj", "attr", "dative", "oprd", "obj"):
        return _under_verb(head.head, words, depth)
    if head.dep_ == "pobj":
        return _under_preposition(head, words, depth)
    if head.dep_ in ("compound", "poss", "appos", "nmod") and head.head.i != head.i:
        return status_of_noun(head.head, depth + 1) if head.head.pos_ in ("NOUN", "PROPN") else UNTOLD
    return UNTOLD


def _stayed_away_from(noun: Token) -> Token | None:
    """The verb of those who do not attend a gathering, which takes place without them."""
    if noun.lemma_.lower() not in _GATHERINGS:
        return None
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or verb.lemma_ not in ("attend", "join", "participate", "come", "go", "send", "travel"):
        return None
    return verb if has_child(verb, "neg") else None


def _called_off(noun: Token, words: Lexicon, depth: int) -> Told | None:
    """The status of "a planned trip" whose verb calls it off."""
    head = first_conjunct(noun)
    verb = head.head
    if head.dep_ == "nsubj" and verb.tag_ == "VBN" and verb.dep_ in ("csubj", "csubjpass"):
        verb = verb.head  # the parse took "talks planned for May" for a clause
    elif head.dep_ not in ("dobj", "nsubjpass"):
        return None
    if head.dep_ == "nsubj" and has_child(verb, "neg") and verb.lemma_ in _HAPPENING and has_child(verb, "aux"):
        return Told(CANCELLED, certain=True, pointed=PLANNED)  # "the planned visit did not take place"
    over = governed_status(verb, words, depth)
    return over if over is not None and over.status in (CANCELLED, POSTPONED) else None


def _as_subject(noun: Token, words: Lexicon, depth: int) -> Told:
    verb = noun.head
    if noun.dep_ == "nsubjpass" or is_passive(verb):
        governor = words.governor(words.lemma(verb.lower_, verb.lemma_), particles(verb))
        if governor is not None and governor.status is not None and not tells_purpose(verb):
            return modulated(verb, governor, depth)
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
    if any(f"{verb.lemma_} {c.lower_}" in _NOTHING for c in verb.children) and not has_child(verb, "aux"):
        return Told(CANCELLED, certain=True, pointed=PLANNED)
    if verb.lemma_ in ("fail", "collapse", "stall") and not any(c.tag_ == "MD" for c in verb.children):
        return Told(HELD)
    return _happening(verb, depth)


def _happening(verb: Token, depth: int) -> Told:
    told = status_of_verb(verb, depth + 1)
    if verb.dep_ == "xcomp" and told.status is None:
        return status_of_verb(verb.head, depth + 1)
    return told


def _under_verb(verb: Token, words: Lexicon, depth: int) -> Told:
    governed = governed_status(verb, words, depth)
    if governed is not None:
        return governed
    if verb.lemma_ == "precede":
        return Told(PLANNED)
    if verb.lemma_ == "be":
        return status_by_form(verb, words, depth)
    return status_of_verb(verb, depth + 1)


def _under_preposition(noun: Token, words: Lexicon, depth: int) -> Told:
    preposition = noun.head
    above = preposition.head
    if preposition.lower_ in ("of", "to", "on", "in") and above.lower_ in (
        "ahead",
        "advance",
        "sidelines",
        "margins",
        "run-up",
        "eve",
        "end",
        "day",
        "conclusion",
        "completion",
        "close",
        "start",
        "beginning",
        "fringes",
        "part",
        "round",
        "series",
        "prior",
        "sideline",
    ):
        if above.lower_ in ("ahead", "advance", "run-up", "eve", "prior"):
            verb = next((t for t in above.ancestors if t.pos_ in VERBAL), None)
            return anchored("planned", verb, words, depth) if verb is not None else Told(PLANNED)
        if above.lower_ in ("end", "conclusion", "completion", "close"):
            return Told(HELD)
        return status_of_noun(above, depth + 1)
    return after_preposition(preposition, words, depth)


def after_preposition(preposition: Token, words: Lexicon, depth: int) -> Told:
    """Return what a preposition and the words above it tell of the encounter behind it."""
    above = preposition.head
    leads = words.before.get(preposition.lower_)
    verb = above if above.pos_ in VERBAL else next((t for t in above.ancestors if t.pos_ in VERBAL), None)
    if leads in ("held", "planned"):
        time = above if above.dep_ == "npadvmod" and above.i < preposition.i else None
        return anchored(leads, verb, words, depth, time)
    if above.pos_ in ("NOUN", "PROPN", "ADJ"):
        status = words.status_nouns.get(above.lemma_.lower()) or words.status_nouns.get(above.lower_)
        if status is not None:
            return Told(status, certain=True)
        if above.lemma_.lower() in words.nouns or preposition.lower_ in ("for", "to", "of"):
            return status_of_noun(above, depth + 1)
        if above.lemma_.lower() in words.representatives and preposition.lower_ == "at" and verb is not None:
            return _beside(verb, depth)  # "told the other leaders at the summit"
        return UNTOLD
    if above.pos_ in VERBAL:
        governed = governed_status(above, words, depth)
        if governed is not None and (
            governed.status is HELD or preposition.lower_ in ("for", "to", "with", "against", "about")
        ):
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
    finite = next(
        (
            t
            for t in (verb, *verb.ancestors)
            if (t.pos_ in VERBAL and t.tag_ in ("VBD", "VBZ", "VBP", "MD")) or has_child(t, "aux")
        ),
        verb,
    )
    auxiliaries = [c for c in finite.children if c.dep_ in ("aux", "auxpass")]
    if any(aux.lower_ in lexicon().modals or aux.lower_ == "to" for aux in auxiliaries):
        return Told(PLANNED)
    if finite.tag_ == "VBD" or any(aux.tag_ == "VBD" or aux.lemma_ == "have" for aux in auxiliaries):
        return Told(HELD)
    if (finite.tag_ in ("VBZ", "VBP") and finite.lemma_ == "be") or finite.tag_ == "VBG":
        return Told(ONGOING)
    return UNTOLD


def anchored(leads: str, verb: Token | None, words: Lexicon, depth: int, time: Token | None = None) -> Told:
    """Before or after another event: planned if that one is still to come or told as news, held if it is past."""
    if verb is None:
        return Told(HELD if leads == "held" else PLANNED)
    if leads == "held" and time is not None and time.lemma_ in _TIME_AFTER:
        root = verb.sent.root
        if root.tag_ == "VBD" or has_child(root, "aux"):
            told = status_of_verb(root, depth + 1)
            return Told(PLANNED if told.status is PLANNED else HELD)  # "said he would go, hours after talks"
    told = status_of_verb(verb, depth + 1)
    if leads == "held":
        return Told(PLANNED if told.status is PLANNED else HELD)
    return Told(PLANNED)


def _by_clause(noun: Token, words: Lexicon, depth: int) -> Told:
    """What a clause on the noun says: "talks scheduled for Monday", "the summit, which opens today"."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl", "amod", "advcl") and child.pos_ in (*VERBAL, "ADJ") and child.i > noun.i:
            governor = words.governor(words.lemma(child.lower_, child.lemma_), particles(child))
            passive = child.tag_ == "VBN"
            if child.dep_ == "relcl":
                own = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if own is None or own.tag_ not in ("WDT", "WP"):
                    relative = [c for c in child.subtree if c.tag_ in ("WDT", "WP", "WRB") and c.i < child.i]
                    takes = all(c.head.i == child.i and c.dep_ == "dobj" for c in relative) and (
                        relative or not has_child(child, "dobj", "prep")
                    )
                    if own is not None and governor is not None and governor.status is not None and takes:
                        return modulated(child, governor, depth)  # "the talks that Iran cancelled"
                    continue
                if is_passive(child) and governor is not None and governor.status is not None:
                    return modulated(child, governor, depth)
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


def _tells_a_day(word: Token) -> bool:
    """Whether "last" or "next" belongs to a word of the calendar ("last week's talks")."""
    return word.nbor(1).lower_.rstrip("'s’") in (
        "week",
        "month",
        "year",
        "weekend",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    )
