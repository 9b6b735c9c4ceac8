"""One answer against its article: what holds becomes a claim, everything else is counted with its reason."""

import re
from collections import Counter
from collections.abc import Iterator

from graph_schema.model.claim import ClaimedParticipant, MeetingClaim, PositionClaim
from graph_schema.model.ids import claim_id
from graph_schema.model.names import fold
from graph_schema.model.vocabulary import MeetingStatus
from graph_schema.model.when import EventDate, first_day, last_day
from ingest.clean.text import BlockKind
from ingest.extract.cast import PlaceMention
from ingest.extract.meetings.dating import direction_of
from ingest.extract.positions.topic import known_topic
from ingest.extract.quotes.medium import medium_of
from ingest.extract.reading import Reading
from ingest.extract.when import find_dates, resolve
from ingest.language_model.answer import PointedMeeting, PointedPosition
from ingest.language_model.linking import Linker
from ingest.language_model.passage import Passage, find_passage, spans_of

CONFIDENCE = 0.6
"""Of every claim that only the model makes: never above .7, so that a fact on it alone stays below the sure ones."""

_TOPIC_WORDS = 8
_MARKS = "\"“”„«»‘’' \n"


class Checker:
    """Checks the items of one article; ``dropped`` counts what was left out, by reason."""

    def __init__(self, reading: Reading, linker: Linker, rule: str) -> None:
        self._reading = reading
        self._linker = linker
        self._rule = rule
        self._words = frozenset(fold(reading.clean.text).split())
        self.dropped: Counter[str] = Counter()

    def meeting(self, pointed: PointedMeeting) -> MeetingClaim | None:
        """Return the claim of one sentence; ``event`` still is the model's own label."""
        passage = self._passage(pointed.quote)
        if passage is None:
            return None
        date = self._date(pointed, passage)
        if date and _impossible(pointed.status, date, self._reading):
            self.dropped["the status does not fit the date"] += 1
            return None
        participants = tuple(self._participants(pointed, passage))
        if not participants:
            self.dropped["nobody in the sentence takes part"] += 1
            return None
        place = self._place(pointed.place, passage) if pointed.place else None
        said = [
            pointed.event,
            pointed.kind,
            pointed.status,
            place.name if place else None,
            date.start if date else None,
        ]
        return MeetingClaim(
            id=self._id("mc", passage, [*said, [(p.actor, p.role) for p in participants]]),
            article_id=self._reading.article.id,
            start=passage.start,
            end=passage.end,
            sentence=passage.sentence,
            rule=self._rule,
            confidence=CONFIDENCE,
            event=pointed.event,
            kind=pointed.kind,
            status=pointed.status,
            place=place.name if place else None,
            place_iso3=place.iso3 if place else None,
            date=date,
            participants=participants,
        )

    def position(self, pointed: PointedPosition) -> PositionClaim | None:
        """Return the claim of one stance."""
        passage = self._passage(pointed.quote)
        if passage is None:
            return None
        if self._reading.block(passage.span) is not BlockKind.BODY:
            self.dropped["a position outside the body of the article"] += 1
            return None
        holder = self._actor(pointed.holder, passage)
        topic = self._topic(pointed.topic)
        if holder is None or topic is None:
            return None
        target = self._actor(pointed.target, passage) if pointed.target else None
        target = None if target == holder else target
        quote = self._said(pointed.said, passage) if pointed.said else None
        return PositionClaim(
            id=self._id("pc", passage, [holder, pointed.stance, topic, target, quote]),
            article_id=self._reading.article.id,
            start=passage.start,
            end=passage.end,
            sentence=passage.sentence,
            rule=self._rule,
            confidence=CONFIDENCE,
            holder=holder,
            stance=pointed.stance,
            topic=topic,
            target=target,
            quote=quote,
            medium=medium_of(passage.sentence),
        )

    def _passage(self, quote: str) -> Passage | None:
        found = find_passage(quote, self._reading)
        if isinstance(found, Passage):
            return found
        self.dropped[found] += 1
        return None

    def _id(self, layer: str, passage: Passage, said: list[object]) -> str:
        return claim_id(layer, self._reading.article.id, passage.start, passage.end, [self._rule, *said])

    def _actor(self, name: str, passage: Passage) -> str | None:
        key = self._linker.key(name)
        if key is None:
            self.dropped["a name that means nobody in the article"] += 1
        elif not self._linker.is_spoken_of(key, passage.around):
            self.dropped["a name that is not near the sentence"] += 1
        else:
            return key
        return None

    def _participants(self, pointed: PointedMeeting, passage: Passage) -> Iterator[ClaimedParticipant]:
        seen = set()
        for participant in pointed.participants:
            key = self._actor(participant.actor, passage)
            if key is not None and key not in seen:
                seen.add(key)
                yield ClaimedParticipant(actor=key, role=participant.role, confidence=CONFIDENCE)

    def _date(self, pointed: PointedMeeting, passage: Passage) -> EventDate | None:
        """The date by our own calendar, from words near the sentence; the model's arithmetic is not asked for."""
        if not pointed.date:
            return None
        if " ".join(pointed.date.split()) in _near(self._reading, passage):
            for phrase in find_dates(pointed.date):
                date = resolve(phrase, self._reading.published, direction_of(pointed.status))
                if date is not None:
                    return date
        self.dropped["a date that no words near the sentence tell"] += 1
        return None

    def _place(self, wording: str, passage: Passage) -> PlaceMention | None:
        """The place among those that the rules see near the sentence, or in the dateline."""
        cast, wanted = self._reading.cast, fold(wording)
        near = cast.places_within(*passage.around)
        for place in near:
            if wanted == fold(self._reading.doc[place.start : place.end].text):
                return place
        named = near if cast.dateline_place is None else (*near, cast.dateline_place)
        for place in named:
            if wanted in (fold(place.name), fold(place.name.partition(",")[0])):
                return place
        self.dropped["a place that is not near the sentence"] += 1
        return None

    def _topic(self, wording: str) -> str | None:
        """An entry of the topic vocabulary where the words name one, else the words of the article themselves."""
        words = wording.split()
        if not words or len(words) > _TOPIC_WORDS or not set(fold(wording).split()) <= self._words:
            self.dropped["a topic in words that are not the article's"] += 1
            return None
        span = next(iter(spans_of(wording, self._reading)), None)
        return (known_topic(list(span)) if span is not None else None) or " ".join(words)

    def _said(self, words: str, passage: Passage) -> str | None:
        quote = " ".join(words.split()).strip(_MARKS)
        found = re.search(r"\s+".join(map(re.escape, quote.split())), passage.sentence) if quote else None
        if found is None:
            self.dropped["quoted words that are not in the sentence"] += 1
        return found.group() if found else None


def _near(reading: Reading, passage: Passage) -> str:
    return " ".join(reading.doc[passage.around[0] : passage.around[1]].text.split())


def _impossible(status: MeetingStatus, date: EventDate, reading: Reading) -> bool:
    """What was held lies not in the future, and what is planned not in the past."""
    if status is MeetingStatus.HELD:
        return first_day(date.start) > reading.published
    return status is MeetingStatus.PLANNED and last_day(date.end or date.start) < reading.published
