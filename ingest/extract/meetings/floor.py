"""Who speaks at a gathering of which the text names only the body or the states: its members' leaders and delegates."""

from spacy.tokens import Span, Token

from graph_schema.model.vocabulary import PARTICIPATING, ActorKind, MeetingKind, MeetingStatus, ParticipantRole
from ingest.authority import the_authority
from ingest.clean.text import BlockKind
from ingest.extract.cast import Form
from ingest.extract.meetings.binding import leads_a_state
from ingest.extract.meetings.event import Event, sides_of
from ingest.extract.meetings.parties import actors_of
from ingest.extract.meetings.settle import status_of
from ingest.extract.meetings.syntax import VERBAL, has_child, patient, subject_or_patient
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.words import word_class
from ingest.extract.reading import Reading

_GATHERINGS = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.VIDEO_CONFERENCE})
_MINISTERS = word_class("ministers_say")
_DELEGATIONS = word_class("delegations")
_LEAVING = word_class("leaving")
_SPEECH = frozenset({"say", "tell", "add"})
_FIRST = 3
"""Encounters told of first, one of which the article is about."""
_LONG = 14
"""Sentences after the first that tells of the gathering in which those who speak are taken to speak there."""
_TOGETHER = 3
"""Persons at most who do something together on the floor."""
_PAIR = 2
_CROWD = 4
"""States from which any encounter is a gathering."""
_MANY = 3
"""States from which an encounter is a gathering although no word says so."""


def take_the_floor(events: list[Event], reading: Reading) -> None:
    """Bind to the gathering that the article is about the leaders and ministers of its members who speak in it.

    Who speaks from elsewhere, or belongs to another encounter of the article, does not count.
    """
    happened = (e for e in events[:_FIRST] if status_of(e) in (MeetingStatus.HELD, MeetingStatus.ONGOING))
    event = next((e for e in happened if _members(e) or _only_delegates(e)), None)
    if event is None:
        return
    states, summit = (
        _members(event),
        any(t.trigger.kind is MeetingKind.SUMMIT or _of_leaders(t) for t in event.tellings),
    )
    first = next((t for t in event.tellings if t.block is BlockKind.BODY), None)
    if first is None:
        return
    rivals = [other for other in events if other is not event and _apart(other, event)]
    taken = {key for other in rivals for key in other.parties()} | set(event.parties())
    others = {t.sentence.start for other in events if other is not event for t in other.tellings}
    seen = 0
    for sentence in reading.doc.sents:
        if sentence.start < first.sentence.start or reading.block(sentence) is not BlockKind.BODY:
            continue
        if sentence.start == first.sentence.start:
            welcomed = [w for w in (subject_or_patient(sentence.root), patient(sentence.root)) if w is not None]
            _take(first, [key for who in welcomed for key in _named(who, reading)], taken, states, event, summit=summit)
            continue
        seen += 1
        if seen > _LONG:
            return
        if sentence.root.lemma_ in _LEAVING or sentence.start in others:
            continue
        if sentence.root.pos_ not in VERBAL or _elsewhere(sentence, reading, event):
            continue
        speakers = [s for verb in _telling(sentence) if (s := subject_or_patient(verb)) is not None]
        _take(first, [key for who in speakers for key in _named(who, reading)], taken, states, event, summit=summit)


def _take(
    first: Telling, keys: list[str], taken: set[str], states: frozenset[str], event: Event, *, summit: bool
) -> None:
    for key in keys:
        if key not in taken and _fits(key, states, event, summit=summit):
            first.add(Party(key, ParticipantRole.ATTENDEE, 0.6, first.token.i, "context.floor"))


def _apart(other: Event, event: Event) -> bool:
    """Whether another encounter is one of its own: of two sides and at a place of its own."""
    mine, theirs = event.place(), other.place()
    return len(other.sides()) > 1 and theirs is not None and (mine is None or theirs.name != mine.name)


def _telling(sentence: Span) -> list[Token]:
    """The verb of the sentence and those of speech in it (behind a quotation the parse makes them no root)."""
    verbs = [t for t in sentence if t.pos_ in VERBAL]
    return [t for t in verbs if t.i == sentence.root.i or t.lemma_ in _SPEECH or _goes_on(t, sentence.root)]


