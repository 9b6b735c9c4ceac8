"""Pages into articles: what is kept, what is left out, and what a page may say of itself."""

import contextlib
import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.errors import InputError
from ingest.html.page import HtmlArticle, read_html
from tests.papers import PARAGRAPHS, html_page


def read(page: str, url: str | None = None) -> HtmlArticle:
    return read_html(page.encode(), None, url)


def test_the_article_without_what_stands_around_it() -> None:
    found = read(html_page(), "https://example.org/a")
    assert found.text == "\n\n".join(("Ministers meet in Geneva", *PARAGRAPHS)) + "\n"
    assert (found.title, found.outlet) == ("Ministers meet in Geneva", "The Example Post")
    assert (found.published, found.url) == (dt.date(2021, 5, 3), "https://example.org/a")


def test_lists_quotes_tables_and_line_breaks_keep_their_lines() -> None:
    body = (
        f"<p>{PARAGRAPHS[0]}<br>{PARAGRAPHS[1]}</p><h2>What was agreed</h2>"
        "<ul><li>The border stays <b>open</b>.</li><li>Trade goes on.</li></ul>"
        f"<blockquote><p>{PARAGRAPHS[2]}</p></blockquote>"
        "<table><tr><td>Norway</td><td>for</td></tr><tr><td>Sweden</td><td>for</td></tr></table>"
    )
    found = read(f"<html><body><article><h1>Ministers meet</h1>{body}</article></body></html>")
    blocks = found.text.strip().split("\n\n")
    assert f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}" in blocks
    assert {"What was agreed", "The border stays open.", "Trade goes on.", PARAGRAPHS[2]} <= set(blocks)
    assert "Norway for" in " ".join(blocks)


def test_what_is_not_told_is_none() -> None:
    found = read(html_page(published=None, outlet=None))
    assert (found.published, found.url) == (None, None)


@pytest.mark.parametrize(
    ("canonical", "url", "kept"),
    [
        (None, "https://example.org/a?utm_source=mail&id=3", "https://example.org/a?id=3"),
        ("https://example.org/a", "https://www.example.org/a?ref=1", "https://example.org/a"),
        ("https://www.example.org/a", "https://amp.example.org/a", "https://www.example.org/a"),
        ("https://other.example/victim", "https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", "https://example.org/a", "https://example.org/a"),
        ("https://[", "https://example.org/a", "https://example.org/a"),
        ("https://example.org/a", None, "https://example.org/a"),
    ],
)
def test_a_page_names_itself_but_nobody_else(canonical: str | None, url: str | None, kept: str) -> None:
    assert read(html_page(canonical=canonical), url).url == kept


@pytest.mark.parametrize(
    "page", ["", " ", "{}", "just text", "<html><body></body></html>", "<html><head></head></html>"]
)
def test_what_is_no_article(page: str) -> None:
    with pytest.raises(InputError):
        read(page)


def test_ten_thousand_nested_tags_are_survived() -> None:
    begun = time.monotonic()
    deep = "<div>" * 10_000 + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 10_000
    with pytest.raises(InputError, match="no article"):
        read(f"<html><body>{deep}</body></html>")
    found = read(html_page().replace("</article>", f"</article>{deep}"))
    assert PARAGRAPHS[1] in found.text
    assert time.monotonic() - begun < 20


def test_too_many_elements() -> None:
    with pytest.raises(InputError, match="more than 40000 elements"):
        read("<html><body>" + "<p>x</p>" * 40_001 + "</body></html>")


@pytest.mark.parametrize(
    "dirt", ["\0", "\x01\x0b\x1f", "\u202e\u2066\u200f", "\ufffe\uffff", "\u200b\u00ad", "\ud800", "&#0;", "&#xD800;"]
)
def test_odd_characters_are_survived(dirt: str) -> None:
    page = html_page().replace("Foreign Minister", f"Foreign {dirt}Minister")
    found = read_html(page.encode("utf-8", "surrogatepass"))
    assert PARAGRAPHS[1] in found.text
    found.text.encode()  # raises for what no database can keep
    assert "\0" not in found.text


def test_right_to_left_text_is_kept() -> None:
    arabic = "التقى وزير الخارجية نظيره في جنيف يوم الاثنين وتحدثا عن الحدود بين البلدين لمدة ساعة كاملة."
    assert arabic in read(html_page(paragraphs=(arabic, *PARAGRAPHS))).text


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_a_problem(data: bytes) -> None:
    page = b"<html><body><article><p>" + PARAGRAPHS[0].encode() + data + b"</p></article></body></html>"
    with contextlib.suppress(InputError):
        assert read_html(page).text.strip()
