"""Who may hold a position, and when it belongs to all participants of a meeting."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from graph_schema.model.claim import MeetingClaim
from graph_schema.model.vocabulary import PARTICIPATING, ActorKind
from ingest.extract.cast import Cast, Form, Member
from ingest.extract.quotes.lexicon import voices
from ingest.extract.quotes.voice import Voice
from ingest.extract.reading import Reading

_PAIR = 2
"""Up to how many members of a group hold a position each by themselves; more hold it as the meeting's participants."""
_NEAR = 8
"""How many tokens behind a name its description may reach."""

_PRIVATE = 0.8
"""What the confidence keeps where nothing tells whom a person speaks for."""


class Holders:
    """Knows the article's meetings: which participants each has, and which one a sentence stands near."""

    def __init__(self, reading: Reading, meetings: tuple[MeetingClaim, ...]) -> None:
        self._cast = reading.cast
        self._participants: dict[str, set[str]] = defaultdict(set)
        self._claims = sorted(meetings, key=lambda claim: claim.start)
        for claim in meetings:
            self._participants[claim.event] |= {p.actor for p in claim.participants if p.role in PARTICIPATING}
        self._officials, self._observers = introduced(reading)
        self._states = {
            event: frozenset(self._cast.state_of(key) or key for key in keys)
            for event, keys in self._participants.items()
        }
        self._two = _two_parties(self._cast)
        self._acting = frozenset(key for keys in self._participants.values() for key in keys)

    def of(self, voice: Voice, start: int) -> Iterator[tuple[str, float]]:
        """Yield holder keys (or ``@event``) with a factor of confidence; ``start`` is the sentence's raw offset."""
        if voice.together and not voice.keys:
            event = self.nearest_event(start)
            if event is not None:
                yield f"@{event}", 0.8
            else:
                yield from ((key, 0.7) for key in self._two)
            return
        if (
            voice.collective is not None
            and voice.keys == (voice.collective,)
            and not self._cast.members[voice.collective].known
        ):
            event = self.nearest_event(start)
            if event is not None and len(self._participants[event]) > 1:
                yield f"@{event}", 0.8
                return
        if len(voice.keys) > _PAIR and voice.together:
            event = self._event_of(voice.keys, start)
            if event is not None:
                yield f"@{event}", 0.95
                return
            if voice.collective is not None and len(voice.keys) > 4:
                yield voice.collective, 0.9
                return
        for key in voice.keys:
            if self._may_hold(key):
                yield key, 1.0 if self._stands_for_somebody(key) else _PRIVATE

    def other_party(self, own: frozenset[str]) -> str | None:
        """Return the other one where the article is about two states or organisations and ``own`` is one of them."""
        others = [key for key in self._two if key not in own]
        return others[0] if len(others) == 1 else None

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
            there = self._states[claim.event]
            fits = there == wanted or (len(wanted) > 2 and wanted <= there)
            if fits and (claim.start <= start or best is None):
                best = claim.event
        return best

    def _stands_for_somebody(self, key: str) -> bool:
        member = self._cast.members[key]
        return bool(member.kind is not ActorKind.PERSON or member.affiliation or member.known or member.role)

    def _may_hold(self, key: str) -> bool:
        member = self._cast.members[key]
        if member.known or key in self._acting or member.kind is ActorKind.STATE:
            return True
        if member.kind is ActorKind.ORGANIZATION:
            return not self._is_private(member)
        behind = self._cast.members[member.affiliation] if member.affiliation else None
        if behind is not None and self._is_private(behind):
            return False
        if key in self._observers:
            return False
        return bool(behind or member.role) or key in self._officials

    def _is_private(self, member: Member) -> bool:
        words = set(member.name.lower().replace(".", "").split())
        return member.kind is ActorKind.ORGANIZATION and not member.known and bool(words & voices().private_bodies)


def _two_parties(cast: Cast) -> tuple[str, ...]:
    """The two states or organisations that an article is about; none where a third is named half as often."""
    times: Counter[str] = Counter()
    for mention in cast.mentions:
        times.update({cast.state_of(key) or key for key in mention.actors[:1]})
    ranked = [key for key in times if cast.members[key].kind is not ActorKind.PERSON]
    ranked.sort(key=lambda key: -times[key])
    if len(ranked) < 2 or (len(ranked) > 2 and 2 * times[ranked[2]] >= times[ranked[1]]):
        return ()
    return (ranked[0], ranked[1])


def introduced(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """Return the people whom the text introduces by a political office or body ("the rebel leader X", "X, a lawmaker"),
    and those whom it introduces as observers or private people ("analyst X", "X, a professor at")."""
    words, doc = voices(), reading.doc
    officials: set[str] = set()
    barred: set[str] = set()
    for mention in reading.cast.mentions:
        if mention.form is not Form.NAME or len(mention.actors) != 1:
            continue
        before = [t for t in doc[max(0, mention.start - 3) : mention.start] if t.pos_ in ("NOUN", "PROPN", "ADJ")]
        after = []
        if mention.end < len(doc) and doc[mention.end].text in (",", "(", "of", "from", "with"):
            for token in doc[mention.end + 1 : mention.end + 1 + _NEAR]:
                if token.text in (",", ")", ".") or token.pos_ in ("VERB", "AUX"):
                    break
                after.append(token)
        lemmas = {t.lemma_.lower() for t in (*before, *after)}
        state = reading.cast.state_of(mention.actors[0])  # "Chile's observer, X" is no mere observer
        if lemmas & words.never_heads - (words.speaks_for if state else frozenset()):
            barred.add(mention.actors[0])
        elif lemmas & words.speaks_for:
            officials.add(mention.actors[0])
    return frozenset(officials - barred), frozenset(barred)