def _goes_on(verb: Token, root: Token) -> bool:
    """Whether the clause is one of its own behind the first ("…, and Premier X backed her")."""
    return verb.dep_ == "conj" and verb.head.i == root.i and has_child(verb, "nsubj")


def _named(who: Token, reading: Reading) -> list[str]:
    found = actors_of(who, reading.cast)
    mention = reading.cast.at(who.i)
    if mention is not None and mention.form in (Form.PRONOUN, Form.GROUP):
        return []
    people = [n.actor for n in found if reading.cast.members[n.actor].kind is ActorKind.PERSON]
    if people:
        return people if len(people) <= _TOGETHER else []
    delegation = who.lemma_.lower() in _DELEGATIONS
    return [n.actor for n in found] if delegation and len(found) == 1 else []


def _members(event: Event) -> frozenset[str]:
    """The ISO codes of the states whose people may be there: members of the body, or the states themselves."""
    gathering = any(t.trigger.kind in _GATHERINGS or t.gathering for t in event.tellings)
    cast, codes, bodies, sent = event.cast, set(), False, 0
    for key, party in event.parties().items():
        member = cast.members[key]
        if party.role not in PARTICIPATING:
            continue
        group = cast.at(party.token)
        listed = group is not None and len(group.actors) >= _MANY  # "the ministers of A, B and C sat down"
        sent += (listed or not party.direct) and party.role is ParticipantRole.ATTENDEE
        if member.kind is ActorKind.STATE and member.iso3:
            codes.add(member.iso3)
        elif member.kind is ActorKind.ORGANIZATION:
            entry = next((o for o in the_authority().organizations.values() if o.name == member.name), None)
            codes |= set(entry.members) if entry is not None else set()
            bodies = bodies or bool(entry is not None and entry.members)
        elif listed and (state := cast.state_of(key)) is not None and (code := cast.members[state].iso3):
            codes.add(code)
    gathering = gathering or sent >= _MANY or len(codes) >= _CROWD
    if bodies or (gathering and len(codes) >= _MANY):
        return frozenset(codes)
    return frozenset()


def _only_delegates(event: Event) -> bool:
    """Whether the text says only how many or what kind of people met ("five prime ministers sat down in Helsinki")."""
    coming = [key for key, party in event.parties().items() if party.role is ParticipantRole.ATTENDEE]
    named = set(sides_of(coming, event.cast)) - event.collectives
    return any(t.delegates for t in event.tellings) and len(named) < _PAIR and event.place() is not None


def _of_leaders(telling: Telling) -> bool:
    """Whether those who meet are said to lead their states."""
    before = [t for t in telling.sentence if t.i < telling.token.i and t.tag_ == "NNS"]
    return any(leads_a_state(t) for t in before)


def _fits(key: str, states: frozenset[str], event: Event, *, summit: bool) -> bool:
    member = event.cast.members[key]
    if member.kind is not ActorKind.PERSON:
        return member.iso3 in states if states else False
    state = event.cast.state_of(key)
    home = event.cast.members[state].iso3 if state is not None and state in event.cast.members else None
    role = (member.role or "").lower()
    if states and home not in states:
        return False
    if summit:
        return member.leader or role in ("president", "prime minister", "chancellor", "premier")
    if not states and not role:
        return False
    return member.leader or not role or any(word in role for word in _MINISTERS)


def _elsewhere(sentence: Span, reading: Reading, event: Event) -> bool:
    """Whether the sentence is set at another place ("in Paris", "from Kyiv") or tells of another time."""
    place = event.place()
    for other in reading.cast.places_within(sentence.start, sentence.end):
        token = reading.doc[other.end - 1]
        while token.dep_ in ("compound", "appos") and token.head.i != token.i and token.head.i < other.end + 3:
            token = token.head
        at = token.dep_ == "pobj" and token.head.lower_ in ("in", "from", "at") and token.head.head.pos_ in VERBAL
        if at and (place is None or other.name != place.name):
            return True
    return False
