"""The model's entity recognizer, taking its steps for a whole batch of texts at once.

spaCy's own loop lets go of the interpreter's lock and then takes it again for each of the 73 actions that a step may
be: two thirds of its time (measured with spaCy 3.8; docs/decisions/0050). The same model and the same transition system
find the same entities, which a test proves.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import minibatch

_TOKENS = 8_000
"""Texts of so many tokens together take their steps side by side: more need more memory and are no faster."""


class SteppedRecognizer:
    """Does to Docs what the given recognizer does, if that decides greedily (the only way that the stock models do)."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._recognizer: Any = recognizer

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a text."""
        return self._recognize([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Set the entities of all texts; yield them in their order."""
        for batch in minibatch(stream, size=batch_size):  # type: ignore[no-untyped-call]
            for some in _parts(batch):
                yield from self._recognize(some)

    def _recognize(self, docs: Sequence[Doc]) -> Sequence[Doc]:
        states = self._recognizer.moves.init_batch(docs)
        going = [state for state in states if not state.is_final()]
        if going:
            model = self._recognizer.model.predict(docs)
        while going:
            going = self._recognizer.transition_states(going, model.predict(going))
        self._recognizer.set_annotations(docs, states)
        return docs


def step_together(nlp: Language) -> None:
    """Put a ``SteppedRecognizer`` in the place of the entity recognizer, under its name, if that decides greedily."""
    found = nlp.get_pipe("ner") if nlp.has_pipe("ner") else None
    if isinstance(found, EntityRecognizer) and found.cfg["beam_width"] == 1:
        nlp.add_pipe("stepped_recognizer", before="ner")
        nlp.remove_pipe("ner")
        nlp.rename_pipe("stepped_recognizer", "ner")


@Language.factory("stepped_recognizer", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def _make(nlp: Language, name: str) -> SteppedRecognizer:
    recognizer = nlp.get_pipe("ner")
    if not isinstance(recognizer, EntityRecognizer):
        raise TypeError(f"{name} needs the model's entity recognizer")
    return SteppedRecognizer(recognizer)


def _parts(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    part, tokens = list[Doc](), 0
    for doc in docs:
        if part and tokens + len(doc) > _TOKENS:
            yield part
            part, tokens = [], 0
        part.append(doc)
        tokens += len(doc)
    if part:
        yield part
