"""Grammar of one clause, read off the dependency parse: subjects, agents, negation, conjuncts, objects."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.extract.quotes.lexicon import grammar, state_participles

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_HEDGES = frozenset({"may", "might", "could", "can", "should", "must", "ought"})
_NEGATIVE_DETERMINERS = frozenset({"no", "neither", "none", "nobody"})
_MANNER = frozenset(
    {"by", "after", "before", "on", "upon", "through", "while", "despite", "about", "to", "with", "without"}
)
"""Prepositions before a gerund whose subject is that of the clause ("reacted by rejecting")."""
_NOT_YET = frozenset({"before", "without", "instead", "against", "from", "than"})
_NOT_BEFORE = frozenset({"before", "once", "provided", "lest"})
_OPEN_OBJECTS = frozenset({"whatever", "whoever", "whichever"})
_DEPTH = 8


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield the token and everything coordinated with it, and what follows "including"."""
    stack, seen = [token], 0
    while stack and seen < 40:
        current = stack.pop(0)
        seen += 1
        yield current
        for child in current.children:
            if child.dep_ in ("conj", "appos") and child.dep_ == "conj":
                stack.append(child)
            elif child.lower_ == "including":
                stack.extend(c for c in child.children if c.dep_ in ("pobj", "dobj"))


def own_subject(verb: Token) -> Token | None:
    """Return the grammatical subject that stands with this very verb."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(found) > 1 and any(c.text == ";" and found[0].i < c.i < found[-1].i for c in verb.children):
        return found[-1]  # "X called on Y to go; Z refused" parsed as one clause
    if found:
        return found[0]
    for auxiliary in verb.children:  # some parses hang the subject on "is" of "is committed"
        if auxiliary.dep_ in ("aux", "auxpass"):
            for child in auxiliary.children:
                if child.dep_ in SUBJECTS:
                    return child
    return None


def is_disguised(token: Token) -> bool:
    """Say whether a verb was taken for an attribute by the parser ("[X expressed] deep regret"): it has a subject."""
    return token.dep_ == "amod" and token.lower_.endswith("ed") and own_subject(token) is not None


def is_passive(verb: Token) -> bool:
    """Say whether the verb is in the passive voice (also a bare participle after a noun: "a plan floated by …").

    "is committed", "are opposed" tell a state of mind and are no passives.
    """
    if verb.lower_ in state_participles() and not any(child.dep_ == "agent" for child in verb.children):
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    return verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)


def agent(verb: Token) -> Token | None:
    """Return who acts in a passive clause: the object of "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None


def antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for; any other token as it is."""
    if token.lower_ in _RELATIVE and token.dep_ in SUBJECTS | {"dobj", "pobj"}:
        head = token.head
        for _ in range(_DEPTH):
            if head.dep_ == "relcl":
                return head.head
            if head.dep_ not in ("conj", "xcomp", "ccomp", "aux"):
                break
            head = head.head
    return token


def subject(verb: Token) -> Token | None:
    """Return who does what the verb says: its subject, its agent, or the subject that it shares with a higher clause.

    Relative pronouns are replaced by their nouns. None for an imperative or where the parse shows nobody.
    """
    current = verb
    for _ in range(_DEPTH):
        if is_passive(current) and current is verb:
            by = agent(current)
            return antecedent(by) if by is not None else None
        found = own_subject(current)
        if found is not None and found.dep_ != "expl" and not (current is not verb and is_passive(current)):
            return antecedent(found)
        if current.dep_ in ("conj", "xcomp", "advcl", "ccomp", "aux", "dep", "parataxis"):
            if current.dep_ == "xcomp" and current is verb:
                raised = _object_controller(current)
                if raised is not None:
                    return raised
            current = current.head
        elif current.dep_ in ("acl", "relcl"):
            if not (_is_endeavour(current.head) and not _is_relative(current)):
                return current.head
            current = current.head.head.head
        elif current.dep_ == "pcomp":
            current = current.head
            if current.dep_ == "prep" and current.head.lemma_ in ("quote", "cite") and current.lower_ == "as":
                return _quoted_person(current.head)
            if current.dep_ == "prep" and current.head.pos_ in _VERBAL and current.lower_ in _MANNER:
                current = current.head
            elif _is_endeavour(current.head):
                current = current.head.head.head
            elif current.head.pos_ in ("NOUN", "PROPN"):
                return _owner(current.head)
            else:
                return None
        elif current.dep_ == "prep":
            current = current.head
        else:
            return None
        if current.pos_ not in _VERBAL and current.dep_ != "ROOT":
            return _owner(current) if current.pos_ in ("NOUN", "PROPN") else None
    return None


def _is_endeavour(noun: Token) -> bool:
    """ "is travelling *in the hope* of", "called *in a bid* to": the purpose of the verb above."""
    return noun.lower_ in grammar("endeavours") and noun.dep_ == "pobj" and noun.head.head.pos_ in _VERBAL


def _is_relative(verb: Token) -> bool:
    return verb.dep_ == "relcl" and any(c.lower_ in _RELATIVE for c in verb.children)


def _quoted_person(verb: Token) -> Token | None:
    """Who is "quoted as saying": the object, or the subject of the passive."""
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    return None


def _object_controller(verb: Token) -> Token | None:
    """In "asked Greece to send" it is Greece that sends."""
    for child in verb.head.children:
        if child.dep_ == "dobj" and child.i < verb.i and child.pos_ in ("PROPN", "PRON", "NOUN"):
            return child if verb.head.lemma_ in grammar("controls") else None
    return None


def is_negated(verb: Token) -> bool:
    """Say whether the clause of the verb is negated, by itself or by a verb such as "fail"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "hardly", "nor"):
            return True
        if child.dep_ in ("nsubj", "dobj", "attr") and any(c.lower_ in _NEGATIVE_DETERMINERS for c in child.children):
            return True
    if verb.dep_ == "xcomp":
        head = verb.head
        if head.lemma_ in grammar("unwilling"):
            return True
        return any(child.dep_ == "neg" for child in head.children)
    return False


def is_hypothetical(verb: Token) -> bool:
    """Say whether the clause only says what may be: "could reject", "if it rejects", "whether it rejects"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in _NOT_YET:
        return True
    current = verb
    for _ in range(3):
        for child in current.children:
            if child.dep_ == "aux" and child.lower_ in _HEDGES and current is verb:
                return True
            if child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless", "until", "should"):
                return True
            if child.lower_ in _OPEN_OBJECTS and current is verb:
                return True
            if child.dep_ == "mark" and child.lower_ in _NOT_BEFORE and current.tag_ in ("VBZ", "VBP", "VB"):
                return True
        if current.dep_ in ("xcomp", "ccomp") and current.head.lower_ in grammar("forecasts") and current is verb:
            return True
        if current.dep_ in ("conj", "xcomp"):
            current = current.head
        else:
            break
    return False


def has_companion(verb: Token, companion: frozenset[str]) -> Token | None:
    """Return the particle, preposition or noun among ``companion`` that goes with the verb."""
    for child in verb.children:
        if (
            child.lower_ in companion
            and child.i > verb.i
            and child.dep_ in ("prep", "prt", "advmod", "dobj", "dative", "agent", "acomp", "mark")
        ):
            return child
        if child.dep_ == "prt":
            for grandchild in child.children:
                if grandchild.lower_ in companion:
                    return grandchild
    if any(child.dep_ == "auxpass" for child in verb.children):
        return None
    nxt = verb.i + 1
    if nxt < len(verb.doc) and verb.doc[nxt].lower_ in companion:
        return verb.doc[nxt]
    return None
