"""Small questions to the parse: who is the subject, which verb stands over a noun, which words come with it."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.extract.meetings.words import word_class

VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "obj"})
INTRANSITIVE = word_class("intransitive")
"""Verbs that the parse may take for participles ("the ministers … conferred by phone")."""
_MEANS = frozenset({"by", "via", "over", "on", "in", "at"})
_DEEPEST = 40
"""Steps up a parse tree after which a search gives up: keeps a pathological sentence linear."""


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the logical subject of a verb or participle, through control, relative clauses and coordination.

    For a passive it is the by-phrase where there is one; otherwise None.
    """
    if depth > 12:
        return None
    if is_passive(verb):
        return agent(verb)
    own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if own is not None and own.dep_ == "csubj":
        own = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), own)
    if own is not None:
        if own.tag_ in ("WDT", "WP") or (own.lower_ == "that" and verb.dep_ == "relcl"):
            return verb.head if verb.dep_ == "relcl" else own
        return own
    if own is None and verb.tag_ == "VBG":
        # "Also heading to Rome will be the ministers": the subject stands behind
        inverted = verb.head if verb.dep_ == "csubj" and verb.head.lemma_ == "be" and verb.head.i > verb.i else None
        be = inverted or next((c for c in verb.children if c.lemma_ == "be" and c.i > verb.i), None)
        behind = next((c for c in be.children if c.dep_ in ("attr", "nsubj")), None) if be is not None else None
        if behind is not None:
            return behind
    head = verb.head
    if verb.pos_ == "ADJ" and verb.dep_ in ("acomp", "oprd", "attr") and head.pos_ in VERBAL:
        return subject_or_patient(head, depth + 1)
    if (
        verb.dep_ in ("acl", "relcl")
        and verb.tag_ == "VB"
        and head.dep_ in ("attr", "oprd")
        and head.head.pos_ in VERBAL
    ):
        return patient(head.head) if head.dep_ == "oprd" else subject_or_patient(head.head, depth + 1)
    if verb.dep_ == "relcl" and head.pos_ not in VERBAL:
        return head if verb.tag_ == "VB" or not _has_own_gap(verb) else None
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        return _holder(head, depth)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.i and verb.doc[verb.i - 1].text == ",":
        above = verb_above(head)  # "signed the text, ending two days of talks": what the subject of the clause did
        if above is not None and above.i < verb.i:
            return subject_or_patient(above, depth + 1)
    if verb.dep_ == "acl":
        return head if verb.tag_ == "VBG" or verb.lemma_ in INTRANSITIVE else None
    if verb.dep_ == "pcomp":
        above = head.head
        if above.pos_ in VERBAL:
            return subject_or_patient(above, depth + 1)
        if above.dep_ == "npadvmod" and above.head.pos_ in VERBAL:
            return subject_or_patient(above.head, depth + 1)  # "flew to Oslo a day after hosting X"
        return above if above.pos_ in ("PROPN", "PRON") else None
    if verb.dep_ in ("xcomp", "ccomp", "acomp", "oprd") and head.pos_ == "ADJ" and head.head.pos_ in VERBAL:
        return subject_or_patient(head.head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "conj", "dep", "parataxis", "oprd") and head.pos_ in VERBAL:
        if verb.dep_ in ("xcomp", "ccomp"):
            controlled = next((child for child in head.children if child.dep_ in _OBJECTS), None)
            if controlled is not None and verb.tag_ == "VB":
                return controlled
        return subject_or_patient(head, depth + 1)
    return None


