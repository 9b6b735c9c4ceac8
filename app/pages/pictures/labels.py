"""How much room a label takes. Which font a reader has is not known here: the estimate is that of a wide one."""

_WIDTHS = {0.42: "ijlI.,:;'’|! ()[]", 0.47: "frt-", 1.0: "mwMW@%&…"}
"""Widths in em of letters that are not as wide as most, in DejaVu Sans and a little more."""
_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_SMALL, _CAPITAL, _SQUARE = 0.65, 0.8, 1.05

SIZE = 11
"""Font size of labels in pictures, in units of the picture."""
LONGEST = 44


def shortened(text: str, most: int = LONGEST) -> str:
    """Return the text, cut where it is longer than ``most`` characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def width(text: str, size: float = SIZE) -> float:
    """Return the room that a text takes on a line, in the units of ``size``; real fonts take no more."""
    return size * sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter in _OF:
        return _OF[letter]
    if ord(letter) > 0x2E80:
        return _SQUARE
    return _CAPITAL if letter.isupper() else _SMALL
