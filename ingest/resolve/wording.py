"""Which tellings of the same words are of one statement: a sentence is copied for some days, a quotation for good."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from graph_schema.model.claim import PositionClaim
from graph_schema.model.ids import short_hash
from graph_schema.model.memory import Worded
from graph_schema.model.names import fold

T = TypeVar("T")

LONG_ENOUGH = 6
"""Words from which on the same quoted words of the same holder are the same utterance, whoever reports them."""

COPIED = dt.timedelta(days=3)
"""From one telling of a sentence to the next, where both are of one statement: so long copies of a text follow one
another. What is told in the same sentence after that ("They agreed to remain in close contact.") was said anew."""


def block(claim: PositionClaim) -> str:
    """Return the block of the claim: claims of one position have the same words quoted, else the same sentence."""
    return _block(claim.quote, claim.sentence)


@lru_cache(maxsize=10_000)  # neighbours are read again with every article of their day
def _block(quote: str | None, sentence: str) -> str:
    words = fold(quote or "")
    if len(words.split()) >= LONG_ENOUGH:
        return "quote:" + short_hash(words, length=16)
    return "sentence:" + short_hash(fold(sentence), length=16)


def is_quotation(block: str) -> bool:
    """Return whether it is words in quotation marks that the claims of the block have in common."""
    return block.startswith("quote:")


def statements(block: str, told: Sequence[T], day: Callable[[T], dt.date]) -> Iterator[Sequence[T]]:
    """Yield the tellings of a block, which come in the order of their days, statement by statement."""
    begin = 0
    if not is_quotation(block):
        for i in range(1, len(told)):
            if day(told[i]) - day(told[i - 1]) > COPIED:
                yield told[begin:i]
                begin = i
    yield told[begin:]


def with_them(seeds: Iterable[Worded], others: Iterable[Worded]) -> frozenset[Worded]:
    """Return the seeds, and of the others all that may be of one statement with one of them."""
    wanted = frozenset(seeds)
    by_block: dict[str, set[Worded]] = defaultdict(set)
    for one in (*wanted, *others):
        by_block[one.block].add(one)
    return frozenset(
        one
        for block, told in by_block.items()
        for statement in statements(block, sorted(told, key=_by_day), lambda one: one.day)
        if not wanted.isdisjoint(statement)
        for one in statement
    )


def _by_day(one: Worded) -> tuple[dt.date, str]:
    return one.day, one.article_id
