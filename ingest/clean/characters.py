"""The first step: one form of each character, invisible marks gone, the way back kept."""

import re
from functools import cache
from importlib import resources

import yaml

from ingest.clean.mapped import MapBuilder, Mapped
from ingest.clean.text import Piece

_SPACED_DASH = re.compile(r"(?<=[ \n])[-–](?= )")
_JOINING_DASH = re.compile("–")
_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """Return the text with every lone surrogate replaced by U+FFFD: the same length, and any encoding can write it."""
    return _SURROGATE.sub("\ufffd", text)


def plain_characters(raw: str) -> Mapped:
    """Return the text with quotation marks, dashes and spaces in one form each; see ``data/clean/characters.yaml``.

    Line ends become ``\\n``. A spaced hyphen or en dash parts clauses and becomes an em dash, any other en dash joins
    words ("Iran–Iraq") and becomes a hyphen.
    """
    table, invisible = _tables()
    text = raw.translate(table)
    builder = MapBuilder(Mapped(text, (Piece(0, 0, len(text)),)))
    position = 0
    for match in invisible.finditer(text):
        builder.add(position, match.start())
        position = match.end()
    builder.add(position, len(text))
    mapped = builder.build()
    plain = _SPACED_DASH.sub("—", mapped.text.replace("\r", "\n"))
    return Mapped(_JOINING_DASH.sub("-", plain), mapped.pieces)


@cache
def _tables() -> tuple[dict[int, str], re.Pattern[str]]:
    data = yaml.safe_load(resources.files("ingest.data.clean").joinpath("characters.yaml").read_text("utf-8"))
    table = {code: row["to"] for row in data["replaced"] for code in _codes(row["codes"])}
    marks = "".join(re.escape(chr(code)) for row in data["dropped"] for code in _codes(row["codes"]))
    return table, re.compile(f"[{marks}]|\r(?=\n)")


def _codes(spans: list[str]) -> list[int]:
    codes: list[int] = []
    for span in spans:
        first, _, last = span.partition("-")
        codes.extend(range(int(first, 16), int(last or first, 16) + 1))
    return codes
