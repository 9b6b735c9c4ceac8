"""Where people are said to be when they speak: "told reporters in Vienna", "speaking in Jordan"."""

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extract.cast import PlaceMention
from ingest.extract.meetings.parties import actors_of
from ingest.extract.meetings.syntax import VERBAL, subject_or_patient
from ingest.extract.meetings.venue import place_at
from ingest.extract.reading import Reading

_SPEAKING = frozenset({"say", "tell", "speak", "add", "announce", "state", "declare", "warn", "note", "insist", "urge", "arrive", "stay", "remain", "brief", "hold", "make", "sign", "lay", "receive", "attend", "praise"})  # fmt: skip
_IN = frozenset({"in", "at", "from"})


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
    while above.dep_ in ("pobj", "prep", "npadvmod", "conference") and above.head is not above and above.pos_ not in VERBAL and steps < 8:
        above, steps = above.head, steps + 1
    return above if above.pos_ in VERBAL and above.lemma_ in _SPEAKING else None


def at_place(token: Token, reading: Reading) -> PlaceMention | None:
    """Return the place that the token names."""
    return place_at(token, reading.cast)
