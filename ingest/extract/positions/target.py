"""At whom a position is directed."""

from collections.abc import Iterable, Sequence
from itertools import islice

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast, Form, Mention
from ingest.extract.positions.finding import Draft
from ingest.extract.positions.lexicon import target_words, word_lists
from ingest.extract.positions.retort import answered, antecedent_of
from ingest.extract.quotes import clause
from ingest.extract.quotes.lexicon import speech_verbs

Told = tuple[str, Stance]
"""A holder's key and stance."""


def target_of(
    cast: Cast, draft: Draft, own: frozenset[str], told: Sequence[Told] = (), cue: int | None = None
) -> str | None:
    """Return the key of the actor addressed or criticised, else of the owner or subject of what it is about.

    Looked for in this order: whom the stance word itself addresses, the subject of the content, the owner of the
    content ("the U.S. offer"), who is told it ("assured Peru that"), any actor in the content; where it takes up what
    somebody else said ("denied this"), that one of ``told``, the latest positions before; the other party of the
    sentence. None where nobody but the speaker's own side is named. ``cue`` is the verb of saying of a quotation.
    """
    head = draft.finding.head
    addressee = draft.finding.addressee
    if addressee is not None and (draft.finding.rule in target_words("addressing") or not draft.said):
        key = _key(cast, addressee.subtree, own)
        if key:
            return key
    noun = antecedent_of(head)
    if noun is not None:
        if cast.at(noun.i) is not None:  # "Peru's bid to join the Union, which Chile backs" is about the bid
            noun = next((t for t in islice(noun.ancestors, 5) if any(c.dep_ == "poss" for c in t.children)), noun)
        return _of_antecedent(cast, draft, noun, own)
    subject = clause.own_subject(head)
    if subject is not None:
        key = _key(cast, [subject, *subject.subtree], own)
        if key:
            return key
    key = _key(cast, [head, *head.lefts], own) or _addressed(cast, head.doc[draft.trigger if cue is None else cue], own)
    if key:
        return key
    apart = {t.i for c in head.children if c.dep_ == "conj" and clause.own_subject(c) is not None for t in c.subtree}
    region = draft.region or {t.i for t in head.subtree}
    venues = target_words("venues")
    inside = [t for t in head.subtree if t.i in region and t.i not in apart and t.head.lemma_ not in venues]
    key = _key(cast, inside, own) or answered(cast, draft, told, own)
    if key or draft.finding.stance is Stance.STATES:
        return key
    return _elsewhere(cast, draft, own)


def _of_antecedent(cast: Cast, draft: Draft, noun: Token, own: frozenset[str]) -> str | None:
    """ "accused Peru of theft, which Peru denies": who said it; "Peru's bid, which Chile backs": whose it is."""
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    doer = clause.subject(verb) if verb is not None else None
    accuser = _key(cast, [doer, *doer.subtree], own) if doer is not None else None
    owner = _key(cast, [noun, *noun.lefts], own)
    if draft.finding.stance in (Stance.DENIES, Stance.REJECTS):
        return accuser or owner
    return owner or _key(cast, (t for t in noun.subtree if t.i < draft.trigger), own) or accuser


def _addressed(cast: Cast, verb: Token, own: frozenset[str]) -> str | None:
    """Whom a verb of saying tells it: "assured Peru that", "told his guest that"."""
    if verb.lemma_.lower() not in speech_verbs():
        return None
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i > verb.i:
            key = _key(cast, [child, *child.subtree], own)
            if key:
                return key
    return None


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
        and not _by_the_way(trigger, trigger.doc[mention.end - 1])
    ]
    return min(found, key=lambda pair: pair[0])[1].actors[0] if found else None


def _by_the_way(trigger: Token, token: Token) -> bool:
    """Say whether the actor has nothing to do with it: who took part in an encounter, or who does something else."""
    encounters, places = word_lists()["@encounters"], target_words("venues")
    if any(a.lemma_ in encounters or a.lemma_.lower() in places for a in islice(token.ancestors, 5)):
        return True
    if token.dep_ != "nsubj" or token.head.i == trigger.i:
        return False
    return token.head.dep_ in ("conj", "parataxis") or trigger.dep_ in ("conj", "parataxis")


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
