"""From drafts to claims: holder keys, topic, target, quote, medium, meeting, confidence."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from graph_schema.model.claim import PositionClaim
from graph_schema.model.ids import claim_id
from graph_schema.model.vocabulary import Stance
from ingest.clean.text import BlockKind
from ingest.extract.positions.finding import Draft
from ingest.extract.positions.holders import Holders
from ingest.extract.positions.lexicon import target_words
from ingest.extract.positions.relevance import is_political
from ingest.extract.positions.target import target_of
from ingest.extract.positions.topic import topic_of
from ingest.extract.positions.unit import Unit
from ingest.extract.quotes import Release
from ingest.extract.quotes.medium import medium_of
from ingest.extract.quotes.speakers import own_circle
from ingest.extract.reading import Reading

BLOCK_FACTOR = {BlockKind.BODY: 1.0, BlockKind.SUBHEAD: 0.7, BlockKind.HEADLINE: 0.7, BlockKind.CAPTION: 0.9}
"""What the kind of block leaves of a confidence."""

_MARKS = "\"“”„«»‘’' \n"
_AT_A_MEETING = re.compile(
    r"\b(?:during|at|after|following|in)\b[^.,;]{0,40}\b(?:meeting|talks|summit|calls?|visit|conference|session|dinner)\b",
    re.IGNORECASE,
)
_DIRECTED = frozenset(
    {Stance.DEMANDS, Stance.REJECTS, Stance.WARNS, Stance.OPPOSES, Stance.CALLS_FOR, Stance.OFFERS, Stance.DENIES}
)
"""Stances towards somebody: in an article about two parties, if nobody is named, towards the other."""
_NO_TOPIC = "general"


class ClaimMaker:
    """Makes the claims of one article; remembers the last topic for sentences that name none ("It has to happen")."""

    def __init__(self, reading: Reading, holders: Holders, release: Release | None) -> None:
        self._reading = reading
        self._holders = holders
        self._readout = release is not None and not release.joint
        self._topic = _NO_TOPIC
        self._told: list[tuple[str, Stance]] = []

    def of_unit(self, unit: Unit, drafts: list[Draft]) -> Iterator[PositionClaim]:
        """Yield one claim for each holder and stance of a sentence, the surest of equals."""
        start, _, sentence = self._reading.raw(unit.span)
        if not sentence:
            return
        if len(drafts) == 1 and drafts[0].quote is None:
            whole = frozenset(range(unit.span.start, unit.span.end))
            drafts = [replace(drafts[0], quote=unit.words_in(whole))]
        best: dict[tuple[str, Stance], tuple[PositionClaim, int]] = {}
        quoted: dict[tuple[str, int], PositionClaim] = {}
        for draft in drafts:
            own = own_circle(self._reading.cast, draft.voices)
            counts = draft.finding.stance is not Stance.STATES or is_political(self._reading.cast, draft, own)
            cue = unit.cue_of(draft.quote)
            if not counts and cue is None:
                continue
            topic = self._topic
            for holder, confidence in self._held_by(draft, start):
                claim = self._claim(draft, unit.span, holder, own, confidence, cue)
                held = best.get((holder, claim.stance))
                if cue is not None:
                    quoted.setdefault((holder, cue), claim)
                if counts and (held is None or claim.confidence > held[0].confidence):
                    best[holder, claim.stance] = claim, draft.trigger
            self._topic = self._topic if counts else topic
        self._told.extend((claim.holder, claim.stance) for claim, _ in best.values())
        for claim, trigger in best.values():
            yield _in_words_of(claim, quoted.get((claim.holder, trigger)))

    def _held_by(self, draft: Draft, start: int) -> Iterator[tuple[str, float]]:
        """Holder keys with prior x link; the block is reckoned in with the claim."""
        for voice in draft.voices:
            for holder, factor in self._holders.of(voice, start):
                yield holder, draft.finding.prior * draft.sure * voice.confidence * factor

    def _claim(
        self, draft: Draft, span: Span, holder: str, own: frozenset[str], confidence: float, cue: int | None
    ) -> PositionClaim:
        start, end, sentence = self._reading.raw(span)
        finding = draft.finding
        target = target_of(self._reading.cast, draft, own, self._told, cue)
        target = None if target == holder else target
        if target is None and (finding.stance in _DIRECTED or (draft.region and _is_shared(finding.head))):
            target = self._holders.other_party(own)
        quote = self._quote(draft)
        self._topic = topic_of(finding.head, draft.region) or self._topic
        said = [holder, finding.stance.value, self._topic, target, quote]
        return PositionClaim(
            id=claim_id("pc", self._reading.article.id, start, end, said),
            article_id=self._reading.article.id,
            start=start,
            end=end,
            sentence=sentence,
            rule=finding.rule,
            confidence=round(min(1.0, confidence * BLOCK_FACTOR[self._reading.block(span)]), 3),
            holder=holder,
            stance=finding.stance,
            topic=self._topic,
            target=target,
            quote=quote,
            medium=medium_of(sentence),
            event=self._stated_at(holder, start, end, sentence),
        )

    def _stated_at(self, holder: str, start: int, end: int, sentence: str) -> str | None:
        """The meeting at which it was said: the holder's own, or the one that the sentence says it followed."""
        if holder.startswith("@"):
            return holder[1:]
        if _AT_A_MEETING.search(sentence):
            return self._holders.event_at(start, end)
        return self._holders.nearest_event(start) if self._readout else None

    def _quote(self, draft: Draft) -> str | None:
        """The quoted words as they stand in the article, without marks at their ends."""
        if draft.quote is None:
            return None
        _, _, words = self._reading.raw(self._reading.doc[draft.quote[0] : draft.quote[1]])
        return words.strip(_MARKS) or None


def _is_shared(head: Token) -> bool:
    """Say whether the content is what two have in common ("its ties with the island nation")."""
    return any(t.lemma_.lower() in target_words("shared") for t in head.subtree)


def _in_words_of(claim: PositionClaim, quoted: PositionClaim | None) -> PositionClaim:
    """The claim with what its own verb of saying goes on to quote ("said she sees no need, \"…\"").

    Words that tell another stance belong to that one alone.
    """
    if claim.quote is not None or quoted is None or quoted.stance not in (claim.stance, Stance.STATES):
        return claim
    said = [claim.holder, claim.stance.value, claim.topic, claim.target, quoted.quote]
    mark = claim_id("pc", claim.article_id, claim.start, claim.end, said)
    return claim.model_copy(update={"id": mark, "quote": quoted.quote})
