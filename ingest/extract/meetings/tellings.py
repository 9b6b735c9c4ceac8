"""From a sentence to its tellings: triggers with their parties, place, date and status."""

import datetime as dt

from spacy.tokens import Span, Token

from graph_schema.model.vocabulary import MeetingKind, MeetingStatus
from ingest.clean.text import BlockKind
from ingest.extract.cast import Cast, PlaceMention
from ingest.extract.meetings.arguments import bind
from ingest.extract.meetings.attendance import bind_inviters
from ingest.extract.meetings.counted import is_counted
from ingest.extract.meetings.dating import date_sentence, direction_of
from ingest.extract.meetings.deixis import point
from ingest.extract.meetings.denied import deny
from ingest.extract.meetings.differ import compatible
from ingest.extract.meetings.gate import blocked
from ingest.extract.meetings.happening import happenings
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.linking import link
from ingest.extract.meetings.needs import before, enough
from ingest.extract.meetings.news_day import anchor_of, day_of_speaking
from ingest.extract.meetings.noun_status import status_of_noun
from ingest.extract.meetings.nth_day import count_days
from ingest.extract.meetings.presence import bind_present
from ingest.extract.meetings.status import status_of_verb
from ingest.extract.meetings.telling import Telling, ToldDate
from ingest.extract.meetings.told import Told
from ingest.extract.meetings.triggers import find_triggers
from ingest.extract.meetings.venue import places_at, venue_of
from ingest.extract.meetings.words import word_class
from ingest.extract.reading import Reading
from ingest.extract.when import resolve

_DEFINITE = word_class("definite")
_ANOTHER = word_class("another")
_STOPS = frozenset({"stop", "stopover", "destination", "leg"})
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
_APART, _OPENING, _CLOSING = word_class("separately"), word_class("opening"), word_class("closing")
_AHEAD = ("later this", "next ", "the coming", "coming ")


def tell(reading: Reading, sentence: Span, news: dt.date) -> list[Telling]:
    """Return what the sentence tells of encounters, in its order; too little to be one is left out."""
    triggers = find_triggers(sentence)
    if not triggers:
        return []
    cast, block = reading.cast, reading.block(sentence)
    tellings = [Telling(trigger, sentence, block) for trigger in triggers]
    for telling in tellings:
        token = telling.token
        telling.number = _number(telling)
        bind(telling, cast)
        telling.told = _told(telling)
        point(telling, cast)
        telling.counted = telling.trigger.noun is not None and is_counted(token)
        telling.definite = telling.counted or _definite(token)
        if telling.trigger.rule == "noun.call" and token.tag_ == "NNS":
            telling.definite = False  # "thanked them for their calls": of several, none told before
        telling.another = not telling.counted and _another(token)
        telling.dated = any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in token.children)
        telling.theirs = any(c.dep_ == "poss" and c.lower_ in ("their", "our") for c in token.children)
        telling.separately = _apart(token)
    named = {telling.token.i for telling in tellings if telling.trigger.noun is not None}
    tellings = [telling for telling in tellings if not _goes_nowhere(telling) and not _says_where(telling, named)]
    link(tellings)
    bind_present([t for t in tellings if not t.gathering], cast)
    dated = tuple((root.i, phrase) for phrase, root in date_sentence(sentence, tellings))
    for telling in tellings:
        telling.phrases = dated
        deny(telling)
    shortcuts = happenings(tellings)
    for telling in tellings:
        if telling.trigger.kind not in (MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE) and telling.destination is None:
            places = _destination(telling, cast)
            if not places:
                others = [o for o in tellings if o is not telling and o not in telling.links]
                telling.venue = venue_of(telling, others, cast, shortcuts) or telling.venue
            else:
                telling.destination, telling.stops = places[0], places[1:]
        _part(telling)
        _present(telling)
        if telling.told_date is not None:
            when = telling.told_date
            day = day_of_speaking(when.phrase, when.direction, reading.published, news)
            anchor = anchor_of(when.phrase, tellings, reading.published, news)
            telling.date = resolve(when.phrase, day, when.direction, anchor)
    count_days(sentence, tellings)
    told = [telling for telling in tellings if not blocked(telling) and enough(telling, cast)]
    for telling in told:
        bind_inviters(telling, cast)  # only now: the host is no reason why it should be no journey abroad
    return told


def _apart(token: Token) -> bool:
    """Whether words say that the partners were met one by one ("separately", "in separate calls", "respectively")."""
    near = [*token.children, *token.head.children]
    plurals = [n for c in token.children if c.dep_ == "prep" and c.lower_ in ("in", "during") for n in c.children]
    near += [w for n in plurals if n.tag_ == "NNS" for w in n.children]
    days = [w for c in token.children if c.dep_ == "prep" for n in c.children for w in n.children]
    return any(t.lower_ in _APART for t in near) or any(t.lower_ == "respectively" for t in days)


def _number(telling: Telling) -> int | None:
    """How many sides the words at the trigger count ("bilateral", "three-way")."""
    if telling.trigger.verb is not None:
        words = [t.lower_ for t in telling.token.children]
    else:
        near = sorted(before(telling.token), key=lambda t: t.i)
        words = " ".join(t.lower_ for t in near).replace(" - ", "-").split()
    return next((n for word in words if (n := _NUMBERS.get(word)) is not None), None)


def _goes_nowhere(telling: Telling) -> bool:
    """Whether a verb of going leads to no place: such a one is no rival for the place and day of another encounter."""
    verb = telling.trigger.verb
    return verb is not None and ("destination",) in verb.needs and telling.destination is None


def _says_where(telling: Telling, named: set[int]) -> bool:
    """Whether "was in Vienna" tells of an encounter that the subject names, not of somebody's stay."""
    return telling.token.lemma_ in _OPENING and any(c.dep_ == "nsubj" and c.i in named for c in telling.token.children)


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
    when = telling.told_date
    loose = telling.status is None or (token.tag_ == "VBG" and not telling.told.certain)
    if loose and when is not None and when.phrase.text.lower().startswith(_AHEAD):
        telling.told = Told(MeetingStatus.PLANNED)
        telling.told_date = ToldDate(when.phrase, direction_of(MeetingStatus.PLANNED))
        return
    if telling.status is None and token.tag_ in ("VBP", "VBZ") and _meanwhile(token):
        telling.told = Told(MeetingStatus.ONGOING)
        return
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


def _meanwhile(verb: Token) -> bool:
    """Whether the clause tells what goes on at the time of the news ("came as envoys of both sides meet in Rome")."""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    return verb.dep_ == "advcl" and bool(marks & {"as", "while"}) and verb.head.tag_ in ("VBD", "VBZ", "VBP")


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
    verb = telling.token.head
    if telling.token.dep_ == "nsubj" and verb.lemma_ == "be" and telling.token.lemma_.lower() in _STOPS:
        return next((places for c in verb.children if c.dep_ == "attr" and (places := places_at(c, cast))), ())
    return ()


def _definite(token: Token) -> bool:
    return any(c.dep_ in ("det", "poss") and c.lower_ in _DEFINITE for c in token.children) or any(
        c.dep_ == "poss" for c in token.children
    )


def _another(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        words = list(before(token))
        if token.lemma_.lower() == "session" and {t.lower_ for t in words} & _CLOSING:
            return False
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
