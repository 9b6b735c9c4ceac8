"""Who meets where a sentence names nobody, or only one side: "the next round is due in May", "his trip was put off".

An article about two parties need not name them each time. Where an encounter has a day or a place of its own and no
words say who comes, those are meant whom its sentence names as a pair, else those of the encounter told of before.
"""

from collections.abc import Set

from graph_schema.model.vocabulary import PARTICIPATING, MeetingKind, MeetingStatus, ParticipantRole
from ingest.clean.text import BlockKind
from ingest.extract.cast import Form
from ingest.extract.meetings.bodies import is_political
from ingest.extract.meetings.event import Event, sides_of
from ingest.extract.meetings.settle import status_of
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.reading import Reading

_PAIR = 2
_REACH = 10
"""Sentences back to the encounter whose parties are meant."""
_SURE = 0.55
_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
_AHEAD = _OFF | {MeetingStatus.PLANNED, MeetingStatus.PROPOSED}
_NAMED = frozenset({Form.NAME, Form.SURNAME, Form.ACRONYM, Form.CAPITAL, Form.INSTITUTION})
_MANY = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE})
_KINDS = frozenset({None, MeetingKind.TALKS, MeetingKind.NEGOTIATION, MeetingKind.SUMMIT, MeetingKind.CONFERENCE})


def understand(events: list[Event], reading: Reading) -> None:
    """Add those who are understood to take part to encounters told without two sides."""
    order = {sentence.start: i for i, sentence in enumerate(reading.doc.sents)}
    for number, event in enumerate(events):
        if not _tells_when_or_where(event) or any(t.block is not BlockKind.BODY for t in event.tellings):
            continue
        mine = set(event.sides())
        if not mine and _open(event):
            _take(event, _pair_of_sentence(event) or _before(event, events[:number], order, set()))
        elif len(mine) == 1 and event.travel and event.place() is None and status_of(event) in _AHEAD:
            _take(event, _before(event, events[:number], order, mine), others=mine, role=ParticipantRole.HOST)
        elif len(mine) == 1 and _open(event) and all(_another_of_two(t) for t in event.tellings):
            _take(event, _before(event, events[:number], order, mine), others=mine)


def _tells_when_or_where(event: Event) -> bool:
    return bool(event.dates()) or event.place() is not None


def _open(event: Event) -> bool:
    """Whether a noun that means an encounter of sides tells of it ("a round", "talks"), no delegates and no body."""
    return all(_opens(t) for t in event.tellings)


def _opens(telling: Telling) -> bool:
    closed = telling.gathering or telling.delegates or telling.unresolved or telling.gathering_name
    points_back = telling.definite and not telling.another  # "the talks" of which nothing is known are others
    noun = telling.trigger.noun is not None and not telling.trigger.travel and telling.trigger.kind in _KINDS
    return noun and not closed and not points_back and telling.token.head.lower_ not in ("on", "about", "over")


def _another_of_two(telling: Telling) -> bool:
    """Whether it is one more round, or one that was called off: what one side does with the other it had met before."""
    return telling.trigger.kind not in _MANY and (telling.another or telling.status in _OFF)


def _take(
    event: Event,
    parties: dict[str, Party],
    *,
    others: Set[str] = frozenset(),
    role: ParticipantRole = ParticipantRole.ATTENDEE,
) -> None:
    telling = event.tellings[0]
    for key, party in parties.items():
        if (event.cast.state_of(key) or key) not in others and key not in event.parties():
            telling.add(Party(key, role, party.confidence * _SURE, telling.token.i, "context.understood"))


def _pair_of_sentence(event: Event) -> dict[str, Party]:
    """The two sides that the sentence names, if it names just two and both are states or parties to a conflict."""
    telling, cast, place = event.tellings[0], event.cast, event.place()
    keys: dict[str, Party] = {}
    for mention in cast.within(telling.sentence.start, telling.sentence.end):
        if mention.form in _NAMED:
            for key in mention.actors:
                keys.setdefault(key, Party(key, ParticipantRole.ATTENDEE, mention.confidence, mention.end - 1, ""))
    sides = sides_of(list(keys), cast)
    if len(sides) != _PAIR or not all(is_political(cast.members[side]) for side in sides):
        return {}
    return keys if not any(place is not None and cast.members[side].iso3 == place.iso3 for side in sides) else {}


def _before(event: Event, events: list[Event], order: dict[int, int], mine: set[str]) -> dict[str, Party]:
    """Those of the last encounter of two sides or more, one with the side that is named."""
    here, start = order[event.tellings[0].sentence.start], event.first()
    told = [(t.token.i, -n) for n, e in enumerate(events) for t in e.abridged().tellings if t.token.i < start]
    for token, number in sorted(told, reverse=True):
        other = events[-number]
        sentence = next(t.sentence for t in other.abridged().tellings if t.token.i == token)
        if here - order[sentence.start] > _REACH:
            break
        sides = set(other.sides())
        if len(sides) >= _PAIR and mine <= sides and other.remote() is not True:
            return {k: p for k, p in other.parties().items() if p.role in PARTICIPATING}
    return {}
