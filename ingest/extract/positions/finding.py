"""A stance found somewhere in a sentence, before it is known to be a position."""

from dataclasses import dataclass

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.quotes.voice import Voice


@dataclass(frozen=True, slots=True)
class Finding:
    """``stance`` towards the content at ``head``, by ``rule`` with its ``prior``.

    ``addressee`` is a phrase that the view is directed at, by grammar.
    """

    stance: Stance
    rule: str
    prior: float
    head: Token
    addressee: Token | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A position in the making: ``voices`` hold what was found at token ``trigger``.

    ``region`` are the tokens of the content: a draft of the same holder inside it is told by this one already, and one
    of another holder stands only if it is ``asserted`` (a finite verb or a genitive, not "urged Y to agree").
    ``sure`` is the factor of the way the holder was found; ``quote`` are the first and the last token
    after the quoted words; ``said``: the stance was read from reported content.
    """

    voices: tuple[Voice, ...]
    finding: Finding
    trigger: int
    region: frozenset[int] = frozenset()
    sure: float = 1.0
    quote: tuple[int, int] | None = None
    said: bool = False
    asserted: bool = True
