"""Where people are said to be when they speak: "told reporters in Vienna", "speaking in Jordan"."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from ingest.extract.cast import PlaceMention
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.parties import actors_of
from ingest.extract.meetings.syntax import VERBAL, patient, subject_or_patient
from ingest.extract.meetings.words import word_class
from ingest.extract.reading import Reading

_SPEAKING = word_class("speaking")
_TELLING = word_class("addressing")
_IN = word_class("where_spoken")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """An actor at a place, as told at ``token``."""

    actor: str
    place: PlaceMention
    token: int


def whereabouts(reading: Reading) -> tuple[Whereabouts, ...]:
    """Return who is said to be where when he speaks, in the order of the text."""
    found = []
    for place in reading.cast.places:
        verb = _spoken_at(reading.doc[place.end - 1])
        if verb is None:
            continue
        who = subject_or_patient(verb)
        if who is not None:
            found += [Whereabouts(named.actor, place, place.start) for named in actors_of(who, reading.cast)]
    return tuple(found)


def _spoken_at(token: Token) -> Token | None:
    """The verb of speech at which a place stands as an adverbial."""
    steps = 0
    while token.dep_ in ("appos", "compound", "conj") and steps < 4:
        token, steps = token.head, steps + 1
    if token.dep_ != "pobj" or token.head.lower_ not in _IN:
        return None
    above = token.head.head
    if above.pos_ in ("NOUN", "PROPN") and above.lemma_.lower() in lexicon().representatives:
        return None  # "held talks with her colleague from Norway"
    while (
        above.dep_ in ("pobj", "prep", "npadvmod", "conference", "dobj")
        and above.head.i != above.i
        and above.pos_ not in VERBAL
        and steps < 8
    ):
        above, steps = above.head, steps + 1
    return above if above.pos_ in VERBAL and above.lemma_ in _SPEAKING else None


def addressed(reading: Reading, sentence: Span) -> list[tuple[str, str]]:
    """Return who told whom something, in this sentence or the one before it: speaker and hearer of two states."""
    doc = reading.doc
    start = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    pairs = []
    for token in doc[start : sentence.end]:
        if token.pos_ not in VERBAL or token.lemma_ not in _TELLING:
            continue
        speaker, hearer = subject_or_patient(token), patient(token)
        if speaker is None or hearer is None or speaker.i == hearer.i:
            continue
        ours = [n.actor for n in actors_of(speaker, reading.cast, lists=False)]
        theirs = [n.actor for n in actors_of(hearer, reading.cast, lists=False)]
        if len(ours) == len(theirs) == 1 and reading.cast.state_of(ours[0]) != reading.cast.state_of(theirs[0]):
            pairs.append((ours[0], theirs[0]))
    return pairs[-1:]
