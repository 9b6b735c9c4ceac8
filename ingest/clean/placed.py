"""The paragraphs of an article while it is judged what each of them is."""

from dataclasses import dataclass, field

from ingest.clean.paragraphs import Paragraph
from ingest.clean.text import BlockKind

_FINAL = (".", "!", "?", ":", ";", ",", '."', '!"', '?"', ".'", ".)", "…", "—")


@dataclass(frozen=True, slots=True)
class Placed:
    """``paragraph.text[start:end]`` stays as ``kind``, with no ``kind`` nothing does; ``cut``: what goes and why."""

    paragraph: Paragraph
    kind: BlockKind | None
    start: int
    end: int
    cut: tuple[tuple[int, int, str], ...]

    @property
    def text(self) -> str:
        """What stays."""
        return self.paragraph.text[self.start : self.end]


@dataclass(slots=True)
class Layout:
    """The article's paragraphs in their order, and what the left-out parts tell."""

    placed: list[Placed] = field(default_factory=list)
    agencies: dict[str, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    dateline: tuple[int, int] | None = None
    """Where the dateline stands in the flat text."""

    def of_kind(self, kind: BlockKind) -> list[int]:
        """Return where in ``placed`` the blocks of this kind are."""
        return [i for i, placed in enumerate(self.placed) if placed.kind is kind]


def like_a_headline(text: str, longest: int) -> bool:
    """Whether it has at most so many words and ends like no sentence."""
    return text.count(" ") < longest and not text.endswith(_FINAL)


def dropped(paragraph: Paragraph, reason: str) -> Placed:
    """Return the paragraph as left out."""
    return Placed(paragraph, None, 0, 0, ((0, len(paragraph.text), reason),))
