"""Direct speech with its speaker."""

from dataclasses import dataclass

from ingest.extract.quotes.voice import Voice


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``start:end`` stand between quotation marks (the marks are not counted).

    ``clausal``: they are at least a whole clause; a fragment ("path to peace") only lends its words to the sentence
    around it. ``turn``: said in a transcript, without marks. ``speakers`` is empty where nobody of the cast is found
    to speak; ``cue`` is the token of the verb of saying; ``rule`` names how the speaker was found and ``confidence``
    how sure that way is.
    """

    start: int
    end: int
    clausal: bool
    speakers: tuple[Voice, ...] = ()
    cue: int | None = None
    rule: str = "quote.unattributed"
    confidence: float = 0.0
    text: str = ""
    turn: bool = False
