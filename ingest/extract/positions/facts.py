"""What is reported but is no view: "that he had met the minister", "that a call took place"."""

from spacy.tokens import Token

from ingest.extract.positions.lexicon import plain_facts, word_lists
from ingest.extract.quotes.lexicon import grammar

_VIEWS = frozenset({"can", "could", "ca", "should", "must", "may", "might", "ought"})
_PLACES = frozenset({"in", "at", "on"})


def is_plain_fact(head: Token) -> bool:
    """Say whether the clause at ``head`` only tells what somebody did, does or will do, or where somebody is.

    What can, should or must be done is a view; "would be met with force" is no encounter.
    """
    if any(c.dep_ in ("aux", "neg") and (c.dep_ == "neg" or c.lower_ in _VIEWS) for c in head.children):
        return False
    if any(c.dep_ == "auxpass" for c in head.children) and head.lemma_ == "meet":
        return False
    if head.lemma_ in plain_facts():
        return True
    if head.lemma_ in grammar("holding"):
        return any(c.dep_ == "dobj" and _is_event(c) for c in head.children)
    return head.lemma_ == "be" and _is_somewhere(head)


def _is_event(noun: Token) -> bool:
    return noun.lemma_.lower() in word_lists()["@encounters"] or noun.lemma_.lower() in word_lists()["@events"]


def _is_somewhere(verb: Token) -> bool:
    """ "was still in Oslo": a place and nothing else."""
    if any(c.dep_ in ("acomp", "attr", "xcomp", "ccomp", "oprd") for c in verb.children):
        return False
    return any(
        c.dep_ == "prep"
        and c.lower_ in _PLACES
        and any(g.dep_ == "pobj" and g.ent_type_ in ("GPE", "LOC", "FAC") for g in c.children)
        for c in verb.children
    )
