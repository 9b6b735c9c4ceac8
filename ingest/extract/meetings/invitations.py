"""Who invites whom by a noun: "extended an invitation to X to attend", "accepted Y's invitation to visit"."""

from spacy.tokens import Token

from graph_schema.model.vocabulary import ParticipantRole
from ingest.extract.cast import Cast
from ingest.extract.meetings.binding import bind_party
from ingest.extract.meetings.syntax import VERBAL, is_passive, subject, subject_or_patient, under
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.words import word_class

_EXTENDING, _ACCEPTING = word_class("extending"), word_class("accepting")
_SURE = 0.85


def bind_invitation(telling: Telling, cast: Cast) -> None:
    """Bind the host and the invited of an invitation on whose words the encounter hangs."""
    noun = _invitation(telling.token)
    if noun is None:
        return
    travel = telling.trigger.travel
    verb = noun.head if noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ in VERBAL else None
    hosts = [*(c for c in noun.children if c.dep_ == "poss"), *under(noun, "from"), *under(noun, "by")]
    guests = [one for one in under(noun, "to") if cast.at(one.i) is not None and one.ent_type_ != "GPE"]
    if verb is not None and verb.lemma_.lower() in _EXTENDING:
        host = subject(verb)
        hosts += [host] if host is not None else []
        guests += [one for one in under(verb, "to") if one.i < telling.token.i]
        guests += [c for c in verb.children if c.dep_ == "dative"] if not is_passive(verb) else []
    elif verb is not None and verb.lemma_.lower() in _ACCEPTING:
        guest = subject_or_patient(verb)
        guests += [guest] if guest is not None else []
    if not guests:
        return
    for host in hosts:
        telling.parties = {k: p for k, p in telling.parties.items() if p.token != host.i}
        bind_party(telling, host, cast, ParticipantRole.HOST, _SURE, "arg.inviting")
    for guest in guests:
        bind_party(telling, guest, cast, ParticipantRole.INVITED, _SURE, "arg.invitation", traveller=travel)


def _invitation(token: Token) -> Token | None:
    """The noun "invitation" to the encounter: right above it, or above the infinitive that leads to it."""
    for _ in range(5):
        if token.head.i == token.i or token.dep_ not in ("acl", "pobj", "prep", "dobj", "xcomp", "relcl"):
            return None
        token = token.head
        if token.lemma_.lower() == "invitation":
            return token
        if token.pos_ in VERBAL and any(c.dep_ == "nsubj" for c in token.children):
            return None
    return None
