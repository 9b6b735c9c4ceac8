"""Who may hold a position, and when it belongs to all participants of a meeting."""

from collections import defaultdict
from collections.abc import Iterator

from graph_schema.model.claim import MeetingClaim
from graph_schema.model.vocabulary import PARTICIPATING, ActorKind
from ingest.extract.cast import Form
from ingest.extract.quotes.lexicon import voices
from ingest.extract.quotes.voice import Voice
from ingest.extract.reading import Reading

_NEAR = 5
"""Within how many tokens of a name its description stands."""


class Holders:
    """Knows the article's meetings: which participants each has, and which one a sentence stands near."""

    def __init__(self, reading: Reading, meetings: tuple[MeetingClaim, ...]) -> None:
        self._cast = reading.cast
        self._participants: dict[str, set[str]] = defaultdict(set)
        self._claims = sorted(meetings, key=lambda claim: claim.start)
        for claim in meetings:
            self._participants[claim.event] |= {p.actor for p in claim.participants if p.role in PARTICIPATING}
        self._officials, self._observers = introduced(reading)
        self._acting = frozenset(key for keys in self._participants.values() for key in keys)

    def of(self, voice: Voice, start: int) -> Iterator[tuple[str, float]]:
        """Yield holder keys (or ``@event``) with a factor of confidence; ``start`` is the raw offset of the sentence."""
        if voice.together:
            event = self._event_of(voice.keys, start)
            if event is not None:
                yield f"@{event}", 0.95
                return
            if voice.collective is not None and len(voice.keys) > 4:
                yield voice.collective, 0.9
                return
        for key in voice.keys:
            if self._may_hold(key):
                yield key, 1.0

    def event_at(self, start: int, end: int) -> str | None:
        """Return the meeting that the sentence itself speaks of, if it is just one."""
        events = {claim.event for claim in self._claims if claim.start < end and claim.end > start}
        return next(iter(events)) if len(events) == 1 else None

    def nearest_event(self, start: int) -> str | None:
        """Return the meeting that was last spoken of before the position."""
        event = None
        for claim in self._claims:
            if claim.start > start:
                break
            if len(self._participants[claim.event]) > 1:
                event = claim.event
        return event

    def _event_of(self, keys: tuple[str, ...], start: int) -> str | None:
        """The latest meeting whose participants are the members of the group, counting a person as the state."""
        wanted = {self._cast.state_of(key) or key for key in keys}
        best = None
        for claim in self._claims:
            there = {self._cast.state_of(key) or key for key in self._participants[claim.event]}
            if there == wanted or (len(wanted) > 2 and wanted <= there):
                if claim.start <= start or best is None:
                    best = claim.event
        return best

    def _may_hold(self, key: str) -> bool:
        member = self._cast.members[key]
        if member.known or key in self._acting or member.kind is ActorKind.STATE:
            return True
        if member.kind is ActorKind.ORGANIZATION:
            return bool(set(member.name.lower().split()) & voices().political_bodies)
        if key in self._observers:
            return False
        return bool(member.affiliation or member.role) or key in self._officials


def introduced(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """Return the people whom the text introduces by a political office ("the rebels' spokesman Jean Kalla"), and
    those whom it introduces as analysts, reporters, students or witnesses."""
    words = voices()
    found: set[str] = set()
    barred: set[str] = set()
    for mention in reading.cast.mentions:
        if mention.form is not Form.NAME or len(mention.actors) != 1:
            continue
        near = reading.doc[max(0, mention.start - _NEAR) : min(len(reading.doc), mention.end + _NEAR)]
        lemmas = {t.lemma_.lower() for t in near}
        if lemmas & words.never_heads:
            barred.add(mention.actors[0])
        elif lemmas & words.speaks_for:
            found.add(mention.actors[0])
    return frozenset(found), frozenset(barred)
