"""Those whom no argument of the trigger names: lists of those present, mediators, members of a series."""

from spacy.tokens import Token

from graph_schema.model.vocabulary import ParticipantRole
from ingest.extract.cast import Cast
from ingest.extract.meetings.binding import bind_party
from ingest.extract.meetings.parties import actors_of, of_mention
from ingest.extract.meetings.syntax import (
    VERBAL,
    ancestors,
    subject_or_patient,
    under,
)
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.words import word_class

_TWO = 2
_PRESENT_PEOPLE = word_class("people_present")
_LED = {word: ParticipantRole.MEDIATOR for word in ("mediated", "brokered", "facilitated", "led", "sponsored")} | {
    word: ParticipantRole.HOST for word in ("hosted", "chaired", "convened")
}


def bind_listed(telling: Telling, cast: Cast) -> None:
    """Lists of those present: "participants in the talks included A and B", "among those at the talks were A and B"."""
    for child in (*_present_at(telling.token), *_included(telling.token)):
        bind_party(telling, child, cast, ParticipantRole.ATTENDEE, 0.85, "arg.listed")
    people, steps = telling.token, 0
    while steps < 5 and people.head.i != people.i and people.pos_ not in ("AUX",):
        people, steps = people.head, steps + 1
        if people.pos_ in ("NOUN", "PROPN", "PRON") and people.lemma_.lower() in _PRESENT_PEOPLE:
            break
    else:
        return
    verb = next((t for t in ancestors(people) if t.pos_ in VERBAL), None)
    if verb is None or verb.lemma_ not in ("include", "be", "comprise"):
        return
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "nsubj", "oprd") and child.i > people.i and child.i > verb.i:
            bind_party(telling, child, cast, ParticipantRole.ATTENDEE, 0.85, "arg.listed")


def _included(noun: Token) -> list[Token]:
    """Whom the encounter "included" or "brought together", and those named "in addition to" them."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in ("include", "involve", "gather", "bring", "unite"):
        return []
    found = [c for c in verb.children if c.dep_ in ("dobj", "attr", "oprd")]
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("besides", "in", "alongside")):
        for thing in prep.children:
            found += [n for n in under(thing, "to") if thing.lower_ == "addition"] if prep.lower_ == "in" else [thing]
    return found


def _present_at(noun: Token) -> list[Token]:
    """Who is said to be present at the encounter: "Also present at the meeting were A and B"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "at" else None
    if above is None or above.lower_ != "present":
        return []
    be = next((t for t in (above.head, *above.children) if t.lemma_ == "be" and t.i != above.i), None)
    return [c for c in be.children if c.dep_ in ("attr", "nsubj")] if be is not None else []


def bind_mediators(telling: Telling, cast: Cast) -> None:
    """Those who are there "as mediators" or "as a host"."""
    verb = (
        telling.token.head
        if telling.token.head.pos_ in VERBAL
        else next((t for t in ancestors(telling.token) if t.pos_ in VERBAL), None)
    )
    for token in (telling.token, *((verb,) if verb is not None else ())):
        for noun in under(token, "as"):
            role = {
                "mediator": ParticipantRole.MEDIATOR,
                "go-between": ParticipantRole.MEDIATOR,
                "broker": ParticipantRole.MEDIATOR,
                "host": ParticipantRole.HOST,
            }.get(noun.lemma_.lower())
            if role is None or verb is None:
                continue
            who = _before_as(noun, cast) or subject_or_patient(verb)
            if who is not None:
                bind_party(telling, who, cast, role, 0.97, "arg.as_mediator")


def _before_as(noun: Token, cast: Cast) -> Token | None:
    """The one right before "as": "with Oman as mediator"."""
    before = noun.head.nbor(-1) if noun.head.i else noun
    return before if before.dep_ == "pobj" and before.head.lower_ == "with" and cast.at(before.i) else None


def bind_led_by(telling: Telling, cast: Cast) -> None:
    """Mediators and hosts in a compound adjective ("U.S.-mediated talks", "an Egyptian-brokered meeting")."""
    for i in range(max(telling.token.left_edge.i, telling.token.i - 6), telling.token.i):
        token = telling.token.doc[i]
        ending = token.lower_.rsplit("-", 1)[-1]
        role = _LED.get(ending)
        if role is None or token.i == 0:
            continue
        for mention in cast.within(max(token.i - 3, 0), token.i + 1):
            for named in of_mention(mention):
                telling.add(Party(named.actor, role, 0.9 * named.confidence, named.token, "arg.led_by"))


def bind_inviters(telling: Telling, cast: Cast) -> None:
    """At whose invitation somebody travels: "at the invitation of X", "at X's invitation"."""
    if not telling.trigger.travel:
        return
    for noun in telling.sentence:
        if noun.lemma_.lower() != "invitation" or noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "on", "upon"):
            continue
        for inviter in (*under(noun, "of"), *under(noun, "from"), *(c for c in noun.children if c.dep_ == "poss")):
            for named in actors_of(inviter, cast):  # the parse may make the guest a part of the inviter's name
                if not (named.actor in telling.parties and telling.parties[named.actor].traveller):
                    telling.add(Party(named.actor, ParticipantRole.HOST, 0.8, named.token, "arg.inviter"))
        _not_travelling(telling, noun, cast)


def _not_travelling(telling: Telling, invitation: Token, cast: Cast) -> None:
    """Make the one named right behind "at the invitation of" the host where the parse took him for one of those who
    travel ("At the invitation of X, minister of Chad, Y, minister of Niger, paid a visit")."""
    behind = cast.within(invitation.i + 1, min(invitation.i + 14, telling.sentence.end))
    first = next((m for m in behind if len(m.actors) == 1 and m.actors[0] in telling.parties), None)
    travellers = [p.actor for p in telling.parties.values() if p.traveller]
    if first is None or invitation.i > telling.token.i or first.actors[0] not in travellers or len(travellers) < _TWO:
        return
    held = telling.parties[first.actors[0]]
    telling.parties[held.actor] = Party(held.actor, ParticipantRole.HOST, held.confidence, held.token, "arg.inviter")


def bind_series(telling: Telling, cast: Cast) -> None:
    """The members of a series known by name ("six-party talks") that the sentence names."""
    series = telling.trigger.series
    if series is None:
        return
    for mention in cast.within(telling.sentence.start, telling.sentence.end):
        for key in mention.actors:
            state = cast.state_of(key)
            if state is not None and cast.members[state].iso3 in series.members:
                telling.add(Party(state, ParticipantRole.ATTENDEE, 0.6, mention.end - 1, series.id))
