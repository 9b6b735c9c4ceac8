"""Ids of meetings: from the first telling alone, so that later ones never change them.

An id ends with the *mark* of the sentence that tells of the meeting first. Marks come from the article and the words of
the sentence, not from what was read in it: better rules, or an edit elsewhere in the article, leave them as they are.
Every sentence about a meeting has a mark, so that an id which the meeting bore for a while, or would bear if another
article were gone, leads to it still.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from graph_schema.model.claim import MeetingClaim
from graph_schema.model.ids import short_hash
from graph_schema.model.names import fold, slug
from graph_schema.model.vocabulary import MeetingKind

_LENGTH = 10
"""Hex digits of a mark: among a million sentences two share one with a chance of a third."""


def marks(claims: Iterable[MeetingClaim]) -> Mapping[str, str]:
    """Return the mark of each meeting claim of one article, by claim id.

    Claims of one event that stand on the same words (a repeated paragraph) share a mark; of several events told by the
    same words the later ones are counted.
    """
    said: dict[str, list[MeetingClaim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.end, _counted(claim.event), claim.id)):
        said.setdefault(fold(claim.sentence), []).append(claim)
    found = {}
    for words, together in said.items():
        events = list(dict.fromkeys(claim.event for claim in together))
        for claim in together:
            which = events.index(claim.event)
            found[claim.id] = short_hash(claim.article_id, words, *([which] if which else []), length=_LENGTH)
    return found


def meeting_id(kind: MeetingKind, place: str | None, parties: Sequence[str], mark: str) -> str:
    """Return ``m-<kind>-<place or participants>-<mark>``; ``parties`` are names in the order of the article."""
    readable = slug(place.split(",")[0]) if place else "-".join(slug(name) for name in parties[:2])
    parts = ["m", kind.replace("_", "-"), readable[:48].strip("-"), mark]
    return "-".join(part for part in parts if part)


def _counted(event: str) -> tuple[tuple[int, str], ...]:
    """A sort key by which ``e10`` comes after ``e9``."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", event))
