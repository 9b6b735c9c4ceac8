"""Members of a collective that the next sentences name: "The leaders … They include A, B and C", "they all met"."""

import bisect
from itertools import pairwise

from spacy.tokens import Span, Token

from graph_schema.model.vocabulary import PARTICIPATING, MeetingKind, ParticipantRole
from ingest.extract.cast import Cast, Form
from ingest.extract.meetings.event import Event
from ingest.extract.meetings.joining import join
from ingest.extract.meetings.parties import actors_of
from ingest.extract.meetings.syntax import VERBAL
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.words import word_class
from ingest.extract.reading import Reading

_PEOPLE = word_class("collective_subjects")
_ATTENDEES, _PRESENT, _ATTEND = word_class("attendees"), word_class("people_present"), word_class("attending")
_GATHERINGS = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.CEREMONY})
_Told = dict[int, list[tuple[Event, Telling]]]
"""What the sentence of a number tells of encounters, in the order of these."""

_NEAR = 3
"""Sentences between a collective and the list of its members."""
_FAR = 6
"""Sentences between a gathering and a roll call of those present."""
_HEADING = 12
"""Words before the verb of a roll call: it begins with those whom it lists."""


def list_members(events: list[Event], reading: Reading) -> None:
    """Add to the events the members of their collectives, and to what "they all" did those who were told of before."""
    if not events:
        return
    sentences = list(reading.doc.sents)
    order = {sentence.start: i for i, sentence in enumerate(sentences)}
    told: _Told = {}
    for event in events:
        for telling in event.tellings:
            told.setdefault(order[telling.sentence.start], []).append((event, telling))
    for i, sentence in enumerate(sentences):
        if (called := _roll_call(sentence)) is not None:
            _answer(called, _gathering_before(told, i), reading.cast)
            continue
        listed = _listed(sentence, reading.cast)
        if listed is None:
            continue
        names = [n.actor for n in actors_of(listed, reading.cast)]
        home = _collective_before(told, i)
        if home is None or len(names) < 2:
            continue
        for key in names:
            home.add(
                Party(key, ParticipantRole.ATTENDEE, 0.8, listed.i, "context.members", traveller=home.trigger.travel)
            )
    join(events, order, sentences, reading)
    before = _Before(events)
    for event in events:
        for telling in event.tellings:
            if _all_of_them(telling):
                _join(telling, before.another(telling, event))


def _roll_call(sentence: Span) -> Token | None:
    """The first of those whom "Other participants include …" or "Leaders expected to attend are …" lists."""
    for verb in sentence:
        if verb.lemma_ not in ("include", "be", "comprise") or verb.pos_ not in (*VERBAL, "AUX"):
            continue
        before = verb.doc[sentence.start : verb.i]
        people = {t.lemma_.lower() for t in before if t.pos_ == "NOUN"}
        attending = any(t.lemma_ in _ATTEND for t in before)
        if not (people & _ATTENDEES or (people & _PRESENT and attending)) or len(before) > _HEADING:
            continue
        listed = next((c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i), None)
        if listed is not None:
            return listed
    return None


def _answer(called: Token, home: Telling | None, cast: Cast) -> None:
    if home is None:
        return
    for named in actors_of(called, cast):
        home.add(Party(named.actor, ParticipantRole.ATTENDEE, 0.8, called.i, "context.roll_call"))


def _gathering_before(told: _Told, here: int) -> Telling | None:
    """The telling of a gathering of many that stands nearest before a roll call."""
    near = (telling for gap in range(1, _FAR + 1) for _, telling in told.get(here - gap, ()))
    return next((telling for telling in near if telling.trigger.kind in _GATHERINGS), None)


def _listed(sentence: Span, cast: Cast) -> Token | None:
    """The first of the names that "They include …" lists."""
    root = sentence.root
    if root.pos_ not in VERBAL or root.lemma_ not in ("include", "be", "comprise"):
        return None
    subject = next((c for c in root.children if c.dep_ == "nsubj" and c.i < root.i), None)
    group = cast.at(subject.i) if subject is not None else None
    plural = group is not None and group.form is Form.GROUP  # "The Africans were …"
    if subject is None or not (plural or subject.lemma_.lower() in _PEOPLE):
        return None
    return next((c for c in root.children if c.dep_ in ("dobj", "attr") and c.i > root.i), None)


def _collective_before(told: _Told, here: int) -> Telling | None:
    """The nearest telling before the list whose parties are a collective or unnamed delegates."""
    for gap in range(1, _NEAR + 1):
        for event, telling in told.get(here - gap, ()):
            if telling.delegates or any(key in event.collectives for key in telling.parties):
                return telling
    return None


def _all_of_them(telling: Telling) -> bool:
    before = telling.token.doc[max(telling.sentence.start, telling.token.i - 8) : telling.token.i]
    words = [t.lower_ for t in before]
    return any(a == "they" and b == "all" for a, b in pairwise(words))


class _Before:
    """Which encounter was told of last before a word, looked up in time that does not grow with the text."""

    def __init__(self, events: list[Event]) -> None:
        rows = sorted((t.token.i, -number) for number, event in enumerate(events) for t in event.tellings)
        self._tokens = [token for token, _ in rows]
        self._events = [events[-number] for _, number in rows]
        self._other = [-1] * len(rows)
        for i in range(1, len(rows)):
            self._other[i] = i - 1 if self._events[i - 1] is not self._events[i] else self._other[i - 1]

    def another(self, telling: Telling, own: Event) -> Event | None:
        """Return the event told of last before the telling that is not its own."""
        last = bisect.bisect_left(self._tokens, telling.token.i) - 1
        if last >= 0 and self._events[last] is own:
            last = self._other[last]
        return self._events[last] if last >= 0 else None


def _join(telling: Telling, event: Event | None) -> None:
    """Bind to "they all" those who travel to the encounter told of last before."""
    if event is None:
        return
    for key, party in event.abridged().parties().items():
        if party.role in PARTICIPATING and party.traveller and key not in event.collectives:
            telling.add(Party(key, ParticipantRole.ATTENDEE, 0.7, telling.token.i, "context.they_all"))
