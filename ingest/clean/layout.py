"""What each paragraph is in the article: headline, subhead, body or caption, or why it is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from rapidfuzz import fuzz

from graph_schema.model.names import fold
from ingest.clean.datelines import dateline_length
from ingest.clean.furniture import Trimmed, furniture, trim
from ingest.clean.paragraphs import Paragraph
from ingest.clean.rules import agencies, agencies_in, names_in, rules
from ingest.clean.text import BlockKind

_LONGEST_HEADLINE = 45
_LONGEST_SUBHEAD = 12
_LONGEST_LINK = 20
"""Words. Readouts have headlines of up to forty words; a link under "Related" is itself a headline."""
_FINAL = (".", "!", "?", ":", ";", ",", '."', '!"', '?"', ".'", ".)", "…", "—")
_TOP = 6
"""Paragraphs among which a headline is looked for."""


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


def lay_out(paragraphs: list[Paragraph], title: str | None, outlet: str | None) -> Layout:
    """Judge every paragraph, in time linear in the text; ``title`` and ``outlet`` are the article's, where known."""
    layout = Layout()
    layout.placed = list(_without_furniture(paragraphs, layout, fold(outlet or "")))
    _name_the_headline(layout, title, outlet)
    _take_the_dateline(layout)
    _name_the_subheads(layout)
    _drop_repeats(layout)
    return layout


def _without_furniture(paragraphs: list[Paragraph], layout: Layout, outlet: str) -> Iterator[Placed]:
    header, links = True, False
    for paragraph in paragraphs:
        text = paragraph.text
        if outlet and len(text) <= 2 * len(outlet) and fold(text) == outlet:
            layout.agencies.update(dict.fromkeys(agencies_in(text)))
            yield _dropped(paragraph, "outlet")
            continue
        rule = furniture(text, header=header)
        if rule is None and links and _like_a_headline(text, _LONGEST_LINK):
            yield _dropped(paragraph, "related links")
            continue
        links = rule is not None and (rule.section or (links and rule.reason != "byline"))
        if rule is not None:
            layout.agencies.update(dict.fromkeys(agencies_in(text)))
            if rule.reason == "byline":
                layout.names.update(dict.fromkeys(names_in(text)))
            yield _dropped(paragraph, rule.reason)
            continue
        trimmed = trim(text)
        _note(layout, trimmed)
        header = header and (trimmed.caption or _like_a_headline(text, _LONGEST_HEADLINE))
        kind = BlockKind.CAPTION if trimmed.caption else BlockKind.BODY
        yield Placed(paragraph, kind if trimmed.end > trimmed.start else None, trimmed.start, trimmed.end, trimmed.cut)


def _note(layout: Layout, trimmed: Trimmed) -> None:
    layout.agencies.update(dict.fromkeys(trimmed.agencies))
    layout.names.update(dict.fromkeys(trimmed.names))


def _name_the_headline(layout: Layout, title: str | None, outlet: str | None) -> None:
    """The paragraph that says the title; without one the first short line that ends like no sentence."""
    kept = [i for i, placed in enumerate(layout.placed) if placed.kind is BlockKind.BODY]
    cores = {i: _headline_core(layout.placed[i].text, title, outlet) for i in kept[:_TOP]}
    says = [i for i, (start, end) in cores.items() if _says(layout.placed[i].text[start:end], title)]
    for i in (*says, *kept[:1]):
        placed, (start, end) = layout.placed[i], cores[i]
        core = placed.text[start:end]
        if core.count(" ") >= _LONGEST_HEADLINE or not (i in says or _may_be_headline(placed, core)):
            continue
        cut = [*placed.cut, (placed.start, placed.start + start, "label")]
        cut.append((placed.start + end, placed.end, "outlet"))
        start, end = placed.start + start, placed.start + end
        layout.placed[i] = replace(placed, kind=BlockKind.HEADLINE, start=start, end=end, cut=tuple(cut))
        return


