"""Binding the actors of a noun phrase to a telling, with what they tell about who else is meant."""

from spacy.tokens import Doc, Token

from graph_schema.model.vocabulary import ActorKind, ParticipantRole
from ingest.extract.cast import Cast
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.parties import Named, actors_of
from ingest.extract.meetings.syntax import (
    VERBAL,
    ancestors,
    subject_or_patient,
)
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.words import word_class

_GO_BETWEENS, _HEADS = word_class("go_betweens"), word_class("heads_of_state")


def count_sides(telling: Telling, cast: Cast) -> int:
    """Return how many states and organisations the telling has so far, those kept out not counted."""
    return len(
        {cast.state_of(key) or key for key, p in telling.parties.items() if p.role is not ParticipantRole.EXCLUDED}
    )


def bind_party(
    telling: Telling, token: Token, cast: Cast, role: ParticipantRole, sure: float, rule: str,
    *, traveller: bool = False, partner: bool = False,
) -> None:  # fmt: skip
    """Bind the actors of a noun phrase; ``partner`` marks a phrase that must name somebody else than the subject."""
    meant = antecedent(token, cast)
    named: list[Named] = actors_of(meant, cast, lists=meant.i == token.i)
    if meant.i != token.i:  # "meet him and Kerry": the list goes on behind the pronoun
        pronoun = cast.at(token.i)
        wrong = pronoun.actors if pronoun is not None else ()
        named += [n for n in actors_of(token, cast) if n.actor not in {*wrong, *(m.actor for m in named)}]
    if partner:
        blocked = lexicon().partners.get(token.lemma_.lower())
        if (
            blocked
            and not are_delegates(token)
            and (not named or all(not n.direct for n in named))
            and not foreign(named, telling, cast)
        ):
            telling.blocked = blocked
    if not named and telling.trigger.verb is not None:
        telling.unresolved += 1
    elif not named and token.pos_ != "PRON":
        telling.unresolved += partner
    if not named or _collective(named, cast) or _factions(token, named) or _more_than_named(token, named):
        telling.delegates = telling.delegates or are_delegates(token)
    for one in named:
        mediates = role is ParticipantRole.ATTENDEE and (
            token.lemma_.lower() in _GO_BETWEENS or _is_mediator(one, token.doc, cast)
        )
        role_here = ParticipantRole.MEDIATOR if mediates else role
        telling.add(Party(one.actor, role_here, sure * one.confidence, one.token, rule, traveller, one.direct))


def _is_mediator(named: Named, doc: Doc, cast: Cast) -> bool:
    """Whether the word before the name says that the person mediates ("UN mediator X")."""
    mention = cast.at(named.token)
    before = doc[mention.start - 1] if mention is not None and mention.start else None
    return before is not None and before.lemma_.lower() == "mediator"


def _collective(named: list[Named], cast: Cast) -> bool:
    """Whether only a collective is named ("Arab leaders"), which is no actor of its own."""
    members = [cast.members[one.actor] for one in named]
    return all(m.kind is ActorKind.ORGANIZATION and not m.known for m in members)


def _more_than_named(token: Token, named: list[Named]) -> bool:
    """Whether people of several states are counted of whom one is named ("both Koreas and four others")."""
    counted = any(c.dep_ == "nummod" and c.head.tag_ in ("NNS", "NNPS") for c in token.subtree if c.i - token.i < 12)
    return len(named) == 1 and token.tag_ in ("NNS", "NNPS") and counted and not named[0].direct


def _factions(token: Token, named: list[Named]) -> bool:
    """Whether these are several parties to a conflict of one state ("two rival Malian factions")."""
    return token.tag_ in ("NNS", "NNPS") and all(one.actor.startswith("state:") for one in named) and _rivals(token)


def _rivals(token: Token) -> bool:
    return any(c.lower_ in ("rival", "warring", "opposing", "feuding") for c in token.children)


def antecedent(token: Token, cast: Cast) -> Token:
    """For an unresolved "it" or "they" below a verb of speech the speaker ("the delegation says it will leave")."""
    if token.lower_ in ("whom", "who") and token.dep_ in ("pobj", "dobj"):
        clause = next((t for t in ancestors(token) if t.dep_ == "relcl"), None)
        return clause.head if clause is not None else token  # "X, with whom he spoke by phone"
    if token.lower_ in ("him", "her", "them") and token.dep_ in ("dobj", "pobj", "dative"):
        return _speaker_above(token, cast)
    if token.pos_ != "PRON" or token.lower_ not in ("it", "they", "he", "she") or cast.at(token.i) is not None:
        return token
    verb = next((t for t in ancestors(token) if t.dep_ == "ccomp"), None)
    speaker = subject_or_patient(verb.head) if verb is not None and verb.head.pos_ in VERBAL else None
    return speaker if speaker is not None and speaker.i < token.i else token


def _speaker_above(token: Token, cast: Cast) -> Token:
    """For "him" in what somebody says of another one's doings the speaker ("Lavrov said Kerry would meet him")."""
    own = next((t for t in ancestors(token) if t.pos_ in VERBAL), None)
    doer = subject_or_patient(own) if own is not None else None
    doers = {n.actor for n in actors_of(doer, cast)} if doer is not None else set()
    held = cast.at(token.i)
    if held is not None and not set(held.actors) & doers:
        return token  # known, and not one of those who do it: they would be "himself"
    for verb in ancestors(token):
        if verb.pos_ not in VERBAL or (own is not None and verb.i == own.i):
            continue
        speaker = subject_or_patient(verb)
        named = actors_of(speaker, cast, lists=False) if speaker is not None and speaker.i < token.i else []
        if len(named) == 1 and speaker is not None and named[0].actor not in doers:
            return speaker
    return token


def are_delegates(noun: Token) -> bool:
    """Return whether an unnamed plural speaks for several states ("envoys from six nations", "world leaders")."""
    words = lexicon()
    if noun.tag_ not in ("NNS", "NNPS") or noun.lemma_.lower() not in words.representatives:
        return False
    if any(c.dep_ == "nummod" for c in noun.children) and leads_a_state(noun):
        return True  # "five prime ministers"
    phrase = {t.lower_ for t in noun.subtree if abs(t.i - noun.i) < 8} | {noun.lemma_.lower()}
    return bool(phrase & words.delegates)


def leads_a_state(noun: Token) -> bool:
    """Return whether such a person is the head of a state or government ("presidents", "prime ministers")."""
    return noun.lemma_.lower() in _HEADS or (noun.lemma_.lower() == "minister" and noun.nbor(-1).lower_ == "prime")


def foreign(named: list[Named], telling: Telling, cast: Cast) -> bool:
    """Whether the partners are of another state than the parties found so far ("met with Iraqi lawmakers")."""
    mine = {cast.state_of(key) for key in telling.parties}
    return any(cast.state_of(n.actor) not in mine for n in named)
