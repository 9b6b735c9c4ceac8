"""What a search asks the indexes, and how it marks what it found: whatever a text holds, the marks are safe."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from app.ask.search import exactly, marked, nearly


def test_words_become_a_query_of_words() -> None:
    assert exactly('Alaska "summit" OR (b') == '+"Alaska" +"summit" +"OR" +"b"'
    assert nearly("Merkle in") == '+("Merkle"^4 OR merkle* OR merkle~1) +"in"'
    assert exactly("?!") == nearly("?!") == ""


def test_marks_are_escaped_and_near_words_are_marked() -> None:
    found = marked("<b>Zelenskyy</b> & Trump", "zelensky")
    assert found.html == "&lt;b&gt;<mark>Zelenskyy</mark>&lt;/b&gt; &amp; Trump"
    assert [found.text[a:b] for a, b in found.spans] == ["Zelenskyy"]


@given(st.text(max_size=200), st.text(max_size=30))
def test_without_its_marks_it_is_the_text(text: str, words: str) -> None:
    found = marked(text, words)
    bare = re.sub(r"</?mark>", "", found.html)
    assert html.unescape(bare) == html.unescape(html.escape(text))
    assert "<" not in bare
    assert all(0 <= a < b <= len(text) for a, b in found.spans)


@given(st.text(alphabet="ab c.", min_size=0, max_size=900))
def test_around_keeps_the_first_word_found(text: str) -> None:
    found = marked(text, "aaaa", around=120)
    assert len(found.text) <= 240 + 900 * (" " not in text)
    if "aaaa" in text.split():
        assert found.spans
