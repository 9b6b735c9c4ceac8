"""Which names that the authority data don't know are organisations that may act in politics."""

from graph_schema.model.names import fold
from ingest.extract.actors.scene import Scene
from ingest.nlp.lexicon import words
from ingest.nlp.titles import modifiers

SMALL_WORDS = frozenset({"of", "for", "the", "and", "to", "in", "on", "&"})
"""Words that don't count in the acronym of a name."""


def looks_like_body(scene: Scene, start: int, end: int) -> bool:
    """Say whether the name looks like a body that acts: by its head word, and by nothing that says firm or event."""
    low = scene.low[start:end]
    if end - start < 2 or all(text.isupper() for text in scene.text[start:end]):
        return False
    if not set(low) - words("institutions", "bodies") - modifiers() - SMALL_WORDS - {"armed"}:
        return False  # "Armed Forces", "Foreign Ministry": whose is not said
    neighbours = {*scene.low[max(0, start - 1) : start], *scene.low[end : end + 1]}
    if words("media", "nouns") & {*low, *neighbours}:
        return False
    cut = next((i for i, word in enumerate(low) if word in ("of", "for", "to", "on", "in") and i), len(low))
    head = low[cut - 1]
    if head in words("events", "heads") or low[-1] in words("events", "heads") or head in words("bodies", "business"):
        return False
    return head in words("bodies", "heads") or fold(low[-1]) in words("bodies", "heads")
