"""From a sentence to its tellings: triggers with their parties, place, date and status."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from graph_schema.model.vocabulary import ActorKind, MeetingKind, MeetingStatus, ParticipantRole
from ingest.clean.text import BlockKind
from ingest.extract.cast import Cast, Form, PlaceMention
from ingest.extract.meetings.arguments import bind
from ingest.extract.meetings.bodies import is_assembly
from ingest.extract.meetings.dating import date_sentence, direction_of
from ingest.extract.meetings.differ import compatible
from ingest.extract.meetings.event import sides_of
from ingest.extract.meetings.gate import blocked
from ingest.extract.meetings.happening import happenings
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.linking import link
from ingest.extract.meetings.noun_status import status_of_noun
from ingest.extract.meetings.status import status_of_verb
from ingest.extract.meetings.syntax import patient
from ingest.extract.meetings.telling import Party, Telling, ToldDate
from ingest.extract.meetings.told import Told
from ingest.extract.meetings.triggers import find_triggers
from ingest.extract.meetings.venue import places_at, venue_of
from ingest.extract.meetings.words import word_class
from ingest.extract.reading import Reading
from ingest.extract.when import resolve

_DEFINITE = word_class("definite")
_ANOTHER = word_class("another")
_PLAIN = frozenset({"verb.meet", "verb.sit_down", "verb.convene"})
_NUMBERS = {
    "bilateral": 2,
    "bilaterally": 2,
    "trilaterally": 3,
    "two-way": 2,
    "trilateral": 3,
    "three-way": 3,
    "tripartite": 3,
    "quadrilateral": 4,
    "four-way": 4,
}
_APART = word_class("separately")


def tell(reading: Reading, sentence: Span) -> list[Telling]:
    """Return what the sentence tells of encounters, in its order; too little to be one is left out."""
    triggers = find_triggers(sentence)
    if not triggers:
        return []
    cast, block = reading.cast, reading.block(sentence)
    tellings = [Telling(trigger, sentence, block) for trigger in triggers]
    for telling in tellings:
        token = telling.token
        near = token.children if telling.trigger.verb is not None else _before(token)
        telling.number = next((n for t in near if (n := _NUMBERS.get(t.lower_)) is not None), None)
        bind(telling, cast)
        telling.told = _told(telling)
        telling.definite, telling.another = _definite(token), _another(token)
        telling.dated = any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in token.children)
        telling.theirs = any(c.dep_ == "poss" and c.lower_ in ("their", "our") for c in token.children)
        telling.separately = any(t.lower_ in _APART for t in (*token.children, *token.head.children))
    link(tellings)
    dated = tuple((root.i, phrase) for phrase, root in date_sentence(sentence, tellings))
    for telling in tellings:
        telling.phrases = dated
    shortcuts = happenings(tellings)
    for telling in tellings:
        if telling.trigger.kind not in (MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE) and telling.destination is None:
            places = _destination(telling, cast)
            if not places:
                others = [o for o in tellings if o is not telling and o not in telling.links]
                telling.venue = venue_of(telling, others, cast, shortcuts)
            else:
                telling.destination, telling.stops = places[0], places[1:]
        _part(telling)
        _present(telling)
        if telling.told_date is not None:
            told = telling.told_date
            telling.date = resolve(told.phrase, reading.published, told.direction)
    return [telling for telling in tellings if not blocked(telling) and _enough(telling, cast)]


def _part(telling: Telling) -> None:
    """Take back a link between tellings that turn out to be set in different places."""
    mine = telling.destination or telling.venue
    for other in list(telling.links):
        theirs = other.destination or other.venue
        if (
            mine
            and theirs
            and not compatible(mine, theirs)
            and (telling.token.pos_ == other.token.pos_ or other.token.dep_ == "conj")
        ):
            telling.links.remove(other)
            other.links.remove(telling)


def _present(telling: Telling) -> None:
    """The present tense of an event: told of the future in running text, of the past in a caption."""
    token = telling.token if telling.trigger.verb is not None else telling.token.head
    if (
        telling.status is not None
        or token.tag_ not in ("VBZ", "VBP")
        or (telling.trigger.verb is None and not _opens(telling))
    ):
        return
    if telling.block is BlockKind.CAPTION:
        telling.told = Told(MeetingStatus.HELD)
    elif telling.block is BlockKind.BODY and telling.told_date is not None:
        telling.told = Told(MeetingStatus.PLANNED)
        telling.told_date = ToldDate(telling.told_date.phrase, direction_of(MeetingStatus.PLANNED))


def _opens(telling: Telling) -> bool:
    """Whether the noun is what its verb holds or begins ("begins a visit", "talks resume")."""
    governor = lexicon().governor(lexicon().lemma(telling.token.head.lower_, telling.token.head.lemma_))
    return (
        telling.token.dep_ in ("dobj", "nsubj")
        and governor is not None
        and governor.id in ("gov.hold", "gov.host", "gov.attend")
    )


def _told(telling: Telling) -> Told:
    verb = telling.trigger.verb
    if verb is None:
        return status_of_noun(telling.token)
    told = status_of_verb(telling.token)
    return Told(verb.status, certain=True) if verb.status is not None and not told.denied else told


def _destination(telling: Telling, cast: Cast) -> tuple[PlaceMention, ...]:
    """The place that a noun of travel leads to: "his visit to Rome", "a Beijing trip"."""
    if not telling.trigger.travel or telling.trigger.noun is None:
        return ()
    for child in telling.token.children:
        if child.dep_ == "prep" and child.lower_ in ("to", "in", "of", "at"):
            for noun in child.children:
                if noun.dep_ == "pobj" and (places := places_at(noun, cast)):
                    return places
        elif child.dep_ == "compound" and (places := places_at(child, cast)):
            return places
    return ()


def _definite(token: Token) -> bool:
    return any(c.dep_ in ("det", "poss") and c.lower_ in _DEFINITE for c in token.children) or any(
        c.dep_ == "poss" for c in token.children
    )


def _another(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        words = list(_before(token))
        return any(t.lower_ in _ANOTHER and not (t.lower_ in ("last", "next", "new") and _calendar(t)) for t in words)
    if token.lemma_ in ("head", "travel") and token.tag_ == "VBG":
        return False  # "also heading to Rome": to the same event
    if token.lemma_ in ("discuss", "review", "explore"):
        return False  # "they also discussed": the same conversation goes on
    return any(
        c.dep_ == "advmod" and c.lower_ in ("again", "last", "previously", "also", "earlier") for c in token.children
    ) or (token.lemma_ in ("reconvene", "regroup"))


def _calendar(token: Token) -> bool:
    return token.nbor(1).ent_type_ in ("DATE", "GPE") or token.ent_type_ == "DATE"


def _before(token: Token) -> Iterator[Token]:
    """The words of the noun phrase before the noun, as far as no other noun phrase begins."""
    for i in range(token.i - 1, max(token.i - 7, token.sent.start - 1), -1):
        word = token.doc[i]
        if word.pos_ in ("VERB", "ADP", "AUX", "PUNCT", "CCONJ", "SCONJ") and word.text != "-":
            return
        yield word
        if word.dep_ in ("det", "poss") and word.head.i == token.i:
            return


def _enough(telling: Telling, cast: Cast) -> bool:
    """Whether the telling has what its trigger needs to be an encounter, alone or with the tellings linked to it."""
    trigger = telling.trigger
    sides = sides_of([k for k, p in telling.parties.items()], cast)
    if trigger.verb is not None:
        if telling.told.denied and not telling.told_date:
            return False
        return all(any(_meets(need, telling, sides, cast) for need in group) for group in trigger.verb.needs) and (
            not trigger.purpose or bool(telling.links) or telling.within is not None
        )
    if telling.told.denied and not telling.told_date:
        return False
    if telling.token.tag_ in ("NNS", "NNPS") and any(t.lower_ in lexicon().vague for t in _before(telling.token)):
        return False
    if trigger.weak and len(sides) < 2 and not telling.links:
        return (telling.definite and not sides) or (trigger.travel and bool(telling.parties))
    return True


def _meets(need: str, telling: Telling, sides: dict[str, set[str]], cast: Cast) -> bool:
    match need:
        case "two_sides":
            if len(sides) >= 2 or telling.delegates:
                return True
            return len(sides) == 1 and telling.trigger.rule in _PLAIN and (telling.unresolved > 0 or _body(sides, cast))
        case "invitation":
            roles = {p.role for p in telling.parties.values()}
            return (
                ParticipantRole.INVITED in roles
                and len(sides) >= 2
                and (telling.destination is not None or any(_asked_to(o) for o in telling.links))
            )
        case "traveller":
            return any(
                (p.traveller and cast.members[k].kind is ActorKind.PERSON) or _group(p, cast)
                for k, p in telling.parties.items()
            )
        case "destination":
            place = telling.destination
            own = {cast.members[s].iso3 for s in sides}
            return place is not None and (place.iso3 is None or place.iso3 not in own)
        case "person_object":
            return any(p.role is ParticipantRole.ATTENDEE for p in telling.parties.values())
        case "called_person":
            called = patient(telling.token)
            return called is not None and any(
                abs(p.token - called.i) < 6 and p.token > telling.token.i for p in telling.parties.values()
            )
        case "plain_object":
            return not any(c.dep_ in ("oprd", "xcomp", "ccomp", "prt", "attr") for c in telling.token.children)
        case "together":
            return any(c.lower_ == "together" for c in telling.token.children)
        case "hands":
            object_ = patient(telling.token)
            return object_ is not None and object_.lemma_.lower() == "hand"
        case "agreement":
            object_ = patient(telling.token)
            return object_ is not None and object_.lemma_.lower() in lexicon().agreements
        case "place_or_date":
            telling.thin = telling.told_date is None and telling.venue is None
            return True
        case "partner":
            other = (
                any(p.rule == trigger_rule and p.token > telling.token.i for p in telling.parties.values())
                if (trigger_rule := telling.trigger.rule)
                else False
            )
            telling.thin = not other and telling.told_date is None and _plain_kind(telling)
            return True
        case _:
            raise ValueError(f"unknown need {need!r} in verbs.yaml")


def _asked_to(other: Telling) -> bool:
    """Whether the other telling is what one is invited to ("invited for talks", "invited to visit")."""
    return other.trigger.verb is not None or other.token.head.lower_ in ("to", "for")


def _body(sides: dict[str, set[str]], cast: Cast) -> bool:
    """Whether the one side is a body of several states, whose members meet ("EU foreign ministers met")."""
    return all(
        cast.members[side].kind is ActorKind.ORGANIZATION and not people and is_assembly(cast.members[side])
        for side, people in sides.items()
    )


def _plain_kind(telling: Telling) -> bool:
    """Whether no word says by what means they spoke."""
    return telling.trigger.verb is not None and telling.trigger.kind is telling.trigger.verb.kind


def _group(party: Party, cast: Cast) -> bool:
    """Whether a delegation or an official travels who is named by the state alone ("the Iranian foreign minister")."""
    mention = cast.at(party.token)
    if party.traveller and not party.direct:
        return True
    return party.traveller and mention is not None and mention.form in (Form.INSTITUTION, Form.DESCRIPTION, Form.GROUP)
