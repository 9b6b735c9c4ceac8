"""Short lines without a sentence: subheads between paragraphs, labels above the first and below the last sentence."""

from dataclasses import replace

from ingest.clean.placed import Layout, dropped, like_a_headline
from ingest.clean.rules import names_in
from ingest.clean.text import BlockKind

_LONGEST_SUBHEAD, _LONGEST_LABEL, _SHORTEST_SENTENCE = 12, 5, 5
"""Words."""


def clear_the_edges(layout: Layout) -> None:
    """Leave out the short labels between the headline and the first sentence, and after the last one.

    Above, a line in title case is a kicker or a name; below, a subhead would have nothing to stand over. A name that
    the text does not speak of is a reporter's. Where there is no sentence at all, nothing is left out.
    """
    body = layout.of_kind(BlockKind.BODY)
    sentences = [i for i in body if _is_sentence(layout.placed[i].text)]
    if not sentences:
        return
    for i in body:
        text = layout.placed[i].text
        above, below = i < sentences[0], i > sentences[-1]
        if (above and _is_label(text)) or (below and like_a_headline(text, _LONGEST_LABEL) and "," not in text):
            if above and _is_name_unheard(text, layout):
                layout.names[text] = None
            layout.placed[i] = dropped(layout.placed[i].paragraph, "label")


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", '"', "'", ":")) and text.count(" ") >= _SHORTEST_SENTENCE


def _is_label(text: str) -> bool:
    """A few words, all of them (but "and", "of" …) with a capital or without letters."""
    words = text.split(" ")
    return len(words) <= _LONGEST_LABEL and all(w[0].isupper() or not w[0].isalpha() or len(w) <= 3 for w in words)


def _is_name_unheard(text: str, layout: Layout) -> bool:
    names = names_in(text)
    surname = text.rpartition(" ")[2]
    others = (p.text for p in layout.placed if p.kind is not None and p.text != text)
    return names == (text,) and not any(surname in other for other in others)


def name_the_subheads(layout: Layout) -> None:
    """Short lines without a final stop; three of them in a row are a list, and so is one after a colon."""
    placed = layout.of_kind(BlockKind.BODY)
    short = [like_a_headline(layout.placed[i].text, _LONGEST_SUBHEAD) for i in placed]
    for n, i in enumerate(placed):
        after_colon = n > 0 and layout.placed[placed[n - 1]].text.endswith(":")
        in_a_row = any(all(short[k : k + 3]) for k in range(max(0, n - 2), n + 1) if k + 3 <= len(short))
        if short[n] and not in_a_row and not after_colon and len(placed) > 1:
            layout.placed[i] = replace(layout.placed[i], kind=BlockKind.SUBHEAD)
