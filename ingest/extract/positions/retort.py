"""What a position takes up without saying it again: "denied this", "the refusal", "which Peru rejects"."""

from collections.abc import Sequence

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast
from ingest.extract.positions.finding import Draft
from ingest.extract.positions.lexicon import nouns, target_words
from ingest.extract.quotes import clause

_RETORTS = frozenset({Stance.OPPOSES, Stance.REJECTS, Stance.DENIES, Stance.STATES, Stance.WARNS, Stance.SUPPORTS})
_BACK = 6
"""How many positions before are looked at."""


def antecedent_of(head: Token) -> Token | None:
    """Return the noun behind a relative pronoun that is what the position is about; None for anything else."""
    if head.lower_ not in ("which", "that", "whom") or head.dep_ not in ("dobj", "pobj", "nsubjpass"):
        return None
    noun = clause.antecedent(head)
    return noun if noun.i != head.i else None


def answered(cast: Cast, draft: Draft, told: Sequence[tuple[str, Stance]], own: frozenset[str]) -> str | None:
    """Return the holder of the position that this one answers: the last before, of the stance that the noun names."""
    if draft.finding.stance not in _RETORTS:
        return None
    head = draft.finding.head
    thing = _taken_up(head)
    if thing is None or cast.at(thing.i) is not None:
        return None
    others = [(key, stance) for key, stance in reversed(told[-_BACK:]) if key not in own and not key.startswith("@")]
    entry = nouns().get(thing.lemma_.lower()) if thing.pos_ == "NOUN" else None
    wanted = {word.stance for word in entry} if entry else set()
    named = next((key for key, stance in others if stance in wanted), None)
    return named or (others[0][0] if others else None)


def _taken_up(head: Token) -> Token | None:
    """The pronoun or definite noun of the content by which it points back, or None."""
    subject = clause.own_subject(head)
    for thing in (head, subject, *(c for c in head.children if c.dep_ == "dobj")):
        if thing is None or thing.dep_ == "expl":
            continue
        if thing.lower_ in target_words("pointing") and thing.pos_ in ("PRON", "DET"):
            return thing
        definite = any(c.lower_ in target_words("definite") for c in thing.children)
        if definite and thing.pos_ == "NOUN" and thing.lemma_.lower() in target_words("said_things"):
            return thing
    return None