def _says(text: str, title: str | None) -> bool:
    if not title or len(text) > 2 * len(title) + 80:
        return False
    return fuzz.ratio(fold(text), fold(title)) >= 85


def _may_be_headline(placed: Placed, core: str) -> bool:
    return placed.paragraph.gap and not core.endswith(_FINAL) and not dateline_length(core)


def _headline_core(text: str, title: str | None, outlet: str | None) -> tuple[int, int]:
    """The span of the headline without a label before it and the outlet's name after it."""
    start, end = 0, len(text)
    for rule in rules("headlines"):
        if match := rule.pattern.match(text):
            start = match.end()
    known = {*_folded_agencies(), *([fold(outlet)] if outlet else [])}
    for mark in (" — ", " | ", " - ", " :: ", " · "):
        head, found, tail = text[start:end].rpartition(mark)
        if found and head and (fold(tail) in known or (title and fold(head) == fold(title))):
            end = start + len(head)
    return start, end


@cache
def _folded_agencies() -> frozenset[str]:
    return frozenset(fold(name) for name in agencies())


def _take_the_dateline(layout: Layout) -> None:
    """Cut the dateline off the first paragraph of the body that has one; only the first three are looked at."""
    body = [i for i, placed in enumerate(layout.placed) if placed.kind is BlockKind.BODY]
    for i in body[:3]:
        placed = layout.placed[i]
        label = next((m for rule in rules("headlines") if (m := rule.pattern.match(placed.text))), None)
        start = placed.start + (label.end() if label else 0)
        length = dateline_length(placed.paragraph.text[start : placed.end])
        if not length:
            continue
        end = start + length
        wording = placed.paragraph.text[start:end]
        layout.agencies.update(dict.fromkeys(agencies_in(wording)))
        layout.dateline = (placed.paragraph.start + start, placed.paragraph.start + start + len(wording.rstrip()))
        cut = (*placed.cut, (placed.start, end, "dateline"))
        layout.placed[i] = replace(placed, kind=placed.kind if end < placed.end else None, start=end, cut=cut)
        return


def _name_the_subheads(layout: Layout) -> None:
    """Short lines without a final stop; three of them in a row are a list, and so is one after a colon."""
    placed = [i for i, p in enumerate(layout.placed) if p.kind is BlockKind.BODY]
    short = [_like_a_headline(layout.placed[i].text, _LONGEST_SUBHEAD) for i in placed]
    for n, i in enumerate(placed):
        after_colon = n > 0 and layout.placed[placed[n - 1]].text.endswith(":")
        in_a_row = any(all(short[k : k + 3]) for k in range(max(0, n - 2), n + 1) if k + 3 <= len(short))
        if short[n] and not in_a_row and not after_colon and len(placed) > 1:
            layout.placed[i] = replace(layout.placed[i], kind=BlockKind.SUBHEAD)


def _drop_repeats(layout: Layout) -> None:
    """Keep the first of equal paragraphs; one repeated at once is the caption of a picture."""
    first: dict[str, int] = {}
    before = ""
    for i, placed in enumerate(layout.placed):
        if placed.kind is None:
            continue
        key = fold(placed.text)
        if key and key in first:
            original = layout.placed[first[key]]
            if before == key and original.kind in (BlockKind.BODY, BlockKind.SUBHEAD):
                layout.placed[first[key]] = replace(original, kind=BlockKind.CAPTION)
            cut = (0, len(placed.paragraph.text), "repeat")
            layout.placed[i] = replace(placed, kind=None, cut=(cut,))
        first.setdefault(key, i)
        before = key


def _like_a_headline(text: str, longest: int) -> bool:
    return text.count(" ") < longest and not text.endswith(_FINAL)


def _dropped(paragraph: Paragraph, reason: str) -> Placed:
    return Placed(paragraph, None, 0, 0, ((0, len(paragraph.text), reason),))
