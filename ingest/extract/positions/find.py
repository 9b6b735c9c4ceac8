"""All positions of one article."""

from graph_schema.model.claim import MeetingClaim, PositionClaim
from ingest.clean.text import BlockKind
from ingest.extract.positions.claims import ClaimMaker
from ingest.extract.positions.gate import is_diplomatic
from ingest.extract.positions.holders import Holders
from ingest.extract.positions.read_unit import UnitReader
from ingest.extract.positions.unit import units
from ingest.extract.quotes import find_quotations, release_of
from ingest.extract.reading import Reading

_READ = frozenset({BlockKind.BODY})
"""Headlines, subheads and captions repeat the body in few words: they are not read for positions."""


def find_positions(reading: Reading, meetings: tuple[MeetingClaim, ...]) -> tuple[PositionClaim, ...]:
    """Return a claim for each holder, sentence and stance, in the order of the text; none without diplomacy.

    ``meetings`` are the article's meeting claims: a stance of all participants has the holder ``@event``.
    """
    if not is_diplomatic(reading, meetings):
        return ()
    release = release_of(reading)
    reader = UnitReader(reading.cast, release)
    maker = ClaimMaker(reading, Holders(reading, meetings), release)
    claims: list[PositionClaim] = []
    for unit in units(reading.doc, find_quotations(reading)):
        if reading.block(unit.span) in _READ:
            claims.extend(maker.of_unit(unit, reader.read(unit)))
    return tuple(claims)
