"""Who mediates, where a phrase beside the encounter says so: "under Omani mediation", "…, brokered by Qatar"."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph_schema.model.vocabulary import ParticipantRole
from ingest.extract.cast import Cast
from ingest.extract.meetings.binding import bind_party
from ingest.extract.meetings.parties import of_mention
from ingest.extract.meetings.syntax import VERBAL, agent, ancestors, under
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.words import word_class

_MEDIATION = word_class("mediation")
_MEDIATING, _CHAIRING = word_class("mediating"), word_class("chairing")
_UNDER = frozenset({"under", "with", "through", "via", "amid", "by", "thanks"})
_SURE = 0.9


def bind_mediation(telling: Telling, cast: Cast) -> None:
    """Bind those under whose mediation the encounter of this telling is held."""
    for noun in _mediations(telling):
        for one in (n for m in cast.within(noun.left_edge.i, noun.i) for n in of_mention(m)):
            telling.add(Party(one.actor, ParticipantRole.MEDIATOR, _SURE, one.token, "arg.mediation"))
        for whose in under(noun, "of"):
            bind_party(telling, whose, cast, ParticipantRole.MEDIATOR, _SURE, "arg.mediation")
    for noun in _under(telling, _CHAIRING):
        for whose in (*under(noun, "of"), *(c for c in noun.children if c.dep_ == "poss")):
            bind_party(telling, whose, cast, ParticipantRole.HOST, _SURE, "arg.chairmanship")
    for verb in _beside(telling):
        for child in verb.children:
            if child.dep_ in ("advcl", "acl") and child.tag_ == "VBN" and child.lemma_ in _MEDIATING:
                doer = agent(child)
                if doer is not None and not any(c.dep_ == "nsubjpass" for c in child.children):
                    bind_party(telling, doer, cast, ParticipantRole.MEDIATOR, _SURE, "arg.mediated_clause")


def _beside(telling: Telling) -> Iterator[Token]:
    """The trigger and the verb over it."""
    yield telling.token
    if telling.trigger.noun is not None:
        yield from [t for t in ancestors(telling.token) if t.pos_ in VERBAL][:1]


def _mediations(telling: Telling) -> Iterator[Token]:
    return _under(telling, _MEDIATION)


def _under(telling: Telling, nouns: frozenset[str]) -> Iterator[Token]:
    for token in _beside(telling):
        for preposition in (c for c in token.children if c.dep_ == "prep" and c.lower_ in _UNDER):
            yield from (n for n in preposition.children if n.dep_ == "pobj" and n.lemma_.lower() in nouns)
