"""Who of the cast does something in the article: speaks, meets, is addressed, or is stood for by one who does.

Meetings and positions say what is done; this says who is no mere place or background, and so belongs to the actors even
where the sentence about them was not understood.
"""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from graph_schema.model.ids import named_actor_id, state_id
from graph_schema.model.vocabulary import ActorKind
from ingest.authority import NameKind, the_authority
from ingest.extract.cast import Cast, Form, Member, Mention
from ingest.nlp.gazetteer import KNOWN

_SPEAKING_FORMS = frozenset({Form.INSTITUTION, Form.CAPITAL})
"""A government that is named by its ministry, its spokesman or its capital speaks."""

_POLITY = frozenset({NameKind.STATE, NameKind.DEMONYM, NameKind.CAPITAL, NameKind.METONYM})
_PARTNER = frozenset({"with", "between", "by", "against", "to", "among", "alongside"})
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "iobj", "agent", "poss"})


def agents(doc: Doc, cast: Cast, acting: Iterable[str] = ()) -> frozenset[str]:
    """Return the keys of the members that act, with those of the states and organisations that they stand for.

    ``acting`` are the members known to act from the meetings and positions; they are kept as they are.
    """
    found: set[str] = set(acting)
    for mention in cast.mentions:
        for key in mention.actors:
            if key not in found and _acts(doc, mention, cast.members[key]):
                found.add(key)
    principals = {_stood_for(cast, member) for member in found} & _spelled(doc)
    return frozenset(found).union(key for key in principals if key is not None)


def _acts(doc: Doc, mention: Mention, member: Member) -> bool:
    if mention.form in (Form.PRONOUN, Form.GROUP):
        return False
    if member.kind is ActorKind.PERSON:
        past = (member.role or "").lower().startswith(("former", "late ", "then", "ex-"))
        if member.affiliation is None:
            return member.role is not None and not past and doc[mention.start : mention.end].root.dep_ == "nsubj"
        return not past or _is_party(doc[mention.start : mention.end].root)
    if member.kind is ActorKind.ORGANIZATION and not member.known:
        return False
    return mention.form in _SPEAKING_FORMS or _is_party(doc[mention.start : mention.end].root)


def _spelled(doc: Doc) -> frozenset[str]:
    """The keys of the states and organisations whose name, people, capital or seat the text spells out somewhere."""
    index, organizations = the_authority().index, the_authority().organizations
    keys = set()
    for span in doc.spans.get(KNOWN, ()):
        for name in index.names_in(span.text):
            if name.kind is NameKind.ORGANIZATION:
                keys.add(named_actor_id("organization", organizations[name.key].name))
            elif name.kind in _POLITY:
                keys.add(state_id(name.key))
    return frozenset(keys)


def _is_party(token: Token) -> bool:
    """Say whether the phrase is a subject, an object, an owner, or the one with whom something is done."""
    at = token
    for _ in range(4):
        if at.dep_ not in ("conj", "appos") or at.head.i == at.i:
            break
        at = at.head
    return at.head.lower_ in _PARTNER if at.dep_ == "pobj" else at.dep_ in _ACTING


def _stood_for(cast: Cast, key: str) -> str | None:
    """The state or international organisation for which a person speaks; parties and groups speak for themselves."""
    member = cast.members[key]
    if member.kind is not ActorKind.PERSON or member.affiliation is None:
        return None
    principal = cast.members[member.affiliation]
    if principal.kind is ActorKind.STATE:
        return principal.key
    org = the_authority().organization_keys.get(principal.key)
    return principal.key if org is not None and not the_authority().party_like(org) else None
