"""Who "I", "we", "it" and "the country" are inside what somebody says."""

from spacy.tokens import Token

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.cast import Cast, Form
from ingest.extract.quotes.lexicon import grammar

_FIRST = frozenset({"i", "we", "us", "me", "our", "my", "ourselves", "myself"})
_THIRD = frozenset({"he", "she", "it", "they", "himself", "herself", "itself", "themselves"})
_THIRD_OWNERS = frozenset({"his", "her", "its", "their"})


def circle(cast: Cast, keys: tuple[str, ...]) -> frozenset[str]:
    """Return the speakers and the states or organisations that they speak for."""
    found = set(keys)
    for key in keys:
        member = cast.members.get(key)
        if member is not None and member.affiliation and not (member.role or "").lower().startswith(("former ", "ex-")):
            found.add(member.affiliation)
    return frozenset(found)


def is_self(cast: Cast, token: Token | None, own: frozenset[str], *, direct: bool) -> bool:
    """Say whether the phrase means the speaker, or the state or organisation that the speaker stands for.

    ``direct``: inside quotation marks, where third-person pronouns mean others.
    """
    if token is None:
        return False
    lower = token.lower_
    if lower in _FIRST:
        return True
    mention = cast.at(token.i)
    if mention is not None:
        if mention.form is Form.PRONOUN and direct and lower in _THIRD:
            return False
        if set(mention.actors) & own:
            return True
        for key in mention.actors:
            member = cast.members[key]
            if member.kind is ActorKind.PERSON and member.affiliation in own and len(own) == 1:
                return True
        return False
    if not direct and lower in _THIRD:
        return True
    if token.lemma_.lower() not in grammar("own"):
        return False
    owners = _FIRST if direct else _FIRST | _THIRD_OWNERS
    return any(child.dep_ == "poss" and child.lower_ in owners for child in token.children)


def is_first_person(token: Token | None) -> bool:
    """Say whether the word is "I" or "we" in any form."""
    return token is not None and token.lower_ in _FIRST
