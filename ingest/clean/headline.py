"""The headline of an article, without a label before it and the name of the outlet after it."""

from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from graph_schema.model.names import fold
from ingest.clean.datelines import dateline_length
from ingest.clean.placed import Layout, Placed, like_a_headline
from ingest.clean.rules import agencies, rules
from ingest.clean.text import BlockKind

LONGEST_HEADLINE = 45
"""Words: readouts have headlines of up to forty."""
_TOP = 6
"""Paragraphs among which a headline is looked for."""


def name_the_headline(layout: Layout, title: str | None, outlet: str | None) -> None:
    """The paragraph that says the title; without one the first short line that ends like no sentence."""
    kept = layout.of_kind(BlockKind.BODY)
    cores = {i: _headline_core(layout.placed[i].text, title, outlet) for i in kept[:_TOP]}
    says = [i for i, (start, end) in cores.items() if _says(layout.placed[i].text[start:end], title)]
    for i in (*says, *kept[:1]):
        placed, (start, end) = layout.placed[i], cores[i]
        core = placed.text[start:end]
        if core.count(" ") >= LONGEST_HEADLINE or not (i in says or _may_be_headline(placed, core)):
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
    return placed.paragraph.gap and like_a_headline(core, LONGEST_HEADLINE) and not dateline_length(core)


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
