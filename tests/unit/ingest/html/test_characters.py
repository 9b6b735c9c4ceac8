"""Bytes of pages become text, whatever they say they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.html.characters import text_of

ODD = ["utf-16", "utf-16le", "punycode", "idna", "iso-2022-jp", "gb18030", "big5-hkscs", "euc-kr", "utf-7", "cp1258"]


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Zürich".encode(), None, "Zürich"),
        ("Zürich".encode(), "utf-8", "Zürich"),
        ("Zürich".encode("latin-1"), "ISO-8859-1", "Zürich"),
        (b"\x93Peace\x94", "iso-8859-1", "“Peace”"),
        (b"\x93Peace\x94", None, "“Peace”"),
        ("Zürich".encode("utf-16"), None, "Zürich"),
        ("\ufeffZürich".encode(), "latin-1", "Zürich"),
        ('<meta charset="windows-1251">Женева'.encode("cp1251"), None, '<meta charset="windows-1251">Женева'),
        ('<?xml version="1.0" encoding="ISO-8859-15"?><p>€</p>'.encode("iso8859-15"), None, "<p>€</p>"),
        (b"Geneva \xff\xfe talks", "utf-8", "Geneva �� talks"),
        (b"Geneva", "no-such-charset", "Geneva"),
        (b"Geneva", "zlib", "Geneva"),
        (b"Geneva", "hex", "Geneva"),
        (b"", None, ""),
    ],
)
def test_text(data: bytes, charset: str | None, text: str) -> None:
    assert text_of(data, charset) == text


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=20), st.sampled_from(ODD)))
def test_there_is_always_a_text(data: bytes, charset: str | None) -> None:
    assert isinstance(text_of(data, charset), str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf_8_is_kept_as_it_is(text: str) -> None:
    if not text.startswith(("\ufeff", "<?xml")) and "charset" not in text:
        assert text_of(text.encode(), "UTF-8").strip() == text.strip()
