"""What holds for every text whatever: the way back to the raw text, and that nothing is raised."""

import datetime as dt
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.model.article import RawArticle
from ingest.clean import CleanText, clean_article
from ingest.clean.characters import plain_characters

LINES = st.sampled_from(
    """Peru and Chile open talks
By Anna Example
LIMA, May 3 (AP) — The talks opened.
Search Trends
03:00

###
The hall in Lima. /Anna Example/Reuters
She said: “We’ll see.”
Source: AFP
The end. (Reuters)
They met the king, the queen and a number of envoys from the islands of the far and very
north of the country.""".splitlines()
)
ANYTHING = st.text(st.characters(), max_size=200)
TEXTS = st.one_of(ANYTHING, st.lists(st.one_of(LINES, ANYTHING), max_size=12).map("\n".join))


def clean_of(text: str, title: str | None = None) -> tuple[str, CleanText]:
    article, clean = clean_article(RawArticle(text=text, published=dt.date(2021, 5, 3), title=title, origin="a test"))
    return article.text, clean


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.one_of(st.none(), ANYTHING))
def test_every_character_has_its_original_or_parts_two_paragraphs(text: str, title: str | None) -> None:
    raw, clean = clean_of(text, title)
    plain = plain_characters(raw)
    at = {p.raw + i: plain.text[p.clean + i] for p in plain.pieces for i in range(p.length)}
    covered = 0
    for piece in clean.pieces:
        assert clean.text[covered : piece.clean].strip("\n") == ""
        covered = piece.clean + piece.length
        for i in range(piece.length):
            here, there = clean.text[piece.clean + i], at[piece.raw + i]
            assert here == there or (here == " " and there.isspace())
    assert clean.text[covered:] == ""


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_raw_spans_are_monotone_and_inside_the_text(text: str) -> None:
    raw, clean = clean_of(text)
    spans = [clean.raw_span(i, i + 1) for i in range(len(clean.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert spans == sorted(spans)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_blocks_and_their_separators_make_up_the_text(text: str) -> None:
    _, clean = clean_of(text)
    assert "\n\n".join(clean.text[block.start : block.end] for block in clean.blocks) == clean.text
    for block in clean.blocks:
        paragraph = clean.text[block.start : block.end]
        assert paragraph == paragraph.strip(" \n")
        assert "\n" not in paragraph
        assert paragraph
        assert clean.block_at(block.start) == block == clean.block_at(block.end - 1)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_encoding_can_write_what_comes_out(text: str) -> None:
    raw, clean = clean_of(text)
    raw.encode("utf-8")
    clean.text.encode("utf-8")
    assert not [c for c in clean.text if unicodedata.category(c) == "Cc" and c != "\n"]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_dropped_spans_lie_in_the_text_and_have_reasons(text: str) -> None:
    raw, clean = clean_of(text)
    assert all(0 <= start < end <= len(raw) and reason for start, end, reason in clean.dropped)
