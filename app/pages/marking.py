"""An article's text cut into pieces, each with the claims that stand on it."""

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

from graph_schema.store.reader import Row


class Piece(NamedTuple):
    """A stretch of text; ``claims`` are those whose sentence covers it, ``begins`` those whose sentence begins here."""

    text: str
    claims: tuple[Row, ...]
    begins: tuple[Row, ...]

    @property
    def layers(self) -> str:
        """The layers of its claims, as classes of the style sheet."""
        return " ".join(sorted({f"layer-{claim['layer']}" for claim in self.claims}))


def pieces(text: str, claims: Sequence[Row]) -> list[Piece]:
    """Return the text in pieces, cut wherever a sentence begins or ends. Joined, they are the text again.

    Claims that point outside of the text are left out.
    """
    inside = [claim for claim in claims if 0 <= claim["start"] < claim["end"] <= len(text)]
    cuts = sorted({0, len(text), *(claim[end] for claim in inside for end in ("start", "end"))})
    found = []
    for start, end in itertools.pairwise(cuts):
        covering = tuple(claim for claim in inside if claim["start"] <= start and end <= claim["end"])
        begins = tuple(claim for claim in covering if claim["start"] == start)
        found.append(Piece(text[start:end], covering, begins))
    return found


def by_sentence(claims: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the claims sentence by sentence, in the order of the text: what the list beside the text shows."""
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for claim in sorted(claims, key=lambda claim: (claim["start"], claim["end"], claim["claim_id"])):
        place = claim["start"], claim["end"]
        found.setdefault(place, {"sentence": claim["sentence"], "claims": []})["claims"].append(claim)
    return list(found.values())
