"""At whom a position is directed."""

from collections.abc import Iterable
from itertools import islice

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast, Form, Mention
from ingest.extract.positions.finding import Draft
from ingest.extract.positions.lexicon import word_lists
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
    key = _key(cast, inside, own)
    if key or draft.finding.stance is Stance.STATES:
        return key
    return _elsewhere(cast, draft, own)


def _elsewhere(cast: Cast, draft: Draft, own: frozenset[str]) -> str | None:
    """The other party of the sentence: the actor named nearest to the stance word, outside what it is about."""
    trigger = draft.finding.head.doc[draft.trigger]
    sentence = trigger.sent
    found = [
        (abs(mention.start - trigger.i), mention)
        for mention in cast.within(sentence.start, sentence.end)
        if mention.form is not Form.PRONOUN
        and _names_one(mention)
        and _other(cast, mention, own)
        and not any(a.lemma_ in word_lists()["@encounters"] for a in islice(trigger.doc[mention.start].ancestors, 4))
    ]
    return min(found, key=lambda pair: pair[0])[1].actors[0] if found else None


def _other(cast: Cast, mention: Mention, own: frozenset[str]) -> bool:
    member = cast.members[mention.actors[0]]
    return mention.actors[0] not in own and (member.affiliation is None or member.affiliation not in own)


def _key(cast: Cast, tokens: Iterable[Token], own: frozenset[str]) -> str | None:
    for token in tokens:
        mention = cast.at(token.i)
        if mention is None or not _names_one(mention):
            continue
        if _other(cast, mention, own):
            return mention.actors[0]
    return None


def _names_one(mention: Mention) -> bool:
    """One actor, or two of which the first may stand for both."""
    return len(mention.actors) in (1, 2)
