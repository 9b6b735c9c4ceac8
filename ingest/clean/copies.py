"""By what copies of one text are known: papers cut an agency text, and give it another headline."""

from collections.abc import Iterator
from typing import NamedTuple

from graph_schema.model.ids import short_hash
from graph_schema.model.names import fold
from ingest.clean.text import BlockKind, CleanText

_WORDS = 4
"""Words of a shingle: two papers that write about one event by themselves seldom share four words in a row."""
_ROWS, _BANDS = 4, 30
"""With these, texts of which 0.4 of all shingles are common share a mark with even odds (docs/resolution.md)."""


class Wording(NamedTuple):
    """``syndication_id`` is shared by texts of the very same words, a mark by texts of largely the same words."""

    syndication_id: str | None
    copy_marks: tuple[str, ...]


def wording(clean: CleanText) -> Wording:
    """Return by what copies of the text are known.

    Marks are the bands of a MinHash over the shingles of each paragraph, without headlines and captions; so a paragraph
    that stands twice or elsewhere changes nothing. An empty text has no copies.
    """
    from datasketch import MinHash  # brings SciPy: half a second that commands which read nothing need not wait

    shingles = sorted(set(_shingles(clean)))
    if not shingles:
        return Wording(None, ())
    sketch = MinHash(num_perm=_ROWS * _BANDS, seed=1, scheme="affine32", gpu_mode="disable")
    sketch.update_batch(shingles)
    values = [int(value) for value in sketch.hashvalues]
    bands = (values[i : i + _ROWS] for i in range(0, len(values), _ROWS))
    words = short_hash(*(shingle.decode("utf-8", "surrogatepass") for shingle in shingles), length=16)
    return Wording(f"text-{words}", tuple(f"{i:02}{short_hash(*band, length=10)}" for i, band in enumerate(bands)))


def _shingles(clean: CleanText) -> Iterator[bytes]:
    for block in clean.blocks:
        if block.kind is BlockKind.BODY:
            words = fold(clean.text[block.start : block.end]).split()
            for i in range(max(1, len(words) - _WORDS + 1) if words else 0):
                yield " ".join(words[i : i + _WORDS]).encode("utf-8", "surrogatepass")
