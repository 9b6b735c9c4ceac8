"""Conditions in what is said: "until they leave", "only if", "unless", strings attached to an offer."""

from spacy.tokens import Token

from ingest.extract.positions.lexicon import Cue, cue
from ingest.extract.quotes import clause


def has_phrase(sign: Cue, text: str) -> bool:
    """Say whether a phrase of the cue stands in the clause; for conditions single words count as well."""
    single = sign.kind == "condition" and any(f" {word} " in text for word in sign.lemmas)
    return single or any(f" {phrase} " in text for phrase in sign.phrases)


def is_conditional(tokens: list[Token], text: str) -> bool:
    """Say whether the clause makes something depend on what others do; ``text`` are its words in lower case."""
    return has_phrase(cue("cue.condition"), text) or _until(tokens) or _only_if(tokens) or _without(text)


def _without(text: str) -> bool:
    """ "Without the seal nothing moves", "there can be no deal without"."""
    return " without " in text and any(
        word in text
        for word in (" nothing ", " nobody ", " cannot ", " ca n't ", " can not ", " can be no ", " impossible ")
    )


def has_strings_attached(head: Token) -> bool:
    """Say whether the sentence binds an offer to a condition: "ready for a truce, but only if …"."""
    text = f" {' '.join(t.lower_ for t in head.sent if t.i > head.i)} "
    return has_phrase(cue("cue.strings"), text)


def _only_if(tokens: list[Token]) -> bool:
    """Say whether something "could only" be "if" others did something."""
    only = next((t.i for t in tokens if t.lower_ == "only" and t.dep_ == "advmod" and t.head.pos_ == "VERB"), None)
    if only is None:
        return False
    for token in tokens:
        if token.dep_ == "advcl" and any(c.lower_ == "if" and c.i > only for c in token.children):
            who = clause.own_subject(token)
            return who is not None and who.pos_ in ("NOUN", "PROPN")
    return False


def _until(tokens: list[Token]) -> bool:
    """Say whether the clause waits for something to happen ("until they leave"), not for a day ("until now")."""
    return any(t.lower_ == "until" and t.dep_ == "mark" for t in tokens)


def hangs_on_if(tokens: list[Token]) -> bool:
    """Say whether the clause holds a condition and what follows from it."""
    return any(t.lower_ == "if" and t.dep_ == "mark" for t in tokens)
