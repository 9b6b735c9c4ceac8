"""All positions of one article."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span

from graph_schema.model.claim import MeetingClaim, PositionClaim
from graph_schema.model.ids import claim_id
from graph_schema.model.vocabulary import Stance
from ingest.clean.text import BlockKind
from ingest.extract.positions.finding import Draft
from ingest.extract.positions.gate import is_diplomatic
from ingest.extract.positions.holders import Holders
from ingest.extract.positions.read_unit import UnitReader
from ingest.extract.positions.relevance import is_political
from ingest.extract.positions.target import target_of
from ingest.extract.positions.topic import topic_of
from ingest.extract.positions.unit import Unit, units
from ingest.extract.quotes import find_quotations, release_of
from ingest.extract.quotes.medium import medium_of
from ingest.extract.quotes.speakers import own_circle
from ingest.extract.reading import Reading

_BLOCK = {BlockKind.BODY: 1.0, BlockKind.SUBHEAD: 0.7, BlockKind.HEADLINE: 0.7, BlockKind.CAPTION: 0.9}
"""What the kind of block leaves of a confidence."""

_READ = frozenset({BlockKind.BODY})

_MARKS = "\"“”„«»‘’' \n"


def find_positions(reading: Reading, meetings: tuple[MeetingClaim, ...]) -> tuple[PositionClaim, ...]:
    """Return a claim for each holder, sentence and stance, in the order of the text; none in articles without diplomacy."""
    if not is_diplomatic(reading, meetings):
        return ()
    quotations = find_quotations(reading)
    reader = UnitReader(reading.cast, release_of(reading))
    holders = Holders(reading, meetings)
    claims: list[PositionClaim] = []
    for unit in units(reading.doc, quotations):
        if reading.block(unit.span) not in _READ:
            continue
        claims.extend(_claims(reading, unit, reader.read(unit), holders))
    return tuple(claims)


def _claims(reading: Reading, unit: Unit, drafts: list[Draft], holders: Holders) -> Iterator[PositionClaim]:
    start, end, sentence = reading.raw(unit.span)
    if not sentence:
        return
    if len(drafts) == 1 and drafts[0].quote is None:
        whole = frozenset(range(unit.span.start, unit.span.end))
        drafts = [replace(drafts[0], quote=unit.words_in(whole))]
    best: dict[tuple[str, Stance], PositionClaim] = {}
    for draft in drafts:
        own = own_circle(reading.cast, draft.voices)
        if draft.finding.stance is Stance.STATES and not is_political(reading.cast, draft, own):
            continue
        target = target_of(reading.cast, draft, own)
        for voice in draft.voices:
            for holder, factor in holders.of(voice, start):
                confidence = (
                    draft.finding.prior * draft.sure * voice.confidence * factor * _BLOCK[reading.block(unit.span)]
                )
                claim = _claim(
                    reading, draft, unit.span, holder, target if target != holder else None, confidence, holders
                )
                held = best.get((holder, claim.stance))
                if held is None or claim.confidence > held.confidence:
                    best[holder, claim.stance] = claim
    yield from best.values()


def _claim(
    reading: Reading, draft: Draft, span: Span, holder: str, target: str | None, confidence: float, holders: Holders
) -> PositionClaim:
    start, end, sentence = reading.raw(span)
    finding = draft.finding
    quote = _quote(reading, draft)
    topic = topic_of(finding.head, draft.region)
    event = holder[1:] if holder.startswith("@") else holders.event_at(start, end)
    said = {"holder": holder, "stance": finding.stance.value, "topic": topic, "target": target, "quote": quote}
    return PositionClaim(
        id=claim_id("pc", reading.article.id, start, end, said),
        article_id=reading.article.id,
        start=start,
        end=end,
        sentence=sentence,
        rule=finding.rule,
        confidence=round(min(1.0, confidence), 3),
        holder=holder,
        stance=finding.stance,
        topic=topic,
        target=target,
        quote=quote,
        medium=medium_of(sentence),
        event=event,
    )


def _quote(reading: Reading, draft: Draft) -> str | None:
    """The quoted words as they stand in the article, without marks at their ends."""
    if draft.quote is None:
        return None
    _, _, words = reading.raw(reading.doc[draft.quote[0] : draft.quote[1]])
    return words.strip(_MARKS) or None
