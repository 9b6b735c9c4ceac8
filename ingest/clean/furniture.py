"""What is no news in a paragraph: the whole of it, or a credit at its end."""

from dataclasses import dataclass

from ingest.clean.rules import REACH, Rule, agencies_in, names_in, rules

_TAIL = 260
"""Characters at the end of a paragraph in which a credit is looked for."""


@dataclass(frozen=True, slots=True)
class Trimmed:
    """``text[start:end]`` of a paragraph stays; ``cut`` are the other stretches with the reason."""

    start: int
    end: int
    cut: tuple[tuple[int, int, str], ...] = ()
    caption: bool = False
    agencies: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def furniture(text: str, *, header: bool) -> Rule | None:
    """Return the rule by which the whole paragraph is left out, or None; ``header``: no body paragraph stands above."""
    if len(text) > REACH:
        return None
    for file in ("boilerplate", "bylines", "releases"):
        for rule in rules(file):
            if (header or not rule.header_only) and not rule.refuses(text) and rule.pattern.fullmatch(text):
                return rule
    return None


def trim(text: str) -> Trimmed:
    """Return what stays of a paragraph without credits, agencies and labels, and whether it is a caption."""
    start, end = 0, len(text)
    cut: list[tuple[int, int, str]] = []
    caption = False
    named: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    for rule in rules("captions"):
        found = None if rule.refuses(text) else rule.search(text[:REACH])
        if found:
            caption = True
            if rule.pattern.groupindex and found["label"]:
                cut.append((0, found.end("label"), "label"))
                start = found.end("label")
    for rule in (*rules("credits"), *rules("credits")):
        offset = max(start, end - _TAIL)
        match = None if rule.in_caption and not caption else rule.search(text[offset:end])
        if match and match.group() and not rule.refuses(match.group()):
            begin = offset + match.start()
            cut.append((begin, end, rule.reason))
            named += agencies_in(match.group())
            signed += names_in(match.group())
            caption = caption or rule.caption
            end = begin
    while end > start and text[end - 1] == " ":
        end -= 1
    return Trimmed(start, max(start, end), tuple(sorted(cut)), caption, named, signed)
