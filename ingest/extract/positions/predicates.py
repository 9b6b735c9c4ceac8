"""Adjectives and phrases predicated of an actor: "is opposed to", "are ready to", "is vital for"."""

from spacy.tokens import Token

from ingest.extract.positions import paths
from ingest.extract.positions.lexicon import adjectives, frames
from ingest.extract.positions.sense import Sense
from ingest.extract.quotes import clause
from ingest.extract.quotes.lexicon import grammar


def adjective_at(token: Token) -> Sense | None:
    """Return the stance adjective that the token is with its subject's clause, or None."""
    for word in adjectives().get(token.lower_, ()):
        companion = None
        if word.companion:
            companion = next(
                (c for c in token.children if c.lower_ in word.companion and c.dep_ in ("pobj", "pcomp")), None
            )
            if companion is None:
                continue
        frame = frames()[word.frame]
        predicate = _predicate(token)
        if predicate is None:
            continue
        content = paths.first(companion if companion is not None else token, frame.content)
        if content is None and token.dep_ == "prep":
            content = paths.first(token, (">pobj", ">pcomp"))
        if word.frame == "for_whom":
            if paths.first(token, frame.holder) is None and paths.first(predicate, frame.holder) is None:
                continue
            content = clause.own_subject(predicate)
        elif content is None and predicate.i != token.i:
            content = paths.first(predicate, (">ccomp", ">xcomp"))
        if word.needs_content and content is None:
            continue
        negated = clause.is_negated(predicate) or any(c.dep_ == "neg" for c in token.children)
        return Sense(word, frame, token, predicate, content, None, companion, negated, word.prior)
    return None


def _predicate(token: Token) -> Token | None:
    """The verb whose subject the adjective speaks of; the adjective itself where it was parsed as a participle."""
    if token.dep_ in ("acomp", "attr", "oprd") or (token.dep_ == "prep" and token.head.lemma_ in grammar("copulas")):
        return token.head if token.head.lemma_ in grammar("copulas") else None
    if token.pos_ in ("VERB", "ADJ") and any(
        c.dep_ in ("auxpass", "aux", "cop") and c.lemma_ == "be" for c in token.children
    ):
        return token
    if token.dep_ == "conj" and token.head.i != token.i:
        return _predicate(token.head)
    participle = token.dep_ in ("acl", "advcl") and token.tag_ in ("VBN", "JJ", "VBD")
    return token if participle else None
