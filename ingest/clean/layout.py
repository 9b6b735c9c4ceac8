"""What each paragraph is in the article: headline, subhead, body or caption, or why it is left out."""

from collections.abc import Iterator
from dataclasses import replace

from graph_schema.model.names import fold
from ingest.clean.datelines import dateline_length
from ingest.clean.furniture import Trimmed, furniture, trim
from ingest.clean.headline import LONGEST_HEADLINE, name_the_headline
from ingest.clean.labels import clear_the_edges, name_the_subheads
from ingest.clean.paragraphs import Paragraph
from ingest.clean.placed import Layout, Placed, dropped, like_a_headline
from ingest.clean.rules import agencies_in, names_in, rules
from ingest.clean.text import BlockKind

_LONGEST_LINK = 20
"""Words: a link under "Related" is itself a headline."""


def lay_out(paragraphs: list[Paragraph], title: str | None, outlet: str | None) -> Layout:
    """Judge every paragraph, in time linear in the text; ``title`` and ``outlet`` are the article's, where known."""
    layout = Layout()
    layout.placed = list(_without_furniture(paragraphs, layout, fold(outlet or "")))
    name_the_headline(layout, title, outlet)
    _take_the_dateline(layout)
    clear_the_edges(layout)
    name_the_subheads(layout)
    _drop_repeats(layout)
    return layout


def _without_furniture(paragraphs: list[Paragraph], layout: Layout, outlet: str) -> Iterator[Placed]:
    header, links = True, False
    for paragraph in paragraphs:
        text = paragraph.text
        if outlet and len(text) <= 2 * len(outlet) and fold(text) == outlet:
            layout.agencies.update(dict.fromkeys(agencies_in(text)))
            yield dropped(paragraph, "outlet")
            continue
        rule = furniture(text, header=header)
        if rule is None and links and like_a_headline(text, _LONGEST_LINK):
            yield dropped(paragraph, "related links")
            continue
        links = rule is not None and (rule.section or (links and rule.reason != "byline"))
        if rule is not None:
            layout.agencies.update(dict.fromkeys(agencies_in(text)))
            if rule.reason == "byline":
                layout.names.update(dict.fromkeys(names_in(text)))
            yield dropped(paragraph, rule.reason)
            continue
        trimmed = trim(text)
        _note(layout, trimmed)
        header = header and (trimmed.caption or like_a_headline(text, LONGEST_HEADLINE))
        kind = BlockKind.CAPTION if trimmed.caption else BlockKind.BODY
        yield Placed(paragraph, kind if trimmed.end > trimmed.start else None, trimmed.start, trimmed.end, trimmed.cut)


def _note(layout: Layout, trimmed: Trimmed) -> None:
    layout.agencies.update(dict.fromkeys(trimmed.agencies))
    layout.names.update(dict.fromkeys(trimmed.names))


def _take_the_dateline(layout: Layout) -> None:
    """Cut the dateline off the first paragraph of the body that has one; only the first three are looked at."""
    body = layout.of_kind(BlockKind.BODY)
    for i in body[:3]:
        placed = layout.placed[i]
        label = next((m for rule in rules("headlines") if (m := rule.pattern.match(placed.text))), None)
        start = placed.start + (label.end() if label else 0)
        length = dateline_length(placed.paragraph.text[start : placed.end])
        if not length:
            continue
        if label:
            layout.names.update(dict.fromkeys(names_in(label.group())))
        end = start + length
        wording = placed.paragraph.text[start:end]
        layout.agencies.update(dict.fromkeys(agencies_in(wording)))
        layout.dateline = (placed.paragraph.start + start, placed.paragraph.start + start + len(wording.rstrip()))
        cut = (*placed.cut, (placed.start, end, "dateline"))
        layout.placed[i] = replace(placed, kind=placed.kind if end < placed.end else None, start=end, cut=cut)
        return


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
