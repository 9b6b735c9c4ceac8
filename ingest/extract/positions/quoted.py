"""Positions in direct quotations: each quoted sentence stands alone."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast
from ingest.extract.positions.content import ContentReader
from ingest.extract.positions.finding import Draft, Finding
from ingest.extract.positions.unit import Unit
from ingest.extract.quotes import Release
from ingest.extract.quotes.speakers import own_circle

_VERBAL = frozenset({"VERB", "AUX"})
_PRIOR = 0.85
_OWN_WORD = 0.7
_CURT = frozenset({Stance.REJECTS, Stance.DENIES, Stance.OPPOSES, Stance.DEMANDS})
"""What may be said in a few words ("We refuse.")."""
_PLEASANTRY = 6
"""Words below which a sentence of a transcript is a greeting or thanks."""


def quoted_drafts(cast: Cast, content: ContentReader, unit: Unit, release: Release | None = None) -> Iterator[Draft]:
    """Yield one draft for each attributed quotation in the sentence, with its weightiest stance.

    What a joint statement quotes without a speaker of the cast ("as the leaders said") is its issuers' own word.
    """
    for quotation in unit.quotations:
        if quotation.clausal and not quotation.speakers and release is not None and release.joint:
            quotation = replace(quotation, speakers=(release.issuer,), rule=release.rule, confidence=_OWN_WORD)
        if not (quotation.clausal and quotation.speakers):
            continue
        start, end = max(quotation.start, unit.span.start), min(quotation.end, unit.span.end)
        tokens = list(unit.span.doc[start:end])
        root = root_of(tokens)
        if root is None:
            continue
        region = frozenset(range(start, end))
        own = own_circle(cast, quotation.speakers)
        found = content.read(root, region, own, direct=True, rule=quotation.rule, prior=_PRIOR)
        finding = _weightiest(found)
        short = quotation.turn and sum(t.is_alpha for t in tokens) < _PLEASANTRY
        if short and (finding is None or finding.stance not in _CURT):
            continue
        if finding is not None and not (quotation.turn and finding.stance is Stance.STATES):
            yield Draft(quotation.speakers, finding, root.i, region, quotation.confidence, (start, end), said=True)


def root_of(tokens: list[Token]) -> Token | None:
    """Return the token that the others hang on, a verb if there is one; None where all is punctuation."""
    here = {t.i for t in tokens}
    tops = [t for t in tokens if (t.head.i not in here or t.head.i == t.i) and not t.is_punct and not t.is_space]
    verbal = [t for t in tops if t.pos_ in _VERBAL]
    return max(verbal or tops, key=lambda t: sum(1 for _ in t.subtree), default=None)


def _weightiest(found: tuple[Finding, ...]) -> Finding | None:
    return next((f for f in found if f.stance is not Stance.STATES), found[0] if found else None)
