"""What no reader could read: long stretches without white space (encoded pictures, rules of hyphens, broken bytes).

spaCy's tokenizer takes time in proportion to the square of such a stretch: 600,000 hyphens in a row would take hours.
"""

import re

from ingest.clean.mapped import MapBuilder, Mapped

LONGEST = 500
"""Characters without white space that may still be words; the longest address of a page seldom has more."""
_STRETCH = re.compile(r"\S+")

Dropped = tuple[tuple[int, int, str], ...]
"""Raw spans that were left out, each with the reason."""


def without_long_stretches(text: Mapped) -> tuple[Mapped, Dropped]:
    """Return the text without stretches of more than ``LONGEST`` characters, and where these stood in the raw text.

    Scripts that write without spaces lose their paragraphs as well; what is left in English can still be read.
    """
    if len(max(text.text.split(), key=len, default="")) <= LONGEST:
        return text, ()
    builder, dropped, position = MapBuilder(text), [], 0
    for match in _STRETCH.finditer(text.text):
        if match.end() - match.start() <= LONGEST:
            continue
        builder.add(position, match.start())
        dropped.append((*text.raw_span(*match.span()), "stretch without spaces"))
        position = match.end()
    builder.add(position, len(text.text))
    return builder.build(), tuple(dropped)
