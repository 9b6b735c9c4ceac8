"""What only the dateline explains: "arrived here", "the visiting minister", "in Rabat for talks"."""

from spacy.tokens import Token

from graph_schema.model.vocabulary import ActorKind, ParticipantRole
from ingest.extract.cast import Cast, PlaceMention
from ingest.extract.meetings.binding import bind_party
from ingest.extract.meetings.parties import actors_of
from ingest.extract.meetings.syntax import VERBAL, patient, subject_or_patient
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.told import ONGOING, Told
from ingest.extract.meetings.venue import place_at
from ingest.extract.meetings.words import word_class

_TOLD = word_class("telling")
_SPEAKING = word_class("speaking")
_SURE = 0.7


def point(telling: Telling, cast: Cast) -> None:
    """Give a telling the place that "here" means, the visitor of "visiting" and the one who is "in X for talks"."""
    if telling.trigger.rule == "verb.visiting":
        _visitor(telling, cast)
    elif telling.destination is None and any(c.lower_ == "here" for c in telling.token.children):
        if telling.trigger.travel:
            telling.destination = cast.dateline_place
        else:
            telling.venue = cast.dateline_place
    if telling.trigger.noun is not None:
        _there_for(telling, cast)


def _visitor(telling: Telling, cast: Cast) -> None:
    """ "The visiting Omani minister": he is in the country of the dateline; whom he speaks to there is his host."""
    guest = telling.token.head
    telling.told = Told(ONGOING)
    telling.destination = cast.dateline_place
    bind_party(telling, guest, cast, ParticipantRole.ATTENDEE, 0.8, "verb.visiting", traveller=True)
    if not telling.parties:
        _named_behind(telling, cast)
    if telling.destination is None or not telling.parties or not _abroad(telling, telling.destination, cast):
        telling.destination = None
        return
    verb = next((t for t in guest.ancestors if t.pos_ in VERBAL), None)
    if verb is None or verb.lemma_ not in _TOLD:
        return
    speaker, hearer = subject_or_patient(verb), patient(verb)
    for other in (speaker, hearer):
        if other is not None and guest not in (other, *other.subtree):
            bind_party(telling, other, cast, ParticipantRole.ATTENDEE, _SURE, "verb.visiting", partner=True)


def _named_behind(telling: Telling, cast: Cast) -> None:
    """The person behind a title that the parse takes for the whole name ("visiting Omani Foreign Minister …")."""
    start = telling.token.i + 1
    for mention in cast.within(start, min(start + 9, telling.sentence.end)):
        people = [key for key in mention.actors if cast.members[key].kind is ActorKind.PERSON]
        if people:
            role, last = ParticipantRole.ATTENDEE, mention.end - 1
            telling.add(Party(people[0], role, 0.8 * mention.confidence, last, "verb.visiting", traveller=True))
            return


def _abroad(telling: Telling, place: PlaceMention, cast: Cast) -> bool:
    states = {cast.state_of(key) for key in telling.parties} - {None}
    return bool(states) and all(cast.members[s].iso3 != place.iso3 for s in states if s is not None)


def _there_for(telling: Telling, cast: Cast) -> None:
    """ "The premier, in Rabat for talks with the king, said": the premier takes part."""
    token: Token = telling.token
    if token.dep_ != "pobj" or token.head.lower_ != "for":
        return
    above, steps = token.head.head, 0
    while (above.pos_ == "ADP" or place_at(above, cast) is not None) and above.head is not above and steps < 4:
        above, steps = above.head, steps + 1
    if above.pos_ not in ("NOUN", "PROPN"):
        return
    phrase = [*above.children, *(c for a in above.children if a.dep_ == "appos" for c in a.children)]
    behind = [place_at(n, cast) for c in phrase if c.dep_ == "prep" and c.lower_ == "in" for n in c.children]
    people = [one for one in actors_of(above, cast, lists=False) if cast.members[one.actor].kind is ActorKind.PERSON]
    if people and any(behind):
        bind_party(telling, above, cast, ParticipantRole.ATTENDEE, _SURE, "arg.there_for")
