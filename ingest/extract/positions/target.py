"""At whom a position is directed."""

from collections.abc import Iterable

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast, Form, Mention
from ingest.extract.positions.finding import Draft
from ingest.extract.quotes import clause

_AGAINST = frozenset(
    {"verb.accuse", "verb.urge", "verb.call_on", "verb.warn", "verb.thank", "verb.ask", "verb.invite", "verb.want"}
)


def target_of(cast: Cast, draft: Draft, own: frozenset[str]) -> str | None:
    """Return the key of the actor addressed or criticised, else of the owner or subject of what it is about.

    Looked for in this order: whom the stance word itself addresses, the subject of the content, the owner of the
    content ("the U.S. offer"), any actor in the content. None where nobody but the speaker's own side is named.
    """
    head = draft.finding.head
    addressee = draft.finding.addressee
    if addressee is not None and (draft.finding.rule in _AGAINST or not draft.said):
        key = _key(cast, addressee.subtree, own)
        if key:
            return key
    subject = clause.own_subject(head)
    if subject is not None:
        key = _key(cast, [subject, *subject.subtree], own)
        if key:
            return key
    key = _key(cast, [head, *head.lefts], own)
    if key:
        return key
    inside = [t for t in head.subtree if not draft.region or t.i in draft.region]
    return _key(cast, inside, own)


def _key(cast: Cast, tokens: Iterable[Token], own: frozenset[str]) -> str | None:
    for token in tokens:
        mention = cast.at(token.i)
        if mention is None or not _names_one(mention):
            continue
        key = mention.actors[0]
        member = cast.members[key]
        if key in own or (member.affiliation in own and member.affiliation is not None):
            continue
        return key
    return None


def _names_one(mention: Mention) -> bool:
    return len(mention.actors) == 1 and mention.form is not Form.GROUP


def is_directed(stance: Stance) -> bool:
    """Say whether a stance has somebody at its other end by its nature."""
    return stance is not Stance.STATES