def _holder(noun: Token, depth: int) -> Token | None:
    """Who is to do what an infinitive on a noun says: the noun's owner, else the subject of its verb
    ("his plan to visit Rome", "accepted an invitation to visit Rome")."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    if noun.dep_ in ("dobj", "attr", "pobj", "oprd"):
        above = next((t for t in ancestors(noun) if t.pos_ in VERBAL), None)
        return subject_or_patient(above, depth + 1) if above is not None else None
    return noun if noun.pos_ == "PROPN" or noun.dep_ == "ROOT" else None


def further_subjects(verb: Token, first: Token) -> list[Token]:
    """Return more subjects that the parse gave the verb instead of a list ("Coordinator A and Envoy B visited")."""
    return [
        c
        for c in verb.children
        if c.dep_ == "nsubj" and c.i != first.i and c.i < verb.i and c.tag_ not in ("WDT", "WP")
    ]


def subject_or_patient(verb: Token, depth: int = 0) -> Token | None:
    """Return the subject of a verb, or of a passive the one to whom it is done ("is expected to meet")."""
    if is_passive(verb):
        patient = next((child for child in verb.children if child.dep_ in ("nsubjpass", "nsubj")), None)
        if patient is not None:
            return verb.head if patient.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else patient
        if verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.pos_ in VERBAL and depth < 12:
            return subject_or_patient(verb.head, depth + 1)
        return verb.head if verb.dep_ in ("acl", "relcl") else None
    return subject(verb, depth)


def patient(verb: Token) -> Token | None:
    """Return the object of an active verb or the grammatical subject of a passive one."""
    if is_passive(verb):
        return subject_or_patient(verb)
    own = next((child for child in verb.children if child.dep_ in _OBJECTS), None)
    return own or _late_object(verb) or _behind_place(verb)


def _late_object(verb: Token) -> Token | None:
    """The person whom the parse took for an adverb behind place and day ("received in Amman today President X")."""
    if verb.pos_ != "VERB" or has_child(verb, "ccomp", "xcomp"):
        return None
    behind = [c for c in verb.children if c.i > verb.i]
    glued = [n for c in behind if c.dep_ == "prep" and c.i + 1 < len(c.doc) for n in c.children if _behind_day(c, n)]
    return next((c for c in behind if c.dep_ == "npadvmod" and c.ent_type_ == "PERSON"), glued[0] if glued else None)


def _behind_place(verb: Token) -> Token | None:
    """The object that the parse made an apposition to a place ("received at the palace the premier of Chad, X")."""
    if verb.pos_ != "VERB" or has_child(verb, "ccomp", "xcomp"):
        return None
    behind = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("at", "in") and c.i > verb.i]
    places = [n for c in behind for n in c.children]
    apposed = (c for place in places for c in place.children if c.dep_ == "appos" and c.i > place.i)
    return next((c for c in apposed if c.doc[c.left_edge.i - 1].text != ","), None)


def _behind_day(preposition: Token, noun: Token) -> bool:
    """Whether the parse made one phrase of a day and a person ("received on Sunday US Secretary X")."""
    day = preposition.nbor(1)
    return noun.dep_ == "pobj" and noun.ent_type_ == "PERSON" and day.ent_type_ == "DATE" and day.i < noun.i


def agent(verb: Token) -> Token | None:
    """Return who did it, in a passive: the noun after "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    """Return whether the verb is a passive ("was received", "hosted by")."""
    if verb.tag_ != "VBN" or (verb.lemma_ in INTRANSITIVE and not has_child(verb, "auxpass")):
        return False
    if any(child.dep_ == "auxpass" for child in verb.children):
        return True
    if verb.dep_ == "acl" or any(child.dep_ == "agent" for child in verb.children):
        return not any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return False


def under(verb: Token, preposition: str) -> Iterator[Token]:
    """Yield the nouns that a preposition of the verb or noun governs; prepositions may follow each other ("in to")."""
    for child in verb.children:
        if preposition == "with" and child.dep_ == "prep" and child.lower_ in _MEANS:
            # "spoke by telephone with X": the parse hangs "with" on the telephone
            yield from (noun for thing in child.children if thing.dep_ == "pobj" for noun in under(thing, preposition))
        if child.dep_ == "advcl" and any(
            c.dep_ in ("mark", "prep") and c.lower_ == preposition for c in child.children
        ):
            # "spoke with X to thank her": the parse makes X the subject of the clause
            yield from (noun for noun in child.children if noun.dep_ == "nsubj")
        if child.dep_ in ("prep", "dative", "prt", "agent", "advmod"):
            if child.lower_ == preposition:
                nouns = [_guest(noun) for noun in child.children if noun.dep_ in ("pobj", "pcomp")]
                yield from nouns or _next_name(child)
            elif child.dep_ in ("prep", "prt", "advmod"):
                yield from (
                    noun
                    for inner in child.children
                    if inner.dep_ == "prep" and inner.lower_ == preposition
                    for noun in inner.children
                    if noun.dep_ == "pobj"
                )


def _guest(noun: Token) -> Token:
    """The guest behind "visiting", which the parse may take for a verb ("conferred with visiting Premier X")."""
    if noun.dep_ != "pcomp" or noun.lower_ != "visiting":
        return noun
    return next((c for c in noun.children if c.dep_ == "dobj"), noun)


def _next_name(preposition: Token) -> Iterator[Token]:
    """The name behind a preposition that the parse left without a noun ("with: Prime Minister …")."""
    end = min(preposition.i + 8, preposition.sent.end)
    following = preposition.doc[preposition.i + 1 : end]
    if len(following) and following[0].text == ":":
        yield from (token for token in following if token.ent_type_ == "PERSON")


def particles(verb: Token) -> list[str]:
    """Return the particles of a phrasal verb ("call off")."""
    return [
        child.lower_
        for child in verb.children
        if (child.dep_ in ("prt", "advmod") or (child.dep_ == "prep" and child.lower_ == "out")) and len(child) < 8
    ]


def first_conjunct(token: Token) -> Token:
    """Return the first member of the coordination that the token stands in."""
    steps = 0
    while token.dep_ == "conj" and steps < _DEEPEST:
        token, steps = token.head, steps + 1
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the tokens above, nearest first."""
    steps = 0
    while token.head.i != token.i and steps < _DEEPEST:
        token, steps = token.head, steps + 1
        yield token


def verb_above(token: Token) -> Token | None:
    """Return the nearest verb above the token."""
    return next((t for t in ancestors(token) if t.pos_ in VERBAL), None)


def has_child(token: Token, *labels: str) -> bool:
    """Return whether the token has a child with one of the labels."""
    return any(child.dep_ in labels for child in token.children)


def _has_own_gap(verb: Token) -> bool:
    """Whether a relative clause without a subject of its own leaves another slot open than the subject's."""
    return any(child.tag_ in ("WDT", "WP", "WRB") for child in verb.children)
